package vn.lienthong.matching.bench;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a list: persons of the register, strangers and doubles, spoilt as a profile says. */
final class ListMaker {

    private final People people;
    private final People others;
    private final Country country;
    private final Profile profile;
    private final long seed;
    private final long step;

    ListMaker(People people, Profile profile, long seed) {
        this.people = people;
        this.others = people.others();
        this.country = people.country;
        this.profile = profile;
        this.seed = seed;
        this.step = step(people.size);
    }

    /** A stride that meets every person once before any twice. */
    private static long step(long size) {
        long step = (long) (size * 0.618_033_988) | 1;
        while (!BigInteger.valueOf(step).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) {
            step += 2;
        }
        return step;
    }

    Row row(long number) {
        long who = who(number);
        Draw draw = new Draw(seed + 3, number);
        Row row = new Row();
        Citizen person;
        List<Citizen> household;
        if (who >= 0) {
            household = people.household(who);
            person = household.get((int) (who - household.getFirst().index()));
            row.truth = person.id();
        } else {
            Draw stranger = new Draw(seed + 4, who);
            household = people.household(stranger.below(people.size));
            person = stranger(stranger, household, -who);
        }
        spoil(person, household, row, draw);
        Quirks.apply(profile, row, draw);
        return row;
    }

    /** The register's index of the person of a row; a stranger has minus the number of the row that first told of them. */
    private long who(long number) {
        long row = number;
        while (true) {
            Draw draw = new Draw(seed + 2, row);
            double kind = draw.share();
            if (kind < profile.share("rows.double") && row > 0) {
                row = draw.below(row);
            } else if (kind < profile.share("rows.double") + profile.share("rows.stranger")) {
                return -1 - row;
            } else {
                return Math.floorMod(row * step + seed * 7_919, people.size);
            }
        }
    }

    /** Somebody else: quite another person, or one who lives with people of the register and has their surname. */
    private Citizen stranger(Draw draw, List<Citizen> household, long n) {
        Citizen made = others.person(draw.below(people.size));
        boolean relative = draw.happens(profile.share("rows.stranger.relative"));
        Citizen near = household.getFirst();
        Country.Province province = country.provinceOf(relative ? near.index() : made.index());
        long free = 1_000_000 - (province.end() - province.first());
        String number = People.number(
                province,
                province.end() - province.first() + Math.floorMod(n * 31, free),
                made.female(),
                made.born() / 10_000);
        return new Citizen(
                -1,
                made.number().isEmpty() ? "" : number,
                made.oldNumber().isEmpty() ? "" : People.digits(980_000_000L + n % 10_000_000, 9),
                relative ? near.surname() : made.surname(),
                made.middle(),
                made.given(),
                made.born(),
                made.female(),
                relative ? near.people() : made.people(),
                relative ? near.commune() : made.commune(),
                relative ? near.hamlet() : made.hamlet(),
                relative ? near.house() : made.house(),
                "alive");
    }

    private void spoil(Citizen person, List<Citizen> household, Row row, Draw draw) {
        number(person, household, row, draw);
        row.name = new NameDamage(person, draw)
                .write(profile.drawNames(draw), row, draw.happens(profile.share("name.capitals")));
        birth(person, row, draw);
        Damage sex = profile.draw(Damage.Field.SEX, draw);
        row.sex = sex == Damage.SEX_ABSENT ? "" : person.female() ^ (sex == Damage.SEX_WRONG) ? "F" : "M";
        note(row, sex);
        place(person, row, draw);
    }

    private static void note(Row row, @Nullable Damage damage) {
        if (damage != null) {
            row.damage.add(damage);
        }
    }

    private void number(Citizen person, List<Citizen> household, Row row, Draw draw) {
        Damage damage = profile.draw(Damage.Field.NUMBER, draw);
        String number = person.number();
        boolean old = damage == Damage.NUMBER_OLD || damage == Damage.NUMBER_OLD_DIGIT;
        if (number.isEmpty() || (old && person.oldNumber().isEmpty())) {
            damage = old && !number.isEmpty() ? null : Damage.NUMBER_ABSENT;
        }
        if (damage == Damage.NUMBER_RELATIVE) {
            List<Citizen> kin = new ArrayList<>(household);
            kin.removeIf(
                    other -> other.index() == person.index() || other.number().isEmpty());
            damage = kin.isEmpty() ? null : damage;
            number = kin.isEmpty() ? number : draw.of(kin).number();
        }
        if (damage != null) {
            number = NumberDamage.apply(
                    damage,
                    number,
                    person.oldNumber(),
                    draw,
                    () -> people.person(draw.below(people.size)).number());
        }
        note(row, damage);
        row.number = number.length() == 12 && draw.happens(profile.share("number.grouped"))
                ? number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6, 9) + " "
                        + number.substring(9)
                : number;
    }

    private void birth(Citizen person, Row row, Draw draw) {
        Damage damage = profile.draw(Damage.Field.BIRTH, draw);
        int form = profile.dateForm(draw);
        int born = person.born();
        int changed = damage == null ? born : changed(damage, born, draw);
        row.birth = damage == Damage.BIRTH_ABSENT ? "" : DateForms.write(changed, form);
        if (changed != born || damage == Damage.BIRTH_ABSENT) {
            note(row, damage);
        }
    }

    private static int changed(Damage damage, int born, Draw draw) {
        int year = born / 10_000;
        int month = born / 100 % 100;
        int day = born % 100;
        if (damage == Damage.BIRTH_YEAR_OFF) {
            return born + (draw.happens(0.5) ? 10_000 : -10_000);
        }
        if (day == 0) {
            return born;
        }
        return switch (damage) {
            case BIRTH_YEAR_ONLY -> year * 10_000;
            case BIRTH_FIRST_JANUARY -> year * 10_000 + 101;
            case BIRTH_SWAPPED -> day <= 12 ? year * 10_000 + day * 100 + month : born;
            case BIRTH_DIGIT -> digit(year, month, day, draw);
            case BIRTH_LUNAR -> LunarDay.of(LocalDate.of(year, month, day));
            default -> born;
        };
    }

    private static int digit(int year, int month, int day, Draw draw) {
        for (int i = 0; i < 20; i++) {
            int y = year;
            int m = month;
            int d = day;
            switch (draw.below(4)) {
                case 0 -> d = draw.happens(0.5) ? day / 10 * 10 + draw.below(10) : draw.below(4) * 10 + day % 10;
                case 1 -> m = draw.between(1, 12);
                case 2 -> y = year / 10 * 10 + draw.below(10);
                default -> y = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
            }
            int changed = y * 10_000 + m * 100 + d;
            boolean real = d > 0 && d <= LocalDate.of(y, m, 1).lengthOfMonth() && y < 2027;
            if (real && changed != year * 10_000 + month * 100 + day) {
                return changed;
            }
        }
        return year * 10_000 + month * 100 + day;
    }

    private void place(Citizen person, Row row, Draw draw) {
        Damage damage = profile.draw(Damage.Field.UNIT, draw);
        int commune = person.commune();
        int hamlet = person.hamlet();
        if (damage == Damage.UNIT_NEIGHBOUR) {
            commune = commune + 1 < country.communes.size() ? commune + 1 : Math.max(0, commune - 1);
        } else if (damage == Damage.UNIT_ELSEWHERE) {
            commune = draw.below(country.communes.size());
            hamlet = draw.below(country.communes.get(commune).hamlets().size());
        }
        note(row, damage);
        if (damage == Damage.PLACE_UNKNOWN) {
            return;
        }
        Country.Commune home = country.communes.get(commune);
        hamlet %= home.hamlets().size();
        boolean before = damage == Damage.UNIT_OLD;
        if (draw.happens(profile.share("unit.code"))) {
            row.unit = before ? home.old(hamlet).code() : home.code();
        }
        if (draw.happens(profile.share("address.given"))) {
            boolean free = draw.happens(profile.share("address.free"));
            note(row, free ? Damage.ADDRESS_FREE : null);
            String province = country.provinces.get(home.province()).name();
            String text = home.hamlets().get(hamlet) + ", "
                    + (before
                            ? home.old(hamlet).name() + ", " + home.old(hamlet).district() + ", " + province
                            : home.name() + ", " + province);
            row.address = free
                    ? free(text, draw)
                    : person.house() > 0 && draw.happens(0.5) ? "Số " + person.house() + ", " + text : text;
        }
    }

    /** As somebody wrote it in a hurry. */
    private static String free(String address, Draw draw) {
        String[] parts = address.split(", ", -1);
        String text = switch (draw.below(5)) {
            case 0 -> parts[0] + " - " + parts[1];
            case 1 -> parts[1];
            case 2 ->
                parts[0].replace("Thôn ", "T")
                                .replace("Xóm ", "X")
                                .replace("Ấp ", "ấp ")
                                .replace("Tổ dân phố ", "TDP ") + " "
                        + parts[1].replace("Xã ", "").replace("Phường ", "P.");
            case 3 -> address.replace("Xã ", "X.").replace("Huyện ", "H.").replace("Tỉnh ", "T.");
            default -> parts[0];
        };
        return draw.happens(0.4) ? Letters.fold(text).toLowerCase(Locale.ROOT) : text;
    }
}

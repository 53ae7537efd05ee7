package vn.lienthong.matching.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Invented people in families. Every household is made from the seed and its place alone, so a person of any index is made
 * again at any time and nothing is kept.
 */
final class People {

    /** Households are cut out of runs of so many people. */
    static final int GROUP = 18;

    private static final int TODAY = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    private static final long SERIALS = 1_000_000;
    private static final long STRIDE = 387_421;
    private static final long OLD_SERIALS = 10_000_000;
    private static final long OLD_STRIDE = 6_180_339;
    private static final int[][] CUTS = {
        {4, 3, 2, 5, 4},
        {1, 4, 3, 6, 4},
        {2, 4, 1, 3, 5, 3},
        {4, 4, 3, 2, 4, 1},
        {3, 6, 2, 4, 3},
        {5, 2, 4, 1, 4, 2},
        {7, 4, 3, 2, 1, 1}
    };

    private enum Role {
        HEAD,
        SPOUSE,
        CHILD,
        PARENT
    }

    final Country country;
    final long size;
    private final NamePools names;
    private final long seed;

    People(long size, long seed, NamePools names, Country country) {
        this.size = size;
        this.seed = seed;
        this.names = names;
        this.country = country;
    }

    People(long size, long seed) {
        this(size, seed, new NamePools());
    }

    private People(long size, long seed, NamePools names) {
        this(size, seed, names, new Country(size, seed, names));
    }

    /** Others, who live in the same country and are not in the register. */
    People others() {
        return new People(size, seed + 77_777, names, country);
    }

    NamePools names() {
        return names;
    }

    Citizen person(long index) {
        List<Citizen> household = household(index);
        return household.get((int) (index - household.getFirst().index()));
    }

    /** Those who live with the person of an index, that person too. */
    List<Citizen> household(long index) {
        long start = index / GROUP * GROUP;
        long first = start;
        for (int part : cut(start)) {
            if (index < first + part) {
                return family(first, (int) Math.min(part, size - first));
            }
            first += part;
        }
        throw new IllegalStateException("cut of " + index);
    }

    /** All people from one index to another, group by group. */
    void each(long from, long until, java.util.function.Consumer<Citizen> take) {
        for (long at = from; at < until; ) {
            List<Citizen> household = household(at);
            household.forEach(take);
            at += household.size();
        }
    }

    private int[] cut(long start) {
        return CUTS[new Draw(seed + 1, start).below(CUTS.length)];
    }

    private List<Citizen> family(long first, int many) {
        Draw draw = new Draw(seed, first);
        int commune = draw.happens(0.1) ? draw.below(country.communes.size()) : country.communeOf(first);
        Country.Commune home = country.communes.get(commune);
        int people = home.people() != 1 && draw.happens(0.7)
                ? home.people()
                : draw.happens(0.02) ? names.minorities.pick(draw) : 1;
        int hamlet = draw.below(home.hamlets().size());
        int house = draw.happens(0.45) ? draw.between(1, 240) : 0;
        Weighted<List<String>> surnames = home.south() ? names.southern : names.surnames;
        boolean old = draw.happens(0.25);
        boolean single = many > 1 && draw.happens(0.12);
        int headAge = many == 1 ? draw.between(19, 88) : old ? draw.between(50, 86) : draw.between(26, 58);
        boolean headFemale = draw.happens(many == 1 ? 0.5 : 0.24);
        int spouseAge = Math.max(19, headAge + (headFemale ? draw.between(-1, 7) : draw.between(-7, 2)));
        int motherAge = headFemale ? headAge : single ? headAge - 3 : spouseAge;
        List<String> father = surnames.pick(draw);
        List<String> generation = List.of();
        int lastBorn = 0;
        List<Citizen> all = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            Role role = i == 0
                    ? Role.HEAD
                    : i == 1 && !single ? Role.SPOUSE : i >= 4 && draw.happens(0.45) ? Role.PARENT : Role.CHILD;
            boolean female = switch (role) {
                case HEAD -> headFemale;
                case SPOUSE -> !headFemale;
                case CHILD -> draw.happens(0.474);
                case PARENT -> draw.happens(0.62);
            };
            int age = switch (role) {
                case HEAD -> headAge;
                case SPOUSE -> spouseAge;
                case CHILD -> Math.max(0, motherAge - draw.between(19, 38));
                case PARENT -> Math.min(101, headAge + draw.between(20, 36));
            };
            boolean twin = role == Role.CHILD && lastBorn != 0 && draw.happens(0.012);
            LocalDate day = LocalDate.ofEpochDay(TODAY - 1 - (long) (age * 365.2425) - draw.below(365));
            int born = twin ? lastBorn : day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
            int year = born / 10_000;
            boolean own = role == Role.SPOUSE || (role == Role.PARENT && female);
            NamePools.Pattern pattern = names.pattern(people, female ? 1 : 0);
            List<String> surname = pattern != null ? pattern.surnames().pick(draw) : own ? surnames.pick(draw) : father;
            List<String> middle =
                    (pattern != null ? pattern.middles() : names.middles(female ? 1 : 0, year)).pick(draw);
            if (role == Role.CHILD) {
                if (!generation.isEmpty()
                        && draw.happens(0.35)
                        && pattern == null
                        && !middle.equals(List.of("Thị"))
                        && !female) {
                    middle = generation;
                }
                generation = female ? generation : middle;
                lastBorn = born;
            }
            List<String> given = (pattern != null ? pattern.givens() : names.givens(female ? 1 : 0, year)).pick(draw);
            if (pattern != null && draw.happens(0.8)) {
                // The lists of the smaller peoples are samples; real names are far more.
                List<String> called = draw.happens(0.75)
                        ? names.syllable(female ? 1 : 0, draw)
                        : names.givens(female ? 1 : 0, year).pick(draw);
                if (surname.getFirst().startsWith("H'")) {
                    surname = List.of("H'" + called.getFirst());
                } else {
                    given = given.size() > 1 ? List.of(called.getFirst(), given.getLast()) : called;
                }
            }
            if (role == Role.CHILD && taken(all, given)) {
                // Nobody gives a child the name of their elders or of another child.
                given = names.givens(female ? 1 : 0, year).pick(draw);
            }
            all.add(citizen(
                    first + i,
                    surname,
                    middle,
                    given,
                    registered(born, draw),
                    female,
                    people,
                    commune,
                    hamlet,
                    house,
                    draw));
        }
        return all;
    }

    private static boolean taken(List<Citizen> all, List<String> given) {
        return all.stream().anyMatch(other -> other.given().equals(given));
    }

    /** The day as the register knows it: of the old it often knows the year alone, or the first of January. */
    private static int registered(int born, Draw draw) {
        int year = born / 10_000;
        double odd = draw.share();
        if (year < 1956) {
            return odd < 0.08 ? year * 10_000 : odd < 0.1 ? born / 100 * 100 : odd < 0.18 ? year * 10_000 + 101 : born;
        }
        return year < 1980 && odd < 0.03 ? year * 10_000 + 101 : born;
    }

    private Citizen citizen(
            long index,
            List<String> surname,
            List<String> middle,
            List<String> given,
            int born,
            boolean female,
            int people,
            int commune,
            int hamlet,
            int house,
            Draw draw) {
        double odd = draw.share();
        int year = born / 10_000;
        boolean wrongYear = odd > 0.998;
        String number =
                odd < 0.005 ? "" : number(index, female ^ (odd > 0.9970 && odd < 0.9975), wrongYear ? year - 1 : year);
        String oldNumber = year <= 2004 && draw.happens(0.85) ? oldNumber(index) : "";
        double fate = draw.share();
        boolean dead = year < 1950 ? fate < 0.15 : fate < 0.012;
        String status = dead ? "deceased" : fate > 0.985 ? "moved" : "alive";
        return new Citizen(
                index, number, oldNumber, surname, middle, given, born, female, people, commune, hamlet, house, status);
    }

    String number(long index, boolean female, int year) {
        Country.Province province = country.provinceOf(index);
        return number(province, index - province.first(), female, year);
    }

    /** The n-th person of a province has a serial that nobody else of it has, whatever their birth year. */
    static String number(Country.Province province, long n, boolean female, int year) {
        long serial = Math.floorMod(n * STRIDE + 12_345L * province.numberCode(), SERIALS);
        int century = (year - 1900) / 100 * 2 + (female ? 1 : 0);
        return digits(province.numberCode(), 3) + century + digits(year % 100, 2) + digits(serial, 6);
    }

    /** Nine digits, given province by province; some provinces gave again what their neighbour had given. */
    private String oldNumber(long index) {
        Country.Province province = country.provinceOf(index);
        int place = country.provinces.indexOf(province);
        long n = index - province.first();
        boolean again = place % 2 == 1 && n / 1000 % 7 == 0;
        long serial = Math.floorMod(n * OLD_STRIDE + 7, OLD_SERIALS);
        return digits(10L + (again ? place - 1 : place), 2) + digits(serial, 7);
    }

    static String digits(long value, int width) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}

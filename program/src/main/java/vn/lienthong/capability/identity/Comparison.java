package vn.lienthong.capability.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;
import vn.lienthong.kernel.TypedDay;
import vn.lienthong.kernel.VietnameseText;

/** What was laid before the counter beside the person whom the register knows by that number. */
record Comparison(List<Check.Differing> differences, Set<Check.Warning> warnings) {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}/]+");

    /**
     * @param card whether a card, or its number, was laid there: then the card's state matters
     * @param today in Vietnam
     */
    static Comparison of(Said said, Person person, boolean card, LocalDate today) {
        List<Check.Differing> differences = new ArrayList<>();
        Set<Check.Warning> warnings = EnumSet.noneOf(Check.Warning.class);
        name(said, person, differences);
        birth(said, person, differences);
        sex(said, person, differences);
        oldNumber(said, person, differences);
        address(said, person, differences);
        number(said, person, warnings);
        life(person, warnings);
        if (card) {
            card(said, person, today, differences, warnings);
        }
        return new Comparison(differences, warnings);
    }

    /** Whether something tells the two persons apart. */
    boolean telling() {
        return differences.stream().anyMatch(one -> one.what().telling());
    }

    boolean differs(Check.Difference what) {
        return differences.stream().anyMatch(one -> one.what() == what);
    }

    private static void name(Said said, Person person, List<Check.Differing> differences) {
        String known = person.fullName();
        if (known == null || said.name().isEmpty()) {
            return;
        }
        NameMatch.Match match = NameMatch.of(said.name(), said.marked(), known);
        if (match == NameMatch.Match.SAME) {
            return;
        }
        boolean former = person.formerNames().stream()
                .anyMatch(one -> NameMatch.of(said.name(), said.marked(), one.fullName()) == NameMatch.Match.SAME);
        Check.Difference what = former
                ? Check.Difference.FORMER_NAME
                : match == NameMatch.Match.OTHER ? Check.Difference.NAME : Check.Difference.NAME_MARKS;
        differences.add(new Check.Differing(what, said.name(), known));
    }

    private static void birth(Said said, Person person, List<Check.Differing> differences) {
        BirthDate card = said.birth();
        Person.Birth known = person.birth();
        if (card != null && known != null && !card.agrees(date(known))) {
            differences.add(new Check.Differing(Check.Difference.BIRTH, words(card), known.words()));
        }
    }

    private static void sex(Said said, Person person, List<Check.Differing> differences) {
        Sex card = said.sex();
        Sex known = sex(person.sex());
        if (card != null && known != null && card != known) {
            differences.add(new Check.Differing(Check.Difference.SEX, card.name(), known.name()));
        }
    }

    /** Nothing is said against a card whose old number the register never knew. */
    private static void oldNumber(Said said, Person person, List<Check.Differing> differences) {
        List<String> known = person.otherNumbers().stream()
                .filter(one -> one.kind() == Person.OtherNumber.Kind.CMND)
                .map(Person.OtherNumber::number)
                .toList();
        if (said.number() != null
                && said.oldNumber() != null
                && !known.isEmpty()
                && !known.contains(said.oldNumber().text())) {
            differences.add(new Check.Differing(
                    Check.Difference.OLD_NUMBER, said.oldNumber().text(), String.join(", ", known)));
        }
    }

    /** Units were merged and renamed since most cards were made: only the part below the unit is compared. */
    private static void address(Said said, Person person, List<Check.Differing> differences) {
        List<Person.Residence> lived =
                person.residences().stream().filter(one -> one.until() == null).toList();
        if (said.address().isEmpty() || lived.isEmpty()) {
            return;
        }
        String card = words(said.address());
        if (lived.stream().noneMatch(one -> card.contains(words(one.address())))) {
            differences.add(new Check.Differing(
                    Check.Difference.ADDRESS, said.address(), lived.getFirst().address()));
        }
    }

    private static void number(Said said, Person person, Set<Check.Warning> warnings) {
        PersonalNumber card = said.number();
        if (card != null
                && !card.equals(person.number())
                && person.otherNumbers().stream()
                        .anyMatch(one -> one.kind() == Person.OtherNumber.Kind.CANCELLED
                                && one.number().equals(card.text()))) {
            warnings.add(Check.Warning.NUMBER_CANCELLED);
        }
        if (person.quality().contains(Person.Quality.NUMBER_TWICE)) {
            warnings.add(Check.Warning.NUMBER_REUSED);
        }
    }

    private static void life(Person person, Set<Check.Warning> warnings) {
        Person.Life life = person.life();
        if (life != null && life.status() == Person.Life.Status.DECEASED) {
            warnings.add(Check.Warning.PERSON_DECEASED);
        }
        if (life != null && life.status() == Person.Life.Status.MISSING) {
            warnings.add(Check.Warning.PERSON_MISSING);
        }
        Person.ElectronicIdentity electronic = person.electronicIdentity();
        if (electronic != null && electronic.state() == Person.ElectronicIdentity.State.LOCKED) {
            warnings.add(Check.Warning.ELECTRONIC_IDENTITY_LOCKED);
        }
    }

    private static void card(
            Said said, Person person, LocalDate today, List<Check.Differing> differences, Set<Check.Warning> warnings) {
        Person.Card known = person.card();
        LocalDate issued = known == null ? null : known.issued();
        boolean same = said.issued() == null || issued == null || said.issued().equals(issued);
        LocalDate ends = said.expires() != null ? said.expires() : known != null && same ? known.expires() : null;
        if (ends != null && ends.isBefore(today)) {
            warnings.add(Check.Warning.CARD_EXPIRED);
        }
        if (known == null) {
            return;
        }
        if (same) {
            state(known.state(), warnings);
            if (said.expires() != null
                    && known.expires() != null
                    && !said.expires().equals(known.expires())) {
                differences.add(
                        new Check.Differing(Check.Difference.EXPIRES, day(said.expires()), day(known.expires())));
            }
            return;
        }
        differences.add(new Check.Differing(Check.Difference.ISSUED, day(said.issued()), day(issued)));
        if (said.issued() != null && issued != null && said.issued().isBefore(issued)) {
            warnings.add(Check.Warning.CARD_REPLACED);
        }
    }

    private static void state(Person.Card.State state, Set<Check.Warning> warnings) {
        switch (state) {
            case LOST -> warnings.add(Check.Warning.CARD_REPORTED_LOST);
            case REVOKED -> warnings.add(Check.Warning.CARD_REVOKED);
            case EXPIRED -> warnings.add(Check.Warning.CARD_EXPIRED);
            case NONE, VALID -> {}
        }
    }

    static BirthDate date(Person.Birth birth) {
        LocalDate day = birth.day();
        return switch (birth.precision()) {
            case DAY -> BirthDate.of(day);
            case MONTH -> new BirthDate(day.getYear(), day.getMonthValue(), 0);
            case YEAR -> new BirthDate(day.getYear(), 0, 0);
        };
    }

    static @Nullable Sex sex(Person.@Nullable Sex sex) {
        return sex == Person.Sex.MALE ? Sex.MALE : sex == Person.Sex.FEMALE ? Sex.FEMALE : null;
    }

    /** As papers write it. */
    static String words(BirthDate birth) {
        return switch (birth.precision()) {
            case DAY -> TypedDay.show(LocalDate.of(birth.year(), birth.month(), birth.day()));
            case MONTH -> String.format(java.util.Locale.ROOT, "%02d/%d", birth.month(), birth.year());
            case YEAR -> Integer.toString(birth.year());
        };
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : TypedDay.show(day);
    }

    private static String words(String address) {
        return " "
                + BETWEEN.matcher(VietnameseText.fold(address)).replaceAll(" ").strip() + " ";
    }
}

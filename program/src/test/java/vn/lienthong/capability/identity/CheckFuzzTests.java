package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.capability.registry.Person;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.QrReading;

/** Whatever is scanned or typed: an answer comes, and nobody is taken for another. */
class CheckFuzzTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String CARD = "097085300001|123456789|Mạc Thử An|21071985|Nam|Thôn 1, Xã Thử|15062022";

    private static Person person(String number, String name, LocalDate born) {
        return new Person(
                new UUID(1, 1),
                "99001",
                Set.of(),
                new PersonalNumber(number),
                name,
                List.of(),
                new Person.Birth(born, Person.Birth.Precision.DAY),
                Person.Sex.MALE,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                true,
                1);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(400);
        Arbitrary<String> pieces = Arbitraries.of(
                        "|",
                        "||",
                        "097085300001",
                        "Mạc",
                        "MAC<THU",
                        "IDVNM",
                        "<<",
                        "21071985",
                        "Nam",
                        "Nữ",
                        "\u0301",
                        "\u0000",
                        "\uD800",
                        "1",
                        "̣",
                        " ")
                .list()
                .ofMaxSize(60)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(any, pieces, damaged());
    }

    /** A card with some signs changed, lost or doubled. */
    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, CARD.length() - 1);
        Arbitrary<String> sign = Arbitraries.of("", "|", "0", "9", "a", "Ệ", "\u0301", "?");
        return Combinators.combine(at.list().ofMinSize(1).ofMaxSize(4), sign).as((places, put) -> {
            StringBuilder text = new StringBuilder(CARD);
            for (int place : places) {
                if (place < text.length()) {
                    text.replace(place, place + 1, put);
                }
            }
            return text.toString();
        });
    }

    @Property(tries = 3000)
    void everyScanIsAnsweredAndNamesOnlyANumberThatItHolds(@ForAll("texts") String text) {
        for (Scan scan : List.of(
                new Scan.Qr(QrReading.of(text), false),
                new Scan.Mrz(MrzReading.of(text, TODAY), false),
                new Scan.Typed(text, text, null))) {
            Reading reading = Reading.of(scan);
            CheckPages.hints(scan).forEach(hint -> assertThat(hint).startsWith("identity."));
            if (reading instanceof Reading.Somebody somebody && somebody.said().number() != null) {
                assertThat(somebody.level()).isNotEqualTo(Level.CHIP);
                Comparison.of(somebody.said(), person("097085300001", "Mạc Thử An", TODAY), true, TODAY);
            }
        }
    }

    @Property(tries = 3000)
    void aDamagedCardIsNeverAPersonOfAnotherNameOrBirth(@ForAll("damaged") String text) {
        Person other = person("097085300001", "Mạc Thủ An", LocalDate.of(1985, 7, 12));
        if (Reading.of(new Scan.Qr(QrReading.of(text), false)) instanceof Reading.Somebody somebody) {
            Said said = somebody.said();
            boolean fits = !Comparison.of(said, other, true, TODAY).telling();
            BirthDate birth = said.birth();
            boolean sameBirth = birth == null || birth.equals(new BirthDate(1985, 7, 12));
            boolean sameName =
                    said.name().isEmpty() || !said.marked() || said.name().equalsIgnoreCase("Mạc Thủ An");
            assertThat(!fits || (sameBirth && sameName)).isTrue();
        }
    }

    @Property(tries = 1000)
    void aTypedBirthIsReadOrRefused(@ForAll("texts") String text) {
        TypedBirth.read(text).ifPresent(birth -> assertThat(birth.year()).isBetween(1850, 2399));
    }
}

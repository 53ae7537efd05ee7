package vn.lienthong.idcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.lienthong.idcard.simulator.Zones;

/** Whatever is scanned: an answer comes, soon, and no other person than the one on the card. */
class ReadingFuzzTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String QR =
            "098099012345|012345678|Nguyễn Văn An|31121999|Nam|Số 1, Phố Đá, Phường B, Quận C, Hà Nội|15042021";
    private static final String ZONE = Zones.of("098099012345", "991231", "M", "391231", "NGUYEN<<VAN<AN");

    @Property(tries = 3000)
    void anyTextIsAnswered(@ForAll String text) {
        assertThat(QrReading.of(text)).isNotNull();
        assertThat(MrzReading.of(text, TODAY)).isNotNull();
        assertThat(PersonalNumber.read(text)).isNotNull();
    }

    @Property(tries = 3000)
    void textMadeOfCardPiecesIsAnswered(@ForAll("pieces") String text) {
        assertThat(QrReading.of(text)).isNotNull();
        assertThat(MrzReading.of(text, TODAY)).isNotNull();
    }

    /** A number in the answer stands in the scan, digit for digit, and at its head: it is never taken from elsewhere. */
    @Property(tries = 5000)
    void aDamagedScanGivesNoOtherNumber(@ForAll("damaged") String text) {
        QrReading reading = QrReading.of(text);
        if (reading instanceof QrReading.Read read) {
            assertThat(QrFields.stripped(text)).startsWith(read.card().number().text());
        } else if (reading instanceof QrReading.ReadWithDoubts read
                && !read.mended().contains(QrReading.Mending.KEYBOARD_LAYOUT)) {
            assertThat(QrFields.stripped(text)).startsWith(read.card().number().text());
        }
    }

    /** One sign wrong: found by the check digits, or put right to the same person, or it stood where nothing is checked. */
    @Property(tries = 5000)
    void oneMisreadSignOfAZoneNeverGivesAnotherPerson(@ForAll Random random) {
        StringBuilder zone = new StringBuilder(ZONE);
        int at = random.nextInt(zone.length());
        zone.setCharAt(at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<".charAt(random.nextInt(37)));
        MrzReading reading = MrzReading.of(zone.toString(), TODAY);
        if (reading instanceof MrzReading.Read read && zone.charAt(at) != ZONE.charAt(at)) {
            PersonalNumber number = read.mrz().number();
            boolean flagged = read.flags().contains(Flag.DOCUMENT_NUMBER_DIFFERS);
            assertThat(number == null || number.text().equals("098099012345") || flagged)
                    .isTrue();
            assertThat(read.mrz().birth()).isEqualTo(new BirthDate(1999, 12, 31));
        }
    }

    /** Letters that recognition puts for digits: the same person or none. */
    @Property(tries = 3000)
    void lookalikesGiveTheSamePersonOrNone(@ForAll Random random) {
        StringBuilder zone = new StringBuilder(ZONE);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int at = 5 + random.nextInt(22);
            int digit = "0123456789".indexOf(zone.charAt(at));
            if (digit >= 0) {
                zone.setCharAt(at, new String[] {"OD", "IL", "Z", "B", "A", "S", "G", "T", "BS", "G"}[digit].charAt(0));
            }
        }
        MrzReading reading = MrzReading.of(zone.toString(), TODAY);
        if (reading instanceof MrzReading.Read read) {
            assertThat(read.mrz().number()).isEqualTo(new PersonalNumber("098099012345"));
        }
    }

    @Property(tries = 50)
    void longTextIsAnsweredToo(@ForAll("pieces") String text) {
        assertThat(QrReading.of(text.repeat(400))).isNotNull();
        assertThat(MrzReading.of(text.repeat(400), TODAY)).isNotNull();
    }

    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> piece = Arbitraries.of(
                "098099012345",
                "012345678",
                "|",
                "||",
                "Nguyễn Văn An",
                "31121999",
                "Nam",
                "Nữ",
                "15042021",
                "\u0301",
                "\u0323",
                "đ",
                "ế",
                "?",
                "\uFFFD",
                "Ã ",
                "á»…",
                "Vawn",
                "Nguye64n",
                "\r\n",
                ",",
                ";",
                " ",
                "IDVNM0990123459001099012345<<0",
                "9912315M3912313VNM<<<<<<<<<<<6",
                "NGUYEN<<VAN<AN",
                "<",
                "O",
                "http://",
                "\uD83D\uDE00",
                "\0",
                "nGUYỄN");
        return piece.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, QR.length() - 1),
                        Arbitraries.chars(),
                        Arbitraries.integers().between(0, 3))
                .as((at, sign, deed) -> switch (deed) {
                    case 0 -> QR.substring(0, at) + sign + QR.substring(at + 1);
                    case 1 -> QR.substring(0, at) + QR.substring(at + 1);
                    case 2 -> QR.substring(0, at) + sign + QR.substring(at);
                    default -> QR.substring(at) + QR.substring(0, at);
                });
    }
}

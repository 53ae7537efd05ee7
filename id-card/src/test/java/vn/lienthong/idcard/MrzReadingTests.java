package vn.lienthong.idcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.idcard.MrzReading.Part;
import vn.lienthong.idcard.MrzReading.Why;
import vn.lienthong.idcard.simulator.Zones;

class MrzReadingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String AN = """
            IDVNM0990123459001099012345<<0
            9912315M3912313VNM<<<<<<<<<<<6
            NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<""";

    @Test
    void readsAVietnameseCard() {
        MrzReading.Read read = read(AN);
        Mrz mrz = read.mrz();
        assertThat(mrz.number()).isEqualTo(new PersonalNumber("001099012345"));
        assertThat(mrz.documentNumber()).isEqualTo("099012345");
        assertThat(mrz.birth()).isEqualTo(new BirthDate(1999, 12, 31));
        assertThat(mrz.sex()).isEqualTo(Sex.MALE);
        assertThat(mrz.expires()).isEqualTo(LocalDate.of(2039, 12, 31));
        assertThat(mrz.surname()).isEqualTo("NGUYEN");
        assertThat(mrz.givenNames()).isEqualTo("VAN AN");
        assertThat(mrz.keyText()).isEqualTo("099012345999123153912313");
        assertThat(read.repaired()).isZero();
        assertThat(read.flags()).isEmpty();
    }

    @Test
    void readsTheExampleOfDoc9303Part5() {
        Mrz mrz = read("""
                I<UTOD231458907<<<<<<<<<<<<<<<
                7408122F1204159UTO<<<<<<<<<<<6
                ERIKSSON<<ANNA<MARIA<<<<<<<<<<""").mrz();
        assertThat(mrz.number()).isNull();
        assertThat(mrz.documentNumber()).isEqualTo("D23145890");
        assertThat(mrz.birth()).isEqualTo(new BirthDate(1974, 8, 12));
        assertThat(mrz.sex()).isEqualTo(Sex.FEMALE);
        assertThat(mrz.givenNames()).isEqualTo("ANNA MARIA");
    }

    @Test
    void ninetyNineIsNoExpiry() {
        assertThat(read(Zones.of("098150012345", "500412", "F", "991231", "LE<<THI<TU"))
                        .mrz()
                        .expires())
                .isNull();
        assertThat(read(Zones.of("098150012345", "500412", "F", "991230", "LE<<THI<TU"))
                        .mrz()
                        .expires())
                .isEqualTo(LocalDate.of(2099, 12, 30));
    }

    @ParameterizedTest
    @CsvSource({
        "098020012345,200412,1920", // the number says 20th century
        "098220012345,200412,2020",
        "098221012345,300412,1930", // the number disagrees, and 2030 is to come
        "098099012345,250412,2025",
        "098430012345,300412,1930", // a number of the next century proves nothing today
    })
    void theCenturyOfBirthComesFromTheNumber(String number, String birth, int year) {
        assertThat(read(Zones.of(number, birth, "M", "391231", "LE<<VAN<BA"))
                        .mrz()
                        .birth()
                        .year())
                .isEqualTo(year);
    }

    @Test
    void anUnknownMonthIsNotInvented() {
        Mrz mrz = read(Zones.of("098050012345", "50<<<<", "M", "991231", "LE<<VAN<BA"))
                .mrz();
        assertThat(mrz.birth()).isEqualTo(new BirthDate(1950, 0, 0));
    }

    @Test
    void lettersAreReadAsDigitsOnlyWhereCheckDigitsProveIt() {
        MrzReading.Read read = read(
                AN.replace("0990123459001099012345", "O99OI23459001O9901Z34S").replace("39123", "3912B"));
        assertThat(read.mrz().number()).isEqualTo(new PersonalNumber("001099012345"));
        assertThat(read.mrz()).isEqualTo(read(AN).mrz());
        assertThat(read.repaired()).isEqualTo(7);
    }

    @Test
    void aRepairThatMightMeanTwoPersonsIsNotMade() {
        // The same letter in both copies of the number and in its check digit: several readings agree.
        assertThat(failed(AN.replace("0990123459001099012345", "B990123BSB001B990123BS")))
                .isNotEmpty();
        assertThat(failed(AN.replace("9912315M", "9912316M"))).contains(Part.BIRTH_DATE);
        assertThat(failed(AN.replace("<<<6", "<<<7"))).containsExactly(Part.WHOLE);
        assertThat(failed(AN.replace("0990123459", "0990123458"))).contains(Part.DOCUMENT_NUMBER);
    }

    @Test
    void aDocumentNumberThatIsNotTheEndOfTheNumberIsFlagged() {
        String zone = Zones.of("001099012345", "991231", "M", "391231", "NGUYEN<<VAN<AN", "099012346");
        assertThat(read(zone).flags()).containsExactly(Flag.DOCUMENT_NUMBER_DIFFERS);
    }

    /** Every check digit agrees, and the two copies of the number do not: no letter is taken for a digit then. */
    @Test
    void lettersAreNotRepairedWhereTheNumberContradictsItself() {
        String zone = Zones.of("001099012345", "991231", "M", "391231", "NGUYEN<<VAN<AN", "099012346");
        assertThat(failed(zone.replace("IDVNM09", "IDVNMO9"))).isNotEmpty();
    }

    @Test
    void namesThatRecognitionGarbledAreLeftEmpty() {
        assertThat(read(AN.replace("VAN<AN", "V4N<AN")).mrz().givenNames()).isEmpty();
    }

    @Test
    void takesTheZoneOutOfItsSurroundings() {
        Mrz mrz = read(AN).mrz();
        assertThat(read(AN.replace("\n", "")).mrz()).isEqualTo(mrz);
        assertThat(read("CĂN CƯỚC\r\n" + AN.replace("\n", "\r\n\r\n").toLowerCase(java.util.Locale.ROOT) + "\r\n")
                        .mrz())
                .isEqualTo(mrz);
        assertThat(read(AN.replace("<<<<<<<<<<<<<<<<", "")).mrz()).isEqualTo(mrz);
        assertThat(read(AN.replace("<<VAN", "«VAN").replace("NGUYEN", "N G UYEN"))
                        .mrz())
                .isEqualTo(mrz);
    }

    @Test
    void whatIsNoZoneIsNamed() {
        assertThat(not("")).isEqualTo(Why.EMPTY);
        assertThat(not(AN.substring(0, 50))).isEqualTo(Why.INCOMPLETE);
        assertThat(not("P<VNMNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<<<<<<<<<<\n")).isEqualTo(Why.PASSPORT);
        assertThat(not("Xin chào")).isEqualTo(Why.OTHER);
        assertThat(not("V" + AN.substring(1))).isEqualTo(Why.OTHER);
    }

    private static MrzReading.Read read(String text) {
        MrzReading reading = MrzReading.of(text, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.Read.class);
        return (MrzReading.Read) reading;
    }

    private static java.util.Set<Part> failed(String text) {
        MrzReading reading = MrzReading.of(text, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.CheckFailed.class);
        return ((MrzReading.CheckFailed) reading).parts();
    }

    private static Why not(String text) {
        MrzReading reading = MrzReading.of(text, TODAY);
        assertThat(reading).isInstanceOf(MrzReading.NotAnMrz.class);
        return ((MrzReading.NotAnMrz) reading).why();
    }
}

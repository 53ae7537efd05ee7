package vn.lienthong.idcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.idcard.QrReading.Doubt;
import vn.lienthong.idcard.QrReading.Lookalike;
import vn.lienthong.idcard.QrReading.Mending;

/** Invented people: province code 098 does not exist. */
class QrReadingTests {

    private static final String CLEAN =
            "098099012345|012345678|Nguyễn Văn An|31121999|Nam|Số 1, Phố Đá, Phường B, Quận C, Hà Nội|15042021";

    @Test
    void readsTheCardOf2021() {
        QrReading.Read read = read(CLEAN);
        CardQr card = read.card();
        assertThat(card.number().text()).isEqualTo("098099012345");
        assertThat(card.oldNumber()).isEqualTo(new OldNumber("012345678"));
        assertThat(card.name()).isEqualTo("Nguyễn Văn An");
        assertThat(card.birth()).isEqualTo(new BirthDate(1999, 12, 31));
        assertThat(card.sex()).isEqualTo(Sex.MALE);
        assertThat(card.address()).isEqualTo("Số 1, Phố Đá, Phường B, Quận C, Hà Nội");
        assertThat(card.issued()).isEqualTo(LocalDate.of(2021, 4, 15));
        assertThat(card.form()).isEqualTo(CardQr.Form.CARD_2021);
        assertThat(read.mended()).isEmpty();
        assertThat(read.flags()).containsExactly(Flag.BIRTHPLACE_UNKNOWN);
    }

    @Test
    void readsACardWithoutAnOldNumberAndOneFromTheHighlands() {
        CardQr card = read("098184000001||H'Mơ Niê|01011984|Nữ|Buôn K'la, Xã Ea Kar|02022022")
                .card();
        assertThat(card.oldNumber()).isNull();
        assertThat(card.name()).isEqualTo("H'Mơ Niê");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
        assertThat(read("098084000001||Y Bŏm Niê|1984|Nam|Buôn Đôn|02022022")
                        .card()
                        .birth())
                .isEqualTo(new BirthDate(1984, 0, 0));
    }

    @Test
    void readsTheCardOf2024WithParentsAndACancelledNumber() {
        CardQr child = read("098220000001||Trần Thị Bé|05062020|Nữ|Thôn 2, Xã Đá Bạc|20082024||Trần Văn Ba|Lê Thị Tư|")
                .card();
        assertThat(child.form()).isEqualTo(CardQr.Form.CARD_2024);
        assertThat(child.parentNames()).containsExactly("Trần Văn Ba", "Lê Thị Tư");
        assertThat(child.cancelledNumbers()).isEmpty();
        CardQr grown =
                read("098099012345|012345678|Nguyễn Văn An|31121999|Nam|Thôn 2, Xã Đá Bạc|20082024|098099999999|x9")
                        .card();
        assertThat(grown.cancelledNumbers()).containsExactly(new PersonalNumber("098099999999"));
        assertThat(grown.tail()).containsExactly("098099999999", "x9");
    }

    @Test
    void aParentsNumberIsNotTakenForTheChilds() {
        CardQr card = read("098220000001||Trần Thị Bé|05062020|Nữ|Xã Đá Bạc|20082024|Trần Văn Ba|098085000001")
                .card();
        assertThat(card.cancelledNumbers()).isEmpty();
    }

    @Test
    void contradictionsAreFlags() {
        QrReading.Read read = read("001199012345||Nguyễn Văn An|31121998|Nam|Phường B, Hà Nội|15041997");
        assertThat(read.flags())
                .containsExactlyInAnyOrder(
                        Flag.SEX_DIFFERS,
                        Flag.BIRTH_YEAR_DIFFERS,
                        Flag.ISSUED_BEFORE_BIRTH,
                        Flag.ISSUED_BEFORE_SUCH_CARDS);
    }

    @Test
    void blanksLineEndsAndDecomposedLettersDoNoHarm() {
        String apart = java.text.Normalizer.normalize(CLEAN, java.text.Normalizer.Form.NFD);
        QrReading.Read read = read("\uFEFF]Q1" + apart + "\r\n");
        assertThat(read.card()).isEqualTo(read(CLEAN).card());
        assertThat(read.mended()).containsExactly(Mending.COMPOSED);
        assertThat(read("\t" + CLEAN + "|\r").card()).isEqualTo(read(CLEAN).card());
    }

    @Test
    void capitalsArePutRight() {
        assertThat(read(CLEAN.replace("Nguyễn Văn An", "NGUYỄN VĂN AN").replace("|Nam|", "|NAM|"))
                        .card()
                        .name())
                .isEqualTo("Nguyễn Văn An");
        QrReading.Read capsLock = read(CLEAN.replace("Nguyễn Văn An", "nGUYỄN vĂN aN"));
        assertThat(capsLock.card().name()).isEqualTo("Nguyễn Văn An");
        assertThat(capsLock.mended()).containsExactly(Mending.CAPITALS);
        assertThat(read(CLEAN.replace("Nguyễn Văn An", "Y Bom Niê")).mended()).isEmpty();
    }

    @Test
    void bytesShownAsWindowsLettersAreTurnedBack() throws Exception {
        byte[] utf8 = CLEAN.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder();
        for (byte b : utf8) {
            String one = new String(new byte[] {b}, java.nio.charset.Charset.forName("windows-1252"));
            shown.append(one.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : one);
        }
        QrReading.Read read = read(shown.toString());
        assertThat(read.card()).isEqualTo(read(CLEAN).card());
        assertThat(read.mended()).contains(Mending.ENCODING);
        assertThat(read(shown.toString().replace('\u00A0', ' ')).card())
                .isEqualTo(read(CLEAN).card());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '\t',
            value = {
                "Nguyeenx Vawn An\tNuwx\tSoos 1, Phuwowngf Dda Bacj\tNguyễn Văn An",
                "Nguyeexn Thij Thuys Hoaf\tNuwx\tXax Ddoong\tNguyễn Thị Thúy Hòa",
                "Ddinh Quoocs Huwng\tNam\tThoon 2\tĐinh Quốc Hưng",
                "Nguye64n Va8n An\tNu74\tXa4 D9o6ng\tNguyễn Văn An",
                "D9inh Quo61c Hu7ng\tNam\tXa4 D9o6ng\tĐinh Quốc Hưng",
                "Traafn Quyeenf\tNam\tXax Ddoong\tTrần Quyền",
            })
    void keystrokesAreTurnedBackAndDoubted(String keys, String sex, String address, String name) {
        QrReading.ReadWithDoubts read =
                doubted("098099012345||" + keys + "|31121999|" + sex + "|" + address + "|15042021");
        assertThat(read.card().name()).isEqualTo(name);
        assertThat(read.doubts()).containsExactly(Doubt.NAME_FROM_KEYSTROKES);
        assertThat(read.mended()).contains(Mending.KEYSTROKES);
        assertThat(read.card().sex()).isEqualTo(sex.equals("Nam") ? Sex.MALE : Sex.FEMALE);
    }

    @Test
    void namesThatOnlyLookLikeKeystrokesAreLeftAlone() {
        CardQr card = read("098099012345||Ksor Kar Xoong|31121999|Nam|Xã Ea Kar, Huyện Ea Kar|15042021")
                .card();
        assertThat(card.name()).isEqualTo("Ksor Kar Xoong");
    }

    @Test
    void lettersThatTheScannerLostAreNotGuessed() {
        QrReading.ReadWithDoubts read = doubted(CLEAN.replace("Nguyễn Văn An", "Nguy?n V?n An"));
        assertThat(read.card().name()).isEmpty();
        assertThat(read.doubts()).containsExactly(Doubt.NAME_UNREADABLE);
        QrReading.ReadWithDoubts bare =
                doubted("098199012345||Nguyen Thi An|31121999|N?|So 1, Pho Da, Ha N?i|15042021");
        assertThat(bare.card().sex()).isEqualTo(Sex.FEMALE);
        assertThat(bare.doubts()).containsExactly(Doubt.ADDRESS_UNREADABLE);
        assertThat(doubted("098099012345||Nguyen Van An|31121999|Nam|Phuong Da, Ha Noi|15042021")
                        .doubts())
                .containsExactly(Doubt.MARKS_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "\t", "¦", "｜", ";", "*", "µ", ",", "\n", "Ç"})
    void anotherSignBetweenTheFieldsIsSeen(String separator) {
        QrReading.Read read = read(CLEAN.replace("|", separator));
        assertThat(read.card()).isEqualTo(read(CLEAN).card());
        assertThat(read.mended()).containsExactly(Mending.SEPARATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void fieldsThatRanTogetherAreToldApartAndDoubted(String separator) {
        QrReading.ReadWithDoubts read = doubted(CLEAN.replace("|", separator));
        assertThat(read.card()).isEqualTo(read(CLEAN).card());
        assertThat(read.doubts()).containsExactly(Doubt.SEPARATORS_LOST);
        QrReading.ReadWithDoubts noOld = doubted(CLEAN.replace("012345678", "").replace("|", separator));
        assertThat(noOld.card()).isEqualTo(read(CLEAN.replace("012345678", "")).card());
    }

    @Test
    void digitsTypedOnTheVietnameseLayoutAreTurnedBack() {
        String typed =
                "đ\u0323\u0301đ\u0323\u0323đăâêô\u0300||Nguyễn Văn An|êăăâă\u0323\u0323\u0323|Nam|Phường Đá|ă\u0300đôâđâă";
        QrReading.ReadWithDoubts read = doubted(typed);
        assertThat(read.card().number().text()).isEqualTo("098099012345");
        assertThat(read.card().birth()).isEqualTo(new BirthDate(1999, 12, 31));
        assertThat(read.card().issued()).isEqualTo(LocalDate.of(2021, 4, 15));
        assertThat(read.doubts()).containsExactly(Doubt.ADDRESS_UNREADABLE);
        // Composed on the way, a dot and an acute lose their order: 98 or 89 would be two persons.
        assertThat(not(java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFC)))
                .isEqualTo(Lookalike.WRONG_KEYBOARD);
    }

    @Test
    void anUnknownWordIsNoSex() {
        assertThat(doubted(CLEAN.replace("|Nam|", "|No|")).doubts()).containsExactly(Doubt.SEX_UNREADABLE);
        assertThat(doubted(CLEAN.replace("|Nam|", "||")).card().sex()).isNull();
    }

    @Test
    void missingEndsAndFieldsAreNamed() {
        assertThat(doubted("098099012345|012345678|Nguyễn Văn An|31121999|Nam|Phườ")
                        .doubts())
                .containsExactlyInAnyOrder(Doubt.ISSUE_DATE_UNREADABLE, Doubt.CUT_OFF);
        assertThat(doubted("098099012345|Nguyễn Văn An|31121999|Nam|Phường Đá|15042021")
                        .doubts())
                .containsExactly(Doubt.FIELD_MISSING);
        assertThat(doubted(CLEAN.replace("31121999", "31131999")).doubts())
                .containsExactly(Doubt.BIRTH_DATE_UNREADABLE);
        assertThat(doubted(CLEAN.replace("012345678", "01234S678")).card().oldNumber())
                .isNull();
        assertThat(not("098099012345|0123")).isEqualTo(Lookalike.CUT_OFF);
        assertThat(not("98099012345|012345678|Nguyễn Văn An|31121999|Nam|Phường Đá|15042021"))
                .isEqualTo(Lookalike.NUMBER_DAMAGED);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "` \r\n`;EMPTY",
                "https://example.vn/tra-cuu?id=098099012345;LINK",
                "www.example.vn/a;LINK",
                "DN4797912345678|4e677579e1bb856e|31/12/1999|1|4861204ee1bb9969|01 - 001|01/01/2020|31/12/2020|;HEALTH_INSURANCE_CARD",
                "0123456789|4e677579e1bb856e|31/12/1999|1|4861204ee1bb9969|01 - 001;HEALTH_INSURANCE_CARD",
                "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl;VNEID",
                "00020101021238540010A00000072701240006970436;PAYMENT",
                "098099012345;NUMBER_ONLY",
                "`IDVNM0990123459098099012345<<0\n9912315M3912313VNM<<<<<<<<<<<6\nNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<`;MRZ",
                "Xin chào ông bà;OTHER",
                "à'&é\"à(-è_çà||a|b|c|d;WRONG_KEYBOARD",
            })
    void whatIsNoCardIsNamed(String scanned, Lookalike lookalike) {
        assertThat(not(scanned)).isEqualTo(lookalike);
    }

    @Test
    void neverShowsAPersonByAccident() {
        assertThat("" + read(CLEAN))
                .doesNotContain("Nguyễn")
                .doesNotContain("0980")
                .doesNotContain("1999");
    }

    private static QrReading.Read read(String scanned) {
        QrReading reading = QrReading.of(scanned);
        assertThat(reading).isInstanceOf(QrReading.Read.class);
        return (QrReading.Read) reading;
    }

    private static QrReading.ReadWithDoubts doubted(String scanned) {
        QrReading reading = QrReading.of(scanned);
        assertThat(reading).isInstanceOf(QrReading.ReadWithDoubts.class);
        return (QrReading.ReadWithDoubts) reading;
    }

    private static Lookalike not(String scanned) {
        QrReading reading = QrReading.of(scanned);
        assertThat(reading).isInstanceOf(QrReading.NotACardQr.class);
        return ((QrReading.NotACardQr) reading).looksLike();
    }

    @Test
    void whatAReadingSaysCannotBeChanged() {
        Set<Flag> flags = read(CLEAN).flags();
        org.assertj.core.api.Assertions.assertThatThrownBy(flags::clear)
                .isInstanceOf(UnsupportedOperationException.class);
    }
}

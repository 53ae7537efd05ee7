package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.capability.identity.NameMatch.Match;
import vn.lienthong.idcard.BirthDate;

class NameMatchTests {

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Văn Hòa, Nguyễn Văn Hoà, SAME",
        "NGUYỄN VĂN AN, Nguyễn Văn An, SAME",
        "H'Bia Niê, H’Bia Niê, SAME",
        "Trần Thị Lan, Trần Thị Lân, OTHER_MARKS",
        "Trần Thị Tú, Trần Thị Tư, OTHER_MARKS",
        "Đỗ Văn An, Do Văn An, OTHER_MARKS",
        "Trần Thị Lan, Trần Thị Loan, OTHER",
        "Trần Lan, Trần Thị Lan, OTHER",
        "An Nguyễn Văn, Nguyễn Văn An, OTHER"
    })
    void namesOfACardAreComparedWithTheirMarks(String card, String register, Match expected) {
        assertThat(NameMatch.of(card, true, register)).isEqualTo(expected);
    }

    @Test
    void decomposedLettersAreTheSameLetters() {
        String name = "Lò Thị Thử Một";
        assertThat(NameMatch.of(Normalizer.normalize(name, Normalizer.Form.NFD), true, name))
                .isEqualTo(Match.SAME);
    }

    @Test
    void aZoneHasNoMarksAndIsCutOffAtItsEnd() {
        assertThat(NameMatch.of("DO THI LAN", false, "Đỗ Thị Lân")).isEqualTo(Match.SAME);
        assertThat(NameMatch.of("TON NU HOANG PHUONG THUY DUON", false, "Tôn Nữ Hoàng Phương Thùy Dương"))
                .isEqualTo(Match.SAME);
        assertThat(NameMatch.of("TON NU", false, "Tôn Nữ Hoàng")).isEqualTo(Match.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"5/1/1950,1950,1,5", "05011950,1950,1,5", "1/1950,1950,1,0", "1950,1950,0,0", "31-12-1999,1999,12,31"})
    void aBirthIsReadAsPeopleTypeIt(String typed, int year, int month, int day) {
        assertThat(TypedBirth.read(typed)).contains(new BirthDate(year, month, day));
    }

    @ParameterizedTest
    @CsvSource({"31/02/1990", "1/13/1990", "90", "abc", "''", "1/1/1/1990", "00001950"})
    void whatIsNoBirthIsNotRead(String typed) {
        assertThat(TypedBirth.read(typed).filter(birth -> birth.day() > 0)).isEmpty();
    }
}

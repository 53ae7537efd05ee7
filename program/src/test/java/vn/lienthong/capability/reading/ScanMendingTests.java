package vn.lienthong.capability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanMendingTests {

    @Test
    void headingsGetTheNumeralThatMustFollow() {
        assertThat(mended("I.MỤC ĐÍCH", "H. NỘI DUNG", "II. TỔ CHỨC", "IV. KINH PHÍ"))
                .containsExactly("I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC", "IV. KINH PHÍ");
    }

    @Test
    void aSingleStrokeAfterTheFirstHeadingIsTheSecond() {
        assertThat(mended("I. MỤC ĐÍCH", "I. NỘI DUNG", "I. LẠI TỪ ĐẦU"))
                .containsExactly("I. MỤC ĐÍCH", "II. NỘI DUNG", "I. LẠI TỪ ĐẦU");
    }

    @Test
    void groupRowsOfATableCountForThemselves() {
        assertThat(mended("I. MỤC ĐÍCH", "L. Nhóm một\t\t", "1I. Nhóm hai\t\t", "H. NỘI DUNG"))
                .containsExactly("I. MỤC ĐÍCH", "I. Nhóm một\t\t", "II. Nhóm hai\t\t", "II. NỘI DUNG");
    }

    @Test
    void quartersAreCountedByTheirStrokes() {
        assertThat(mended("Quý II1/2025, Quý H/2024, Quý IV/2023 và Quý 1/2024"))
                .containsExactly("Quý III/2025, Quý II/2024, Quý IV/2023 và Quý 1/2024");
    }

    @Test
    void largeLettersAmidSmallOnesBecomeSmall() {
        assertThat(mended("các cơ SỞ khám, chữa bệnh; Sở Y tế; CƠ SỞ DỮ LIỆU; cấp CCCD cho dân"))
                .containsExactly("các cơ sở khám, chữa bệnh; Sở Y tế; CƠ SỞ DỮ LIỆU; cấp CCCD cho dân");
    }

    @Test
    void namesThatNoDictionaryKnowsAreMended() {
        assertThat(mended("Phòng PC0G, C0G và TTIYT dùng VNelD, VNe[D; 'VPUB; Quý 1\u20442024; PC06 'x'"))
                .containsExactly("Phòng PC06, C06 và TTYT dùng VNeID, VNeID; VPUB; Quý 1/2024; PC06 'x'");
    }

    @Test
    void anOrdinalBetweenItsNeighboursIsCounted() {
        assertThat(mended("4. Camera", "- Bước 1: Họp", "o. Nhà trọ", "6. Vay", "S. Sai chỗ", "7. Đất", "S. Cuối"))
                .containsExactly(
                        "4. Camera", "- Bước 1: Họp", "5. Nhà trọ", "6. Vay", "S. Sai chỗ", "7. Đất", "S. Cuối");
        assertThat(mended("4. Camera", "S. Nhà trọ")).containsExactly("4. Camera", "5. Nhà trọ");
    }

    @Test
    void aStrokeLostInANumberOrDoubledInAQuarterIsMended() {
        assertThat(mended("Số: 3KH-UBND", "Quý I/\u20442025")).containsExactly("Số: 3/KH-UBND", "Quý I/2025");
    }

    @Test
    void whatIsNoHeadingAndWhatWasNotScannedStaysAsItIs() {
        assertThat(mended("1. Mô hình 1", "H. Thạch Thất", "L. Văn A ký"))
                .containsExactly("1. Mô hình 1", "H. Thạch Thất", "L. Văn A ký");
        List<SourceLine> typed = List.of(new SourceLine(1, 1, "H. NỘI DUNG"));
        assertThat(ScanMending.mended(typed, Set.of())).isEqualTo(typed);
    }

    private static List<String> mended(String... texts) {
        List<SourceLine> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(new SourceLine(1, lines.size() + 1, text));
        }
        return ScanMending.mended(lines, Set.of(1)).stream()
                .map(SourceLine::text)
                .toList();
    }
}

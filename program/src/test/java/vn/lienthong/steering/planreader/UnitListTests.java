package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitListTests {

    private static List<String> split(String list) {
        return UnitLists.split(Traced.of(list, 1)).stream()
                .map(unit -> unit.name().text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Công an huyện, Phòng Tư pháp và UBND các xã, thị trấn         | Công an huyện#Phòng Tư pháp#UBND các xã, thị trấn",
                "Phòng Lao động - Thương binh và Xã hội, Công an huyện         | Phòng Lao động - Thương binh và Xã hội#Công an huyện",
                "Phòng Lao động, Thương binh và Xã hội                         | Phòng Lao động, Thương binh và Xã hội",
                "Văn phòng HĐND và UBND huyện, Phòng Văn hoá và Thông tin      | Văn phòng HĐND và UBND huyện#Phòng Văn hoá và Thông tin",
                "VP. HĐND và UBND                                              | VP. HĐND và UBND",
                "Trung tâm Văn hóa, Thể thao & Du lịch                         | Trung tâm Văn hóa, Thể thao & Du lịch",
                "Sở Văn hóa, Thể thao và Du lịch, Sở Thông tin và Truyền thông | Sở Văn hóa, Thể thao và Du lịch#Sở Thông tin và Truyền thông",
                "Các cơ quan, ban, ngành, đoàn thể cấp huyện; UBND cấp xã      | Các cơ quan, ban, ngành, đoàn thể cấp huyện#UBND cấp xã",
                "các phòng, ban, ngành cấp huyện, UBND cấp xã                  | các phòng, ban, ngành cấp huyện#UBND cấp xã",
                "C06, SLĐTB XH, SYT, STTTT                                     | C06#SLĐTB XH#SYT#STTTT",
                "CAH, Phòng KT - HT                                            | CAH#Phòng KT - HT",
                "Phòng VH-TT, Trung tâm VH, TT&DL                              | Phòng VH-TT#Trung tâm VH, TT&DL",
                "Phòng Tư pháp, Nội vụ, Y tế                                   | Phòng Tư pháp#Nội vụ#Y tế",
                "Phòng PC06 - CAT; các đơn vị cung cấp dịch vụ                 | Phòng PC06 - CAT#các đơn vị cung cấp dịch vụ",
                "Ngân hàng Nông nghiệp và phát triển nông thôn - chi nhánh Đông Sơn, Bưu điện huyện | Ngân hàng Nông nghiệp và phát triển nông thôn - chi nhánh Đông Sơn#Bưu điện huyện",
                "Công chức Văn hóa - Xã hội, Đoàn Thanh niên                   | Công chức Văn hóa - Xã hội#Đoàn Thanh niên",
                "Phòng Kinh tế, Hạ tầng và Đô thị; Công an phường              | Phòng Kinh tế, Hạ tầng và Đô thị#Công an phường",
            })
    void dividesListsAndKeepsNamesWhole(String list, String expected) {
        assertEquals(Arrays.asList(expected.split("#", -1)), split(list));
    }

    @Test
    void theMainCoordinatorIsMarkedAndDividesTheList() {
        List<UnitLists.Unit> units = UnitLists.split(
                Traced.of("Phòng Văn hóa Thông tin (chính) Các phòng, ban, ngành cấp huyện, UBND cấp xã.", 1));
        assertEquals("Phòng Văn hóa Thông tin", units.getFirst().name().text);
        assertTrue(units.getFirst().main());
        assertEquals(3, units.size());
        assertFalse(units.get(1).main());
    }

    @ParameterizedTest
    @CsvSource({
        "Phòng VH&TT, PHòng VHTT",
        "Phòng Văn hóa - Thông tin, Phòng VH&TT",
        "Phòng Văn hoá và Thông tin, Phòng Văn hóa Thông tin",
        "CAH, Công an huyện",
        "PTP, Phòng Tư pháp",
        "TTYT, Trung tâm Y tế",
    })
    void knowsOneUnitUnderSeveralSpellings(String a, String b) {
        assertTrue(UnitNames.same(a, b), a + " / " + b);
    }

    @Test
    void tellsUnitsApart() {
        assertFalse(UnitNames.same("Phòng Tư pháp", "Phòng Nội vụ"));
        assertFalse(UnitNames.same("Sở Y tế", "Bộ Y tế"));
    }

    @Test
    void aSentenceNamesLeadAndPartners() {
        Assignment assignment = Assignment.parse(Traced.of(
                "Phòng Tư pháp chủ trì, phối hợp với Công an huyện, UBND các xã, thị trấn rà soát dữ liệu", 1));
        assertEquals("Phòng Tư pháp", assignment.lead().getFirst().name().text);
        assertEquals(2, assignment.coordinate().size());
        assertTrue(assignment.named());
    }
}

package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** How badly a document was read, and what is doubted because of it. */
class WearTests {

    private static final String TYPED = """
            1. Công an huyện triển khai Đề án 06.
            2. Công an huyện báo cáo kết quả Đề án 06.
            3. Công an huyện hoàn thành Đề án 06 trước ngày 30/6/2024.
            """;

    private static Wear wear(String text) {
        return Wear.of(Cleaner.clean(Plans.source(text)));
    }

    @Test
    void aTypedPlanIsNotWorn() {
        assertEquals(0, wear(TYPED).whole().all());
        assertFalse(wear(TYPED).isWorn());
    }

    @ParameterizedTest
    @CsvSource({
        "Công am huyện họp., letters", // a letter away from what the plan says again and again
        "Công an huyện hpọ bàn., letters", // no syllable
        "Công a n huyện họp., letters", // torn
        "Theo Đề án 08 đã ký., figures", // the plan says 06
        "Trước ngày 38/6/2024., figures",
        "Trước ngày 3o/6/2024., figures",
        "Công an huyện. triển khai ngay., stops",
    })
    void marksOfWearAreCounted(String line, String kind) {
        Wear.Marks marks = wear(TYPED + line).between(4, 4);

        int found = switch (kind) {
            case "letters" -> marks.letters();
            case "figures" -> marks.figures();
            default -> marks.stops();
        };
        assertEquals(1, Math.min(1, found), marks::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dùng kiosk, camera, website online.", "PC06, C06 và VNPT.", "a) Tại lớp 9A, khu B.", "B1: Họp."
            })
    void foreignWordsAndCodesAreNoWear(String line) {
        assertEquals(0, wear(TYPED + line).between(4, 4).all());
    }

    @Test
    void whereFiguresWereMisreadADateThatStandsAloneIsDoubted() {
        String plan = """
                1. Mô hình 1: Dịch vụ công thiết yếu của Đề án 06
                - Chủ trì: Công an huyện.
                - Thời gian hoàn thành: trước ngày 30/6/2024.
                2. Mô hình 9: Quản lý lưu trú theo Đề án 06
                - Chủ trì: Công an huyện.
                - Thời gian hoàn thành: trước ngày 30/6/2024.
                3. Mô hình 10: Quản lý nhà cho thuê theo Đề án 06
                - Chủ trì: Công an huyện.
                - Thời gian hoàn thành: trước ngày 20/9/2024.
                """;
        List<Item> whole = Plans.withContent(plan).items();
        List<Item> worn = Plans.withContent(plan + "Ghi chú: Đề án 08, ngày 3l/5/2024, ngày 45/6/2024.\n")
                .items();

        assertFalse(whole.getLast().deadline().isDoubtful());
        assertFalse(worn.getFirst().deadline().isDoubtful());
        assertEquals(
                List.of(Reason.DEADLINE_FIGURES),
                worn.getLast().deadline().doubts().stream().map(Doubt::reason).toList());
    }

    @Test
    void aLabelThatTheGrammarDoesNotKnowIsNoStep() {
        var plan = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            plan.append(i)
                    .append(". Nhiệm vụ ")
                    .append(i)
                    .append(": Rà soát dữ liệu nhóm ")
                    .append(i)
                    .append('\n');
            plan.append("- Chủ trì: Công an huyện.\n- Thời hạn: trước ngày 30/6/2024.\n");
            plan.append("- Chỗ dựa: kinh nghiệm năm trước.\n- Lập danh sách.\n");
        }
        Item item = Plans.withContent(plan.toString()).items().getFirst();

        assertTrue(item.stepDoubts().stream().anyMatch(doubt -> doubt.reason() == Reason.LABEL_UNKNOWN));
        assertTrue(item.coordinate().isDoubtful());
    }

    @Test
    void aValueMayStandInAColumnWhoseHeadIsNotUnderstood() {
        Item item = Plans.withContent("""
                TT\tMô hình\tChủ trì\tCùng lo\tThời hạn
                1\tMô hình 9: Quản lý lưu trú\tCông an huyện\tPhòng Tư pháp\t30/6/2024
                2\tMô hình 10: Quản lý nhà cho thuê\tCông an huyện\tPhòng Nội vụ\t30/9/2024
                """).items().getFirst();

        assertFalse(item.lead().isDoubtful());
        assertTrue(item.coordinate().doubts().stream().anyMatch(doubt -> doubt.reason() == Reason.COLUMN_UNKNOWN));
    }

    @Test
    void anItemThatRanIntoAnotherIsDoubtedWhole() {
        Item item = Plans.withContent("""
                1. Mô hình 1: Dịch vụ công thiết yếu
                - Chủ trì: Công an huyện.
                - Thời hạn: trước ngày 30/6/2024. 2. Mô hình 9: Quản lý lưu trú
                - Phối hợp: Phòng Tư pháp.
                """).items().getFirst();

        assertTrue(item.doubts().stream().anyMatch(doubt -> doubt.reason() == Reason.MARK_MISREAD));
    }
}

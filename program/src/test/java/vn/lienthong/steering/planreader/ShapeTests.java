package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** Shapes of plans that the five real ones do not have. */
class ShapeTests {

    private static Deadline deadline(Item item) {
        return Objects.requireNonNull(item.deadline().value());
    }

    private static boolean doubts(List<Doubt> doubts, Reason reason) {
        return doubts.stream().anyMatch(doubt -> doubt.reason() == reason);
    }

    @Test
    void aTablePastedOneCellPerLineIsATableAgain() {
        PlanReading plan = Plans.withContent("""
                TT
                Tên mô hình
                Chủ trì
                Phối hợp
                Thời gian hoàn thành
                1
                Mô hình 1: Triển khai 53 dịch vụ công thiết yếu
                Văn phòng HĐND và UBND huyện
                Công an huyện
                31/3/2024 và duy trì thường xuyên
                2
                Mô hình 8: Xác thực khi công chứng
                Phòng Tư pháp
                Công an huyện
                Quý II/2024
                """);
        assertEquals(2, plan.items().size());
        assertEquals(List.of("Phòng Tư pháp"), plan.items().get(1).lead().value());
        assertEquals(LocalDate.of(2024, 6, 30), deadline(plan.items().get(1)).date());
        assertTrue(deadline(plan.items().getFirst()).recurring());
    }

    @Test
    void plainLinesUnderAWholeItemAreItsStepsAndAreDoubted() {
        PlanReading plan = Plans.withContent("""
                Mô hình 9: Quản lý lưu trú; phụ trách: Công an xã; thời gian: 15/4/2024.
                Lập danh sách nhà trọ.
                Ký cam kết với chủ nhà.

                Mô hình 36: Chi trả qua tài khoản; phụ trách: Công chức VH-XH; thời gian: năm 2024.
                Mở tài khoản cho người hưởng.
                """);
        Item first = plan.items().getFirst();
        assertEquals(2, first.steps().size());
        assertTrue(doubts(first.stepDoubts(), Reason.STEPS_MISSING));
    }

    @Test
    void theCourseUnderALabelIsStepsWhenTheItemHasItsDeadline() {
        PlanReading plan = Plans.withContent("""
                Mô hình 6: Khám chữa bệnh (Trung tâm Y tế chủ trì; hoàn thành trước ngày 30/11/2024).
                Lộ trình thực hiện:
                - Từ 20/10 đến 31/10/2024: khảo sát.
                - Từ 21/11/2024: áp dụng hằng ngày.
                Mô hình 8: Công chứng (Phòng Tư pháp chủ trì; hoàn thành trước ngày 30/9/2024).
                """);
        Item first = plan.items().getFirst();
        assertEquals(2, first.steps().size());
        assertEquals(LocalDate.of(2024, 11, 30), deadline(first).date());
        assertFalse(deadline(first).recurring());
    }

    @Test
    void aColumnForTheStartAndOneForTheEndAreAPeriod() {
        PlanReading plan = Plans.withContent("""
                STT\tNhiệm vụ\tCơ quan chủ trì\tBắt đầu\tHoàn thành
                1\tLắp đặt kiosk tại trụ sở\tPhòng Kinh tế\t15/9/2024\t15/12/2024
                UBND HUYỆN ĐÔNG SƠN\tKế hoạch số 12/KH-UBND\tTrang 2
                2\tSố hóa kết quả giải quyết thủ tục\tVăn phòng HĐND và UBND huyện\tĐang thực hiện\t30/9/2024
                """);
        assertEquals(2, plan.items().size());
        assertEquals(
                LocalDate.of(2024, 9, 15), deadline(plan.items().getFirst()).start());
        assertEquals(
                LocalDate.of(2024, 12, 15), deadline(plan.items().getFirst()).date());
        assertEquals(Deadline.Kind.BY, deadline(plan.items().get(1)).kind());
    }

    @Test
    void anotherItemsDeadlineIsTakenWithADoubt() {
        PlanReading plan = Plans.withContent("""
                Mô hình 9: Lưu trú (Giao Công an huyện chủ trì; xong trước 30/11/2024)
                - B1: Lập danh sách.
                Mô hình 10: Nhà cho thuê (Giao Công an huyện chủ trì; thời gian như Mô hình 9)
                - B1: Rà soát.
                """);
        Item second = plan.items().get(1);
        assertEquals(LocalDate.of(2024, 11, 30), deadline(second).date());
        assertTrue(second.deadline().isDoubtful());
    }

    @Test
    void aYearFarFromThePlanIsDoubted() {
        PlanReading plan = Plans.withContent("""
                Mô hình 9: Lưu trú (Giao Công an huyện chủ trì; xong trước 30/11/2034)
                - Bước 1: Lập danh sách.
                Mô hình 10: Nhà cho thuê (Giao Công an huyện chủ trì; xong trước 30/11/2025)
                - Bước 1: Rà soát.
                """);
        assertTrue(doubts(plan.items().getFirst().deadline().doubts(), Reason.DEADLINE_YEAR_FAR));
        assertTrue(plan.items().get(1).deadline().doubts().isEmpty());
    }

    @Test
    void numbersInBracketsAreNumbersOfItems() {
        PlanReading plan = Plans.withContent("""
                (1) Số hóa sổ hộ tịch trên địa bàn huyện. Phòng Tư pháp chủ trì, hoàn thành trước ngày 30/9/2024.
                (2) Làm sạch dữ liệu tiêm chủng của trẻ em. Trung tâm Y tế chủ trì, hoàn thành trước ngày 30/10/2024.
                """);
        assertEquals(2, plan.items().size());
        assertEquals(2, plan.items().get(1).number().value());
    }
}

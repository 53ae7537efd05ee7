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

class ItemTests {

    private static List<String> lead(Item item) {
        return Objects.requireNonNull(item.lead().value());
    }

    private static LocalDate due(Item item) {
        return Objects.requireNonNull(
                Objects.requireNonNull(item.deadline().value()).date());
    }

    private static String step(Item item, int index) {
        return Objects.requireNonNull(item.steps().get(index).value()).text();
    }

    @Test
    void theUnitOfTheHeadingLeadsTheModelsUnderIt() {
        PlanReading plan = Plans.withContent("""
                2.1. Công an huyện (05 mô hình)
                a) Nhóm mô hình cần thực hiện ngay (phụ lục I)
                - **Mô hình 9:** quản lý lưu trú (*đi vào hoạt động trước ngày 30/6/2024 và duy trì thường xuyên*).
                + Bước 1: Lập danh sách.
                + Bước 2: Kiểm soát đúng người.
                Trực tiếp: xác thực thẻ.
                - Có thể thi trực tuyến.
                Lưu ý: liên hệ Sở.
                - Mô hình 10: nhà cho thuê (chưa triển khai do trên địa bàn chưa có khu công nghiệp).
                2.1. Phòng Tư pháp (01 mô hình). Phối hợp với Công an huyện triển khai thực hiện.
                Mô hình 8: công chứng (trước ngày 30/9/2024).
                """);
        assertEquals(3, plan.items().size());
        Item first = plan.items().getFirst();
        assertEquals(List.of("Công an huyện"), lead(first));
        assertEquals(2, first.steps().size());
        assertTrue(step(first, 1).contains("Có thể thi trực tuyến"));
        assertEquals(1, first.notes().size());
        assertFalse(plan.items().get(1).applicable());
        assertEquals(List.of("Phòng Tư pháp"), lead(plan.items().get(2)));
        assertEquals(List.of("Công an huyện"), plan.items().get(2).coordinate().value());
    }

    @Test
    void aBulletWithItsAssignmentLineIsATask() {
        PlanReading plan = Plans.withContent("""
                1. Đối với tiện ích dịch vụ công
                - Hoàn thành số hóa dữ liệu hộ tịch trên địa bàn.
                *Phòng Tư pháp chủ trì, phối hợp với Công an huyện. Hoàn thành trước tháng 11/2024.*
                - Nâng cao trình độ cán bộ.
                *Các cơ quan, ban, ngành, địa phương thực hiện thường xuyên.*
                """);
        assertEquals(2, plan.items().size());
        assertEquals(LocalDate.of(2024, 10, 31), due(plan.items().getFirst()));
        assertEquals(
                List.of("Các cơ quan, ban, ngành, địa phương"),
                lead(plan.items().get(1)));
    }

    @Test
    void theAssignmentsAreTheStepsWhereNoneAreNumbered() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 3: Dịch vụ công không giấy
                - **Mục tiêu:** Rà soát.
                - Phân công nhiệm vụ:
                + Phòng Tư pháp chủ trì rà soát, đào tạo, giáo

                dục cán bộ.
                + Công an huyện đánh giá.
                - **Thời gian hoàn thành:** Quý II/2024.
                2. Mô hình 5: Dịch vụ công trên VNeID
                - Phân công nhiệm vụ: Công an huyện chủ trì tuyên truyền.
                -**Thời gian hoàn thành:** Theo tiến độ của Bộ Công an.
                """);
        assertEquals(2, plan.items().getFirst().steps().size());
        assertTrue(step(plan.items().getFirst(), 0).endsWith("giáo dục cán bộ."));
        assertEquals(1, plan.items().get(1).steps().size());
    }

    @Test
    void aTableTornByAPageIsPutTogether() {
        PlanReading plan = Plans.read("""
                PHỤ LỤC I
                STT\tNHIỆM VỤ\tTHỜI GIAN\tCÁC BƯỚC THỰC HIỆN\tPhân công thực hiện\t
                \t\t\t\tChủ trì\tPhối hợp
                1.\tMô hình 1: Dịch vụ công\t30/12/2023\t- Bước 1: Khảo sát. - Bước 2: Triển\tPhòng VH&TT\tCAH
                STT\tNHIỆM VỤ\tTHỜI GIAN\tCÁC BƯỚC THỰC HIỆN\tPhân công thực hiện\t
                \t\t\t\tChủ trì\tPhối hợp
                \t\t\tkhai thí điểm. - Bước 3: Đánh giá.\t\t, Phòng Tư pháp
                2.\tMô hình 6: Khám bệnh Tổ chức thực hiện: - TTYT: Đầu tư. Hiệu quả: Nhanh.\t30/10/2023\tBước 1: Rà soát.\tTTYT\tPC06
                """);
        assertEquals(2, plan.items().size());
        Item first = plan.items().getFirst();
        assertEquals(3, first.steps().size());
        assertEquals("Triển khai thí điểm.", step(first, 1));
        assertEquals(List.of("CAH", "Phòng Tư pháp"), first.coordinate().value());
        Item second = plan.items().get(1);
        assertEquals("Khám bệnh", second.title().value());
        assertEquals("Nhanh.", second.effect().value());
        assertEquals(1, second.responsibilities().size());
    }

    @Test
    void textAndTableOfOneDocumentBecomeOneItem() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 30: Tố giác tội phạm qua VNeID
                - Phân công nhiệm vụ: Công an huyện triển khai.
                - Thời gian hoàn thành: Quý I/2024.
                Phụ lục
                TT\tMô hình\tChủ trì\tPhối hợp\tThời gian
                I\tNhóm công dân số\t\t\t
                1\tMô hình 30: Tố giác tội phạm qua VNeID\tCông an huyện\tUBND cấp xã (chính), Phòng Tư pháp\tQuý II/2024
                """);
        assertEquals(1, plan.items().size());
        Item item = plan.items().getFirst();
        assertEquals("UBND cấp xã", item.mainCoordinator().value());
        assertEquals("Nhóm công dân số", item.group().value());
        assertTrue(item.deadline().doubts().stream().anyMatch(d -> d.reason() == Reason.DEADLINE_DIFFERS));
    }

    @Test
    void aDeadlineBeforeThePlanIsKeptAndDoubted() {
        Item item = Plans.withContent("""
                        1. Mô hình 1: Dịch vụ công
                        - Chủ trì: Công an huyện.
                        - Thời hạn: 15/10/2023.
                        """).items().getFirst();
        assertEquals(LocalDate.of(2023, 10, 15), due(item));
        assertTrue(item.deadline().doubts().stream().anyMatch(d -> d.reason() == Reason.DEADLINE_BEFORE_PLAN));
    }

    @Test
    void whatAModelIsDecidesNotItsNumber() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 24: Đảm bảo điều kiện công dân số
                - Chủ trì: Công an huyện.
                2. Mô hình 9: Chợ không dùng tiền mặt
                - Chủ trì: Phòng Kinh tế và Hạ tầng.
                """);
        assertEquals("digital-citizen", plan.items().getFirst().catalogue().value());
        assertEquals(null, plan.items().get(1).catalogue().value());
    }

    @Test
    void readsHeadReportsAndDuties() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 1: Dịch vụ công
                - Chủ trì: Công an huyện.
                """);
        assertEquals("UBND huyện Đông Sơn", plan.document().issuer().value());
        assertEquals("huyện Đông Sơn", plan.document().locality().value());
        assertEquals("12/KH-UBND", plan.document().number().value());
        assertEquals(LocalDate.of(2024, 1, 10), plan.document().date().value());
        assertEquals(
                "trước ngày 15 hàng tháng",
                plan.reporting().getFirst().cadence().value());
        assertEquals("Công an huyện", plan.duties().getFirst().unit().value());
    }

    @Test
    void aPersonsTelephoneNumberDoesNotLeaveTheDocument() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 1: Dịch vụ công
                - Chủ trì: Công an huyện.
                - Phân công nhiệm vụ: liên hệ đồng chí đầu mối, SĐT: 0900.123.456; Hotline: 19000368.
                """);
        String json = PlanJson.write(plan);
        assertFalse(json.contains("0900"));
        assertTrue(json.contains("19000368"));
    }

    @Test
    void aTextThatIsNoPlanHasNoItems() {
        assertTrue(Plans.read("The quick brown fox.\n\nIt jumps over 2 dogs on 30/12/2023.")
                .items()
                .isEmpty());
        assertTrue(Plans.read("").items().isEmpty());
    }
}

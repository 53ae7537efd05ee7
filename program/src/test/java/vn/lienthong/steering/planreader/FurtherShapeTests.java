package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** How offices write that the five real plans do not: one short piece for each rule. */
class FurtherShapeTests {

    private static LocalDate date(Item item) {
        return Objects.requireNonNull(
                Objects.requireNonNull(item.deadline().value()).date());
    }

    private static List<String> steps(Item item) {
        return item.steps().stream()
                .map(step -> Objects.requireNonNull(step.value()).text())
                .toList();
    }

    @Test
    void sectionsThatAreGivenToSomebodyAreItems() {
        PlanReading plan = Plans.read("""
                KẾ HOẠCH
                Triển khai Đề án 06 năm 2024
                PHẦN I. MỤC ĐÍCH
                Rõ người, rõ việc.
                PHẦN II. NỘI DUNG
                I. Quản lý lưu trú tại nhà nghỉ
                Giao Công an phường chủ trì, phối hợp với các tổ dân phố:
                - Lập danh sách cơ sở.
                - Cấp tài khoản.
                Hoàn thành trong tháng 4/2024.
                II. Khám chữa bệnh bằng căn cước
                Giao Trạm Y tế phường chủ trì, phối hợp với Công an phường:
                - Rà soát thiết bị.
                Hoàn thành trước ngày 30/6/2024.
                PHẦN III. TỔ CHỨC THỰC HIỆN
                Các đơn vị nghiêm túc thực hiện.
                """);

        assertEquals(2, plan.items().size());
        Item first = plan.items().getFirst();
        assertEquals(List.of("Công an phường"), first.lead().value());
        assertEquals(List.of("Lập danh sách cơ sở.", "Cấp tài khoản."), steps(first));
        assertEquals(LocalDate.of(2024, 4, 30), date(first));
        assertEquals(LocalDate.of(2024, 6, 30), date(plan.items().getLast()));
    }

    @Test
    void aHeadingSaysWhenAllBelowItIsDue() {
        PlanReading plan = Plans.withContent("""
                A. CÁC MÔ HÌNH HOÀN THÀNH TRONG QUÝ I NĂM 2024
                1. Quản lý lưu trú tại cơ sở khám chữa bệnh
                Công an huyện chủ trì, phối hợp với Trung tâm Y tế huyện.
                2. Cho vay tín chấp hộ nghèo
                Phòng Lao động - Thương binh và Xã hội chủ trì, phối hợp với Công an huyện.
                """);

        assertEquals(2, plan.items().size());
        plan.items().forEach(item -> assertEquals(LocalDate.of(2024, 3, 31), date(item)));
    }

    @Test
    void aDateWithoutYearIsTheNextOneAndDoubted() {
        PlanReading plan = Plans.withContent("""
                1. Công an huyện chủ trì các mô hình:
                a) Quản lý lưu trú nhà trọ: xong trước 30/4; phối hợp: Phòng Kinh tế.
                b) Tố giác tội phạm qua VNeID: thường xuyên.
                """);

        Item first = plan.items().getFirst();
        assertEquals("Quản lý lưu trú nhà trọ", first.title().value());
        assertEquals(List.of("Công an huyện"), first.lead().value());
        assertEquals(List.of("Phòng Kinh tế"), first.coordinate().value());
        assertEquals(LocalDate.of(2024, 4, 30), date(first));
        assertTrue(
                first.deadline().doubts().stream().anyMatch(doubt -> doubt.reason() == Reason.DEADLINE_YEAR_ASSUMED));
    }

    @Test
    void rolesMayStandInBracketsBehindTheNames() {
        PlanReading plan = Plans.withContent("""
                1. Tái cấu trúc thủ tục hành chính
                Đơn vị thực hiện: Phòng Tư pháp (chủ trì); Phòng Nội vụ, Công an huyện (phối hợp).
                Hoàn thành: tháng 3/2024.
                2. Số hóa hộ tịch
                Đơn vị thực hiện: Phòng Tư pháp (chủ trì); UBND các xã, thị trấn (phối hợp).
                Hoàn thành: tháng 5/2024.
                """);

        assertEquals(List.of("Phòng Tư pháp"), plan.items().getFirst().lead().value());
        assertEquals(
                List.of("Phòng Nội vụ", "Công an huyện"),
                plan.items().getFirst().coordinate().value());
    }

    @Test
    void aTableOfStepsBelowAnItemHoldsItsSteps() {
        PlanReading plan = Plans.withContent("""
                Mô hình 6. Khám chữa bệnh sử dụng thẻ CCCD
                Chủ trì: Trung tâm Y tế huyện
                | Bước | Nội dung | Đơn vị thực hiện | Thời gian |
                |---|---|---|---|
                | 1 | Khảo sát thiết bị | Trung tâm Y tế huyện | Tháng 2/2024 |
                | 2 | Vận hành chính thức | Các trạm y tế | Tháng 4/2024 |
                Hoàn thành: 30/4/2024
                Mô hình 9. Quản lý lưu trú
                Chủ trì: Công an huyện
                | Bước | Nội dung | Đơn vị thực hiện | Thời gian |
                |---|---|---|---|
                | 1 | Rà soát cơ sở | Công an huyện | Tháng 3/2024 |
                Hoàn thành: 31/3/2024
                """);

        assertEquals(2, plan.items().size());
        assertEquals(
                List.of("Khảo sát thiết bị", "Vận hành chính thức"),
                steps(plan.items().getFirst()));
        assertEquals(LocalDate.of(2024, 3, 31), date(plan.items().getLast()));
    }

    @Test
    void aMonthAsHeadingIsTheTimeOfWhatStandsBelow() {
        PlanReading plan = Plans.withContent("""
                * Tháng 9/2024
                - Cập nhật mã định danh của trẻ (Phụ trách: Văn thư; phối hợp: Công an phường)
                - Tập huấn chữ ký số (Phụ trách: Phó Hiệu trưởng; phối hợp: VNPT)
                * Tháng 10/2024
                - Thu học phí qua tài khoản (Phụ trách: Kế toán; phối hợp: Ngân hàng BIDV)
                """);

        assertEquals(3, plan.items().size());
        assertEquals(LocalDate.of(2024, 9, 30), date(plan.items().getFirst()));
        assertEquals(LocalDate.of(2024, 10, 31), date(plan.items().getLast()));
        assertEquals(
                List.of("Công an phường"), plan.items().getFirst().coordinate().value());
    }

    @Test
    void headsOfPagesThatEndInAFigureAreNoPartOfThePlan() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 9: Quản lý lưu trú
                - Chủ trì: Công an huyện.
                UBND HUYỆN ĐÔNG SƠN - KẾ HOẠCH ĐỀ ÁN 06    3
                - Thời gian: 30/4/2024.
                2. Mô hình 6: Khám chữa bệnh bằng thẻ CCCD
                - Chủ trì: Trung tâm Y tế huyện.
                UBND HUYỆN ĐÔNG SƠN - KẾ HOẠCH ĐỀ ÁN 06    4
                - Thời gian: 31/5/2024.
                """);

        assertEquals(List.of("Công an huyện"), plan.items().getFirst().lead().value());
        assertEquals(LocalDate.of(2024, 4, 30), date(plan.items().getFirst()));
        assertEquals(LocalDate.of(2024, 5, 31), date(plan.items().getLast()));
    }

    @Test
    void aProvinceThatIsNotWrittenIsConcludedFromThePlaceAndDoubted() {
        PlanReading plan = Plans.read("""
                UBND HUYỆN HỚN QUẢN
                Số: 12/KH-UBND
                Hớn Quản, ngày 01 tháng 10 năm 2023
                KẾ HOẠCH
                Triển khai Đề án 06 trên địa bàn huyện Hớn Quản
                I. NỘI DUNG
                1. Mô hình 9: Quản lý lưu trú
                - Chủ trì: Công an huyện
                """);

        assertEquals("tỉnh Bình Phước", plan.document().province().value());
        assertTrue(plan.document().province().doubts().stream()
                .anyMatch(doubt -> doubt.reason() == Reason.PROVINCE_DERIVED));
    }

    @Test
    void theScoreGivesNoItemTheReadingOfAnother() {
        PlanReading plan = Plans.withContent("""
                1. Mô hình 10: Quản lý lưu trú tại nhà trọ
                - Chủ trì: Công an huyện
                - Thời gian: 30/4/2024
                """);
        var truth = new tools.jackson.databind.json.JsonMapper().readTree("""
                {"items": [{"number": 9, "title": "Quản lý lưu trú tại khách sạn", "lead": ["Công an xã"]},
                           {"number": 10, "title": "Quản lý lưu trú tại nhà trọ", "lead": ["Công an huyện"]}]}
                """);
        PlanScore score =
                PlanScore.of(new tools.jackson.databind.json.JsonMapper().readTree(PlanJson.write(plan)), truth);

        assertEquals(1, score.leadsHit);
        assertEquals(1, score.found.hit);
    }
}

package vn.lienthong.steering.planreader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** Plans laid out otherwise than most. */
class LayoutTests {

    private static LocalDate date(Item item) {
        return Objects.requireNonNull(
                Objects.requireNonNull(item.deadline().value()).date());
    }

    private static List<String> steps(Item item) {
        return item.steps().stream()
                .map(Reading::value)
                .filter(Objects::nonNull)
                .map(PlanReading.Step::text)
                .toList();
    }

    @Test
    void aSmallTableForEachModelIsReadByTheLabelsInItsLeftColumn() {
        List<Item> items = Plans.withContent("""
                Mô hình 6\tKhám bệnh bằng thẻ CCCD
                Đầu mối\tKhoa Khám bệnh
                Phối hợp\tPhòng Công nghệ thông tin; Phòng Tài chính - Kế toán
                Các bước\t1. Nâng cấp phần mềm <br>2. Bố trí đầu đọc
                Hạn xong\t31/3/2024

                Mô hình 7\tKiosk tự phục vụ trong khám chữa bệnh
                Đầu mối\tPhòng Công nghệ thông tin
                Hạn xong\tQuý III năm 2024
                """).items();

        assertEquals(2, items.size());
        assertEquals(List.of("Khoa Khám bệnh"), items.getFirst().lead().value());
        assertEquals(List.of("Nâng cấp phần mềm", "Bố trí đầu đọc"), steps(items.getFirst()));
        assertEquals(LocalDate.of(2024, 9, 30), date(items.getLast()));
    }

    @Test
    void aGroupOfRowsSetsTheDeadlineWhereNoColumnDoes() {
        List<Item> items = Plans.withContent("""
                Mã\tMô hình\tViệc phải làm\tChịu trách nhiệm chính\tCùng thực hiện
                Nhóm phải xong trong tháng 9/2024\t\t\t\t
                MH3\tDịch vụ công không dùng hồ sơ giấy\t- Chọn 20 thủ tục\tVăn phòng UBND huyện\tPhòng Tư pháp
                MH8\tXác thực tại điểm chứng thực\t- Mua đầu đọc\tPhòng Tư pháp\tCông an huyện
                Nhóm thực hiện thường xuyên\t\t\t\t
                MH29\tTố giác tội phạm qua VNeID\t- Tuyên truyền\tCông an huyện\tUBND các xã
                """).items();

        assertEquals(LocalDate.of(2024, 9, 30), date(items.getFirst()));
        assertEquals(List.of("Phòng Tư pháp"), items.get(1).lead().value());
        assertEquals(List.of("UBND các xã"), items.getLast().coordinate().value());
        assertTrue(Objects.requireNonNull(items.getLast().deadline().value()).recurring());
        assertEquals(29, items.getLast().number().value());
    }

    @Test
    void runningTitlesBetweenTheLinesAreNoContent() {
        Item item = Plans.withContent("""
                1. Mô hình 1: Dịch vụ công thiết yếu
                - Chủ trì: Công an huyện.
                2
                Kế hoạch của UBND huyện Đông Sơn   Trang 2
                - Thời hạn: trước ngày 30/6/2024.
                + Bước 1: Rà soát.
                3
                Kế hoạch của UBND huyện Đông Sơn   Trang 3
                + Bước 2: Triển khai.
                """).items().getFirst();

        assertEquals(List.of("Rà soát.", "Triển khai."), steps(item));
    }

    @Test
    void aPartWithItsNumberOnALineOfItsOwnEndsTheItemsAboveIt() {
        List<Item> items = Plans.read("""
                UBND HUYỆN ĐÔNG SƠN
                Đông Sơn, ngày 10 tháng 01 năm 2024
                KẾ HOẠCH
                Triển khai các mô hình điểm của Đề án 06
                Phần I
                MỤC ĐÍCH
                Phần II
                NỘI DUNG
                1. Mô hình 1: Dịch vụ công thiết yếu
                - Chủ trì: Công an huyện.
                - Cách làm: Rà soát.
                2. Mô hình 9: Quản lý lưu trú
                - Chủ trì: Công an huyện.
                - Cách làm: Cấp tài khoản.
                Phần III
                TỔ CHỨC THỰC HIỆN
                1. Công an huyện theo dõi, đôn đốc.
                """).items();

        assertEquals(2, items.size());
        assertEquals(List.of("Cấp tài khoản."), steps(items.getLast()));
    }

    @Test
    void whoLeadsAndWhoHelpsMayStandInOneSentenceAboveTheSteps() {
        Item item = Plans.withContent("""
                1. Mô hình “Chi trả an sinh xã hội qua tài khoản VNeID”
                - Phân công: Phòng Văn hóa - Xã hội chủ trì; Công an xã, Bưu điện văn hóa xã phối hợp.
                - Lộ trình: xong trong tháng 10/2024, gồm:
                + Giai đoạn 1: làm sạch danh sách.
                + Giai đoạn 2: chi trả đợt đầu.
                """).items().getFirst();

        assertEquals(List.of("Phòng Văn hóa - Xã hội"), item.lead().value());
        assertEquals(
                List.of("Công an xã", "Bưu điện văn hóa xã"), item.coordinate().value());
        assertEquals(2, item.steps().size());
    }
}

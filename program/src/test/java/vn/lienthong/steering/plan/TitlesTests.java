package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTests {

    @Test
    void saysTheProjectInShort() {
        assertThat(Titles.plan(
                        "Triển khai các mô hình điểm trong Đề án “Phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực"
                                + " điện tử phục vụ chuyển đổi số quốc gia” trên địa bàn huyện",
                        "Đề án 06"))
                .isEqualTo("Triển khai các mô hình điểm trong Đề án 06 trên địa bàn huyện");
    }

    @Test
    void leavesOtherQuotationsAlone() {
        String title = "Kế hoạch phát động phong trào “Toàn dân tham gia bảo vệ an ninh Tổ quốc năm 2024”";
        assertThat(Titles.plan(title, "Đề án 06")).isEqualTo(title);
    }

    @Test
    void aHeadingBeginsWithACapital() {
        assertThat(Titles.item("đảm bảo điều kiện công dân số")).isEqualTo("Đảm bảo điều kiện công dân số");
    }
}

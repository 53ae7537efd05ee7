package vn.lienthong.capability.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;

/** Asking in a browser, at a phone's and a desk's width. */
@HouseTest
class NationalLookTests {

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void theWayOfAnOfficerFitsAndIsClean(int width) {
        database.sql(
                        "insert into national_sandbox (since) select now() where not exists (select from national_sandbox)")
                .update();
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, "resident-police");
            Page page = browser.newPage();
            page.navigate("/quoc-gia");
            clean(page, "national-start-" + width);
            page.locator("main form .btn").first().click();
            clean(page, "national-errors-" + width);
            ask(page, "national.residence|verify", "099075000202", "Nguyễn Văn Thử Hai", "03/11/1975");
            assertThat(page.textContent("main")).contains("Không trùng khớp", "Môi trường thử");
            clean(page, "national-verified-" + width);
            ask(page, "national.residence|look-up", "099145000707", "Đặng Thị Thử Bảy", "05/05/1945");
            assertThat(page.textContent("main")).contains("đã chết", "Phật giáo");
            clean(page, "national-told-" + width);
            page.navigate(page.url() + "/phieu");
            clean(page, "national-slip-" + width);
            ask(page, "national.residence|household", "099194001313", "Ngô Thị Thử Hỏng", "13/01/1994");
            assertThat(page.textContent("main")).contains("Trong hàng chờ");
            clean(page, "national-queued-" + width);
            for (String path : new String[] {"da-hoi", "danh-sach", "ket-noi"}) {
                page.navigate("/quoc-gia/" + path);
                clean(page, "national-" + path + "-" + width);
            }
            page.navigate("/quoc-gia-thu");
            clean(page, "national-sandbox-" + width);
        }
    }

    private static void ask(Page page, String what, String number, String name, String birth) {
        page.navigate("/quoc-gia");
        page.check("input[value='" + what + "']");
        page.fill("#ho-so", "H99-20");
        page.fill("#so", number);
        page.fill("#ten", name);
        page.fill("#ngay-sinh", birth);
        page.locator("main form .btn").first().click();
        page.waitForURL("**/quoc-gia/hoi/**");
    }

    private static void clean(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name).isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }
}

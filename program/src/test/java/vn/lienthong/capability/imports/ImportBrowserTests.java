package vn.lienthong.capability.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

@HouseTest
class ImportBrowserTests {

    @Autowired
    TestPeople people;

    @LocalServerPort
    int port;

    private static void look(Page page, String name, int width) {
        assertThat(Chromium.axe(page)).isEmpty();
        assertThat(Chromium.overflows(page)).isFalse();
        Chromium.picture(page, name + "-" + width);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aListIsBroughtOverFourPagesThatEveryoneCanUse(int width) {
        try (BrowserContext visitor = Chromium.visitor(port, width, 800)) {
            people.signIn(visitor, port, Role.UNIT_OFFICER);
            Page page = visitor.newPage();
            page.navigate("/nhap-bang/moi/test.people");
            page.locator("main form button").first().click();
            page.locator(".errors").waitFor();
            look(page, "import-choose-wrong", width);

            page.locator("#tep").setInputFiles(new FilePayload("Danh sách cán bộ.csv", "text/csv", """
                    STT;Mã cán bộ;Họ và tên;Ngày sinh;Ghi chú
                    1;A1;Nguyễn Văn An;03/02/1990;
                    2;A2;Trần Thị Bình;31/02/1991;về hưu
                    3;;Lê Văn Cường;1985-07-01;
                    4;A4;Phạm Thị Dung;12/12/1979;
                    """.getBytes(
                            StandardCharsets.UTF_8)));
            page.locator("main form button").first().click();
            page.waitForURL("**/cot");
            assertThat(page.locator(".crumbs a").textContent()).isEqualTo("Danh sách người thử");
            assertThat(page.locator("#cot-1").inputValue()).isEqualTo("code");
            look(page, "import-columns", width);

            page.locator("main form button").first().click();
            page.waitForURL("**/xem-truoc");
            assertThat(page.locator(".tag.soon").count()).isEqualTo(2);
            look(page, "import-preview", width);

            page.locator("main form button.btn").last().click();
            page.locator("main .figures").waitFor();
            assertThat(page.locator("h1").textContent()).contains("2");
            look(page, "import-outcome", width);
        }
    }
}

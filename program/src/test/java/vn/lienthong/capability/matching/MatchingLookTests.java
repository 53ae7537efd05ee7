package vn.lienthong.capability.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.TestRegister;

/** The way of an officer who cleans a list, in a browser, by the keyboard where it matters. */
@HouseTest
class MatchingLookTests {

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    ListStore lists;

    @Autowired
    RowStore rows;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void theWayOfAnOfficerFitsAndIsClean(int width) {
        String unit = register.communes().getFirst().code();
        UUID agency = register.agency(unit);
        UUID cleaner = people.account(MatchingConfiguration.CLEANER, agency);
        String number = register.number();
        register.person(unit, "Lương Thế Nhìn Rõ", LocalDate.of(1950, 8, 12), number);
        String csv = "Họ và tên,Số CCCD,Ngày sinh,Thôn\nLUONG THE NHIN RO," + number
                + ",1950,Thôn 2\nMạc Vô Danh Tính,,03/02/1940,Thôn 3\n,,,Thôn 4\n5,,1950,x\n";
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, cleaner);
            Page page = browser.newPage();
            page.navigate("/doi-sanh");
            clean(page, "matching-lists-" + width);
            page.navigate("/doi-sanh/moi");
            clean(page, "matching-bring-" + width);
            page.setInputFiles("#tep", new FilePayload("ds.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
            page.selectOption("#linh-vuc", "old");
            page.selectOption("#don-vi", agency.toString());
            page.fill("#ten", "Người cao tuổi");
            page.fill("#de-lam-gi", "Lập danh sách chi trợ cấp");
            page.click("main form button.btn");
            page.waitForURL(url -> url.matches(".*/doi-sanh/[0-9a-f-]{36}"));
            clean(page, "matching-columns-" + width);
            UUID id = UUID.fromString(page.url().substring(page.url().length() - 36));
            page.click("form[action$='/cot'] button.btn");
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofMinutes(2))
                    .until(() -> lists.find(id).orElseThrow().status() == MatchList.Status.READY);
            page.navigate("/doi-sanh/" + id);
            clean(page, "matching-result-" + width);
            for (String path : new String[] {"/dong", "/viec", "/khong-doc-duoc", "/phieu", "/nhap-phieu", "/xoa"}) {
                page.navigate("/doi-sanh/" + id + path);
                clean(page, "matching" + path.replace('/', '-') + "-" + width);
            }
            page.navigate("/doi-sanh/" + id + "/viec/tiep");
            clean(page, "matching-decide-" + width);
            page.keyboard().press("1");
            page.waitForURL("**/dong/3");
            assertThat(rows.find(id, 2).orElseThrow().state()).isEqualTo(Decision.ACCEPTED);
            page.keyboard().press("0");
            page.waitForURL("**/viec");
            assertThat(rows.find(id, 3).orElseThrow().state()).isEqualTo(Decision.NOBODY);
            clean(page, "matching-done-" + width);
        }
    }

    private static void clean(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name).isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }
}

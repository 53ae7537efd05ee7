package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;

/** The register's pages in a browser, at a phone's and a desk's width. */
@HouseTest
class RegistryLookTests {

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    DataSource source;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void theWayOfAnOfficerFitsAndIsClean(int width) throws Exception {
        String unit = register.communes().getFirst().code();
        try (Connection connection = source.getConnection()) {
            NameWords words = new NameWords();
            PopulationLoad load = new PopulationLoad(connection);
            LocalDate today = LocalDate.of(2026, 11, 21);
            load.load(
                    new Population(
                            new Population.Plan(600, width, List.of(unit), today), words, load.origin(words, today)),
                    done -> {});
        }
        UUID head = people.account(RegistryConfiguration.POLICE_HEAD);
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, head);
            Page page = browser.newPage();
            page.navigate("/dan-cu");
            clean(page, "registry-search-" + width);
            page.selectOption("#muc-dich", "registry.residence-work");
            page.fill("#tim", "nguyen thi 1990");
            page.press("#tim", "Enter");
            clean(page, "registry-found-" + width);
            assertThat(page.url()).doesNotContain("nguyen");
            page.fill("#tim", "nguyen van");
            page.press("#tim", "Enter");
            page.locator("td a.open").first().click();
            clean(page, "registry-person-" + width);
            String person = page.url().replaceAll("\\?.*", "");
            page.navigate(person + "/nhat-ky");
            page.fill("#yeu-cau", "YC-12");
            page.press("#yeu-cau", "Enter");
            clean(page, "registry-diary-" + width);
            page.navigate(person + "/de-nghi-sua?muc=BIRTH");
            clean(page, "registry-propose-" + width);
            page.navigate(person + "/han-che");
            clean(page, "registry-restrict-" + width);
            page.fill("#can-cu", "Điều 4 Luật 91/2025/QH15");
            page.click("main form.sheet button.btn");
            clean(page, "registry-restricted-" + width);
            page.navigate("/dan-cu/han-che");
            clean(page, "registry-restrictions-" + width);
            page.navigate("/dan-cu/de-nghi");
            clean(page, "registry-corrections-" + width);
            page.navigate("/dan-cu/danh-sach");
            clean(page, "registry-bulk-" + width);
            page.navigate("/dan-cu/khan-cap");
            clean(page, "registry-glass-" + width);
            page.navigate("/dan-cu/giam-sat");
            clean(page, "registry-oversight-" + width);
            page.navigate("/dan-cu/cau-hoi");
            clean(page, "registry-questions-" + width);
        }
    }

    private static void clean(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name).isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }
}

package vn.lienthong.steering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The officer's job in a real browser: from the Word file to the plan. */
@HouseTest
class PlanLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    private static Path sample(String name) throws Exception {
        Path file = Files.createTempDirectory("plan").resolve(name);
        try (var in = Objects.requireNonNull(PlanLookTests.class.getResourceAsStream("samples/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    private void looksRight(Page page, String name) {
        Chromium.picture(page, "plan-" + name + "-" + page.viewportSize().width);
        assertThat(Chromium.axe(page)).as(name).isEmpty();
        assertThat(Chromium.overflows(page)).as(name).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void anOfficerBringsAWordPlanIn(int width) throws Exception {
        try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
            people.signIn(visitor, port, Role.STANDING_BODY);
            Page page = visitor.newPage();
            page.navigate("/ke-hoach/nhap");
            looksRight(page, "upload");
            page.setInputFiles("#file", sample("ke-hoach-huyen-truong-lam-2023.docx"));
            page.click("main form button.btn");
            page.waitForSelector("#doc-source", new Page.WaitForSelectorOptions().setTimeout(60_000));
            looksRight(page, "review");

            String review = page.url().split("[?#]")[0];
            for (String tab : List.of("chac", "van-ban", "bao-cao", "nhiem-vu")) {
                page.navigate(review + "?loc=" + tab);
                looksRight(page, tab);
            }
            page.navigate(review + "?loc=chac");
            page.locator("#doc-source a.read").first().click();
            assertThat(page.locator(".draft.here").count()).isEqualTo(1);
            page.locator("#doc-readings a.to-source").first().click();
            assertThat(page.locator("#doc-source .here").count()).isEqualTo(1);

            page.locator("a[data-key=edit]").first().click();
            looksRight(page, "edit");
            page.fill("#title", "");
            page.locator("main form button.btn").first().click();
            assertThat(page.title()).startsWith("Lỗi:");
            looksRight(page, "edit-wrong");
            page.fill("#title", "Tên đã sửa");
            page.locator("main form button.btn").first().click();
            page.waitForURL(Pattern.compile(".*/ke-hoach/nhap/.*"));

            page.navigate(review);
            page.locator("form[action$='/nhan'] button").click();
            if (page.locator("input[name=withDoubts]").count() > 0) {
                looksRight(page, "with-doubts");
                page.locator("form[action$='/nhan'] button").click();
            }
            page.waitForURL(Pattern.compile(".*/ke-hoach/[0-9a-f-]{36}$"));
            looksRight(page, "plan");
            String plan = page.url();
            for (String view : List.of("don-vi", "thoi-han", "bao-cao")) {
                page.navigate(plan + "?xem=" + view);
                looksRight(page, view);
            }
            page.navigate(plan);
            page.locator("a.open").first().click();
            page.waitForURL(Pattern.compile(".*/ke-hoach/muc/.*"));
            looksRight(page, "item");
            page.navigate("/viec-cua-toi");
            looksRight(page, "mine");
        }
    }

    @Test
    void theReviewWorksWithoutJavaScript() throws Exception {
        try (BrowserContext visitor = Chromium.visitorWithoutScript(port, 1024, 800)) {
            people.signIn(visitor, port, Role.STANDING_BODY);
            Page page = visitor.newPage();
            page.navigate("/ke-hoach/nhap");
            page.setInputFiles("#file", sample("ke-hoach-huyen-truong-lam-2023.docx"));
            page.click("main form button.btn");
            for (int i = 0; i < 60 && page.locator("#doc-source").count() == 0; i++) {
                page.reload();
            }
            assertThat(page.locator("#doc-source").count()).isEqualTo(1);
            page.locator("form[action$='/nhan'] button").click();
            assertThat(page.locator("h1").count()).isEqualTo(1);
        }
    }
}

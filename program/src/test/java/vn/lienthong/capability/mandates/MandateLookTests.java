package vn.lienthong.capability.mandates;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.registry.TestRegister;
import vn.lienthong.kernel.VietnameseText;

/** The pages in a browser, at a phone's and a desk's width: an officer enters a paper, a mother acts for her child. */
@HouseTest
class MandateLookTests {

    private static final String MOTHER = "099190000303";

    @Autowired
    TestRegister register;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name + " is too wide").isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll(int width) {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        database.sql("delete from mandates_mandate").update();
        database.sql("delete from mandates_stop").update();
        String unit = register.communes().getFirst().code();
        UUID counter = people.account("registry-reader", register.agency(unit));
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        UUID mother = register.person(unit, "Trần Thị Thử Ba", LocalDate.of(1990, 7, 21), MOTHER);
        UUID child = register.person(unit, "Hà Văn Thử Tám", today.minusYears(7), register.number());
        register.mother(child, mother);
        try {
            officer(width, counter, vn.lienthong.kernel.TypedDay.show(today.plusDays(300)));
            citizen(width, child);
        } finally {
            register.forget(mother);
            register.forget(child);
        }
    }

    private void officer(int width, UUID counter, String until) {
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, counter);
            Page page = browser.newPage();
            page.navigate("/dai-dien");
            look(page, "mandates-none-" + width);
            page.navigate("/dai-dien/moi");
            look(page, "mandates-new-" + width);
            page.click("main form.narrow button.btn");
            look(page, "mandates-wrong-" + width);
            page.check("input[value=written]");
            page.fill("#" + MandateForm.PRINCIPAL_NAME, "Quách Văn Già");
            page.fill("#" + MandateForm.PRINCIPAL, register.number());
            page.fill("#" + MandateForm.AGENT_NAME, "Trần Thị Thử Ba");
            page.fill("#" + MandateForm.AGENT, MOTHER);
            page.fill("#" + MandateForm.PAPER, "17/2026/UQ-CT");
            page.fill("#" + MandateForm.PAPER_BY, "UBND xã Trường Lâm");
            page.fill("#" + MandateForm.PAPER_ON, "02/02/2026");
            page.fill("#" + MandateForm.UNTIL, until);
            page.check("#" + MandateForm.DEEDS);
            page.setInputFiles(
                    "#" + MandateForm.FILE,
                    new FilePayload("giay.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8)));
            page.click("main form.narrow button.btn");
            page.waitForURL("**/dai-dien/*-*");
            look(page, "mandates-one-" + width);
            page.navigate("/dai-dien");
            look(page, "mandates-list-" + width);
            page.navigate("/dai-dien/cha-me");
            look(page, "mandates-stop-" + width);
        }
    }

    private void citizen(int width, UUID child) {
        try (BrowserContext browser = Chromium.visitor(port, width, 800)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setViewportSize(width, 800)
                        .setLocale("vi-VN"))) {
            Page page = browser.newPage();
            page.navigate("/cong-dan/dang-nhap?muc=2");
            page.click("main form button");
            page.waitForURL("**/vneid-thu/authorize**");
            page.check("input[value='" + MOTHER + "']");
            page.fill("#ma", "123456");
            page.click("button[value=co]");
            page.waitForURL("**/cong-dan");
            look(page, "mandates-home-" + width);
            page.navigate("/cong-dan/thay-mat");
            look(page, "mandates-own-" + width);
            page.navigate("/cong-dan/thay-mat/" + child + "/quyen-du-lieu");
            look(page, "mandates-child-" + width);
            page.navigate("/cong-dan/thay-mat/" + child + "/quyen-du-lieu/nhat-ky");
            look(page, "mandates-diary-" + width);
            page.navigate("/cong-dan/thay-mat/" + child + "/dung");
            look(page, "mandates-end-" + width);
        }
    }
}

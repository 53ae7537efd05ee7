package vn.lienthong.capability.vneid;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** A citizen in a real browser, on a phone and a desk: from the door through the sandbox to the page of their own. */
@HouseTest
class VneidLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    VneidStore store;

    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.axe(page)).as(name).isEmpty();
        assertThat(Chromium.overflows(page)).as(name + " is too wide").isFalse();
    }

    @Test
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll() {
        store.sandboxOn(Instant.now());
        for (int width : List.of(360, 1440)) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 800)
                    .browser()
                    .newContext(new Browser.NewContextOptions()
                            .setBaseURL("http://localhost:" + port)
                            .setViewportSize(width, 800)
                            .setLocale("vi-VN"))) {
                Page page = visitor.newPage();
                page.navigate("/cong-dan");
                look(page, "vneid-door-" + width);
                page.click("main form button");
                page.waitForURL("**/vneid-thu/authorize**");
                look(page, "vneid-sandbox-" + width);
                String phone = page.locator("input[name=phieu]").inputValue();
                Page telephone = visitor.newPage();
                telephone.navigate("/vneid-thu/dien-thoai?phieu=" + phone);
                look(telephone, "vneid-phone-" + width);
                page.fill("#ma", "123456");
                page.click("button[value=co]");
                page.waitForURL("**/cong-dan");
                look(page, "vneid-citizen-" + width);
            }
            try (BrowserContext officer = Chromium.visitor(port, width, 800)) {
                people.signIn(officer, port, Role.UNIT_OFFICER);
                Page page = officer.newPage();
                page.navigate("/tai-khoan/vneid");
                look(page, "vneid-own-" + width);
            }
        }
    }
}

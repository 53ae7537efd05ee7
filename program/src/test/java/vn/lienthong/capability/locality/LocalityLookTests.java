package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The pages in a real browser, with the demo locality: nothing for axe to complain of, nothing wider than a phone. */
@HouseTest
class LocalityLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    LocalityDemo demo;

    @Autowired
    TeamStore teams;

    @Autowired
    TransactionTemplate transaction;

    private Map<String, String> pages() {
        transaction.executeWithoutResult(status -> demo.load());
        LocalDate day = LocalDate.of(2023, 11, 2);
        UUID agency = locality.agenciesOf("990", day).stream()
                .filter(one -> one.kind().equals("culture-division"))
                .findFirst()
                .orElseThrow()
                .id();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("units", "/don-vi");
        pages.put("unit", "/don-vi/990");
        pages.put("province", "/don-vi/38");
        pages.put("agencies", "/don-vi/co-quan?thuoc=990&het=1");
        pages.put("agency", "/don-vi/co-quan/" + agency);
        pages.put("agency-merge", "/don-vi/co-quan/" + agency + "/nhap");
        pages.put("agency-new", "/don-vi/co-quan/moi");
        pages.put("staff-new", "/don-vi/co-quan/" + agency + "/can-bo");
        pages.put("teams", "/don-vi/to?het=1");
        pages.put("team", "/don-vi/to/" + teams.list("", true, day).getFirst().id());
        pages.put("home", "/don-vi/phuc-vu");
        pages.put("days", "/don-vi/ngay-nghi?nam=2026");
        pages.put("day-new", "/don-vi/ngay-nghi/moi");
        pages.put("day-year", "/don-vi/ngay-nghi/nam/2027");
        return pages;
    }

    @Test
    void everyPageStandsOnADeskAndOnAPhone() {
        Map<String, String> pages = pages();
        for (int width : new int[] {1440, 360}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.ADMINISTRATOR);
                Page page = visitor.newPage();
                pages.forEach((name, address) -> {
                    page.navigate(address);
                    Chromium.picture(page, "locality-" + name + "-" + width);
                    assertThat(Chromium.axe(page)).as(name + " " + width).isEmpty();
                    assertThat(Chromium.overflows(page)).as(name + " " + width).isFalse();
                });
            }
        }
    }

    @Test
    void aMistakeIsShownAtItsFieldWithNothingLost() {
        try (BrowserContext visitor = Chromium.visitor(port, 390, 844)) {
            people.signIn(visitor, port, Role.ADMINISTRATOR);
            Page page = visitor.newPage();
            page.navigate("/don-vi/co-quan/moi");
            page.fill("#ten", "Ban Quản lý chợ Trường Lâm");
            page.fill("#thuoc", "xyz");
            page.click("main form button");
            assertThat(page.title()).startsWith("Lỗi:");
            assertThat(page.inputValue("#ten")).isEqualTo("Ban Quản lý chợ Trường Lâm");
            assertThat(page.locator("#thuoc-error").isVisible()).isTrue();
            Chromium.picture(page, "locality-mistake-390");
        }
    }

    @Test
    void theEffectOfADayStandsOnADeskAndOnAPhone() {
        for (int width : new int[] {1440, 360}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.STANDING_BODY);
                Page page = visitor.newPage();
                page.navigate("/don-vi/ngay-nghi/moi?nghi=24/11/2026");
                page.fill("#ly-do", "Ngày Văn hóa Việt Nam");
                page.click("form[data-keep] button");
                Chromium.picture(page, "locality-day-effect-" + width);
                assertThat(page.content()).contains("25/11/2026");
                assertThat(Chromium.axe(page)).isEmpty();
                assertThat(Chromium.overflows(page)).isFalse();
            }
        }
    }
}

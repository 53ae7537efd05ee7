package vn.lienthong.steering.sites;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.steering.plan.SteeredPlans;

/** An officer's afternoon in a real browser: an obstacle, two places, a system; with and without script. */
@HouseTest
class SiteLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    SteeredPlans plans;

    private static void looksRight(Page page, String name) {
        Chromium.picture(page, "steer-" + name + "-" + page.viewportSize().width);
        assertThat(Chromium.axe(page)).as(name).isEmpty();
        assertThat(Chromium.overflows(page)).as(name).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 360})
    void anOfficerRaisesProposesAndBegins(int width) {
        UUID lead = plans.agency("Phòng Văn hoá và Thông tin");
        UUID plan = plans.plan(null);
        UUID item = plans.item(plan, "Quản lý lưu trú tại nhà nghỉ", "lodging-hotels", lead);
        UUID officer = people.account(Role.UNIT_OFFICER, lead);
        UUID standing = people.account(Role.STANDING_BODY);
        boolean script = width > 400;
        try (BrowserContext visitor =
                        script ? Chromium.visitor(port, width, 900) : Chromium.visitorWithoutScript(port, width, 900);
                BrowserContext other = Chromium.visitor(port, width, 900)) {
            people.signIn(visitor, port, officer);
            Page page = visitor.newPage();
            obstacle(page, item, script);
            places(page, item, script);
            system(page, item, script);
            people.signIn(other, port, standing);
            Page second = other.newPage();
            second.navigate("/vuong-mac");
            looksRight(second, "obstacles");
            second.navigate("/vuong-mac/tuyen/" + plan);
            looksRight(second, "line");
            second.navigate("/ke-hoach/muc/" + item);
            looksRight(second, "item");
            second.navigate("/van-hanh");
            looksRight(second, "systems");
            second.navigate("/dia-diem");
            looksRight(second, "sites");
            second.navigate("/dia-diem/so-sanh?muc=" + item);
            looksRight(second, "compare");
        }
    }

    private static void seen(Page page, String name, boolean script) {
        if (script) {
            looksRight(page, name);
        } else {
            Chromium.picture(page, "steer-" + name + "-plain");
        }
    }

    private static void obstacle(Page page, UUID item, boolean script) {
        page.navigate("/ke-hoach/muc/" + item);
        page.click("#vuong-mac a.btn");
        page.click("main form button.btn");
        assertThat(page.title()).startsWith("Lỗi:");
        seen(page, "raise-wrong", script);
        page.fill("#ten", "6 nhà nghỉ ở Suối Ngà chưa có mạng cố định");
        page.fill("#de-nghi", "Làm việc với nhà mạng");
        page.selectOption("#hoi", "level");
        page.click("main form button.btn");
        assertThat(page.locator("#vuong-mac").textContent()).contains("6 nhà nghỉ");
        page.click("#vuong-mac .alert a");
        seen(page, "obstacle", script);
    }

    private static void places(Page page, UUID item, boolean script) {
        for (String name : new String[] {"Trường THCS Đồi Sim", "Trạm Y tế Suối Ngà"}) {
            page.navigate("/dia-diem/moi?muc=" + item);
            seen(page, "propose", script);
            page.fill("#ten", name);
            page.click("main form button.btn");
            page.check("#hoi-line");
            page.fill("#hoi-computers", "12");
            page.fill("#hoi-staff", "2");
            page.fill("#hoi-people", "1200");
            seen(page, "survey", script);
            page.click("main form button.btn");
        }
        seen(page, "site", script);
    }

    private static void system(Page page, UUID item, boolean script) {
        page.navigate("/ke-hoach/muc/" + item + "/van-hanh");
        page.check("#loai");
        seen(page, "begin", script);
        page.click("main form button.btn");
        seen(page, "system", script);
        page.click("main .tasks a[href*='request-sent']");
        page.fill("#so", "12/CV-VHTT");
        seen(page, "move", script);
        page.click("main form button.btn");
        seen(page, "system-2", script);
    }
}

package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;

/** The pages in a real browser, on a phone and a desk. */
@HouseTest
class SsoLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore applications;

    @Autowired
    Locality locality;

    private UUID agency(String name) {
        return ((AgencyChange.Done)
                        locality.create("other", name + " " + Ids.next(), "122", null, LocalDate.of(2020, 1, 1)))
                .agency();
    }

    private static void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        Chromium.picture(page, name);
        assertThat(Chromium.axe(page)).as(path).isEmpty();
        assertThat(Chromium.overflows(page)).as(path + " is too wide").isFalse();
    }

    @Test
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll() {
        UUID id = Ids.next();
        applications.insert(new Application(
                id,
                "hoc-ba-" + id,
                "Học bạ điện tử trung học cơ sở",
                agency("Trường xem thử"),
                "Tổ phần mềm, Công ty thử",
                Application.Method.SECRET,
                List.of("http://127.0.0.1:" + port + "/sso/huong-dan"),
                List.of(),
                "https://hoc-ba.example/het",
                "",
                Set.of("openid", "profile", "agency", "roles"),
                "",
                "",
                false,
                true,
                false,
                false,
                30,
                "",
                null,
                Instant.now(),
                null,
                1));
        UUID administrator = people.account(Role.ADMINISTRATOR);
        applications.addRole(id, "giao-vien", administrator, null);
        String ask = "/sso/authorize?response_type=code&scope=openid%20profile%20agency&client_id=hoc-ba-" + id
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A" + port + "%2Fsso%2Fhuong-dan";
        for (int width : List.of(360, 1440)) {
            try (BrowserContext known = Chromium.visitor(port, width, 800);
                    BrowserContext stranger = Chromium.visitor(port, width, 800)) {
                Page outside = stranger.newPage();
                look(outside, "/sso/huong-dan?ma=hoc-ba-thcs", "sso-guide-" + width);
                look(outside, ask, "sso-door-" + width);
                people.signIn(known, port, administrator);
                Page page = known.newPage();
                look(page, "/quan-tri/ung-dung", "sso-applications-" + width);
                look(page, "/quan-tri/ung-dung/moi", "sso-new-" + width);
                look(page, "/quan-tri/ung-dung/" + id, "sso-one-" + width);
                look(page, "/quan-tri/ung-dung/" + id + "/dung", "sso-stop-" + width);
                look(page, "/sso/logout", "sso-logout-" + width);
                look(page, "/tai-khoan/ung-dung", "sso-passed-on-" + width);
                look(page, ask + "&prompt=consent", "sso-consent-" + width);
                page.click("button[value=co]");
                assertThat(page.url())
                        .as("the form may lead on to the application")
                        .contains("/sso/huong-dan?code=");
            }
        }
    }
}

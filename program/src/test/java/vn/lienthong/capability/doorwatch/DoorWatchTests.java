package vn.lienthong.capability.doorwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;

/** An account that is opened in a new place, and its owner who says that it was somebody else. */
@HouseTest
class DoorWatchTests {

    private static final String NOTICE = "Tài khoản vừa được đăng nhập từ nơi mới";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    People directory;

    private UUID account = new UUID(0, 0);
    private String name = "";
    private String password = "";

    @BeforeEach
    void anOfficer() {
        account = people.account(Role.UNIT_OFFICER);
        name = directory.find(account).orElseThrow().userName();
        password = people.password(account);
    }

    private TestVisitor browser() {
        return new TestVisitor(port);
    }

    private TestVisitor signIn(TestVisitor browser) {
        HttpResponse<String> in = browser.submit(
                browser.get("/dang-nhap"), "/dang-nhap", Map.of("ten", name, "mat-khau", password, "tiep", "/"));
        assertThat(in.statusCode()).isEqualTo(302);
        return browser;
    }

    private static String inbox(TestVisitor browser) {
        return browser.get("/thong-bao").body();
    }

    private static String page(String inbox) {
        return inbox.replaceAll("(?s).*?(/tai-khoan/thiet-bi/[0-9a-f-]{36}).*", "$1");
    }

    @Test
    void theFirstBrowserIsNoNewsAndOneThatIsKnownNeither() {
        TestVisitor own = signIn(browser());
        assertThat(inbox(own)).doesNotContain(NOTICE);
        own.submit(own.get("/tai-khoan"), "/dang-xuat", Map.of());
        signIn(own);
        assertThat(inbox(own)).doesNotContain(NOTICE);
    }

    @Test
    void whoWasNotTheOneSignsEverybodyOutAndChoosesANewPassword() {
        TestVisitor own = signIn(browser());
        TestVisitor stranger = signIn(browser().with("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"));
        String inbox = inbox(own);
        assertThat(inbox).contains(NOTICE).contains("Firefox");
        HttpResponse<String> device = own.get(page(inbox));
        assertThat(device.statusCode()).isEqualTo(200);
        assertThat(device.body()).contains("127.0.0.1");
        HttpResponse<String> denied = own.submit(device, page(inbox) + "/khong-phai-toi", Map.of());
        assertThat(TestVisitor.location(denied)).isEqualTo("/tai-khoan/mat-khau");
        assertThat(stranger.get("/tai-khoan").statusCode()).isEqualTo(302);
        assertThat(own.get("/tai-khoan").statusCode()).isEqualTo(200);
        signIn(stranger);
        assertThat(inbox(own)).as("a stranger again").contains(NOTICE);
    }

    @Test
    void nobodyLooksAtOrDeniesTheDeviceOfAnother() {
        TestVisitor own = signIn(browser());
        signIn(browser());
        String page = page(inbox(own));
        TestVisitor other = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(other.submit(other.get("/tai-khoan"), page + "/khong-phai-toi", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(own.post(page + "/khong-phai-toi", Map.of()).statusCode())
                .as("without the proof of our page")
                .isEqualTo(403);
    }
}

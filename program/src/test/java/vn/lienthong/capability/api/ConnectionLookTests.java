package vn.lienthong.capability.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The pages about other programs in a real browser. */
@HouseTest
class ConnectionLookTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestTokens tokens;

    @Test
    void thePagesStandOnADeskAndOnAPhone() {
        tokens.secret(null, "pilots.read");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("tokens", "/quan-tri/the-ket-noi");
        pages.put("token-new", "/quan-tri/the-ket-noi/moi");
        pages.put("description", "/ket-noi");
        pages.put("hooks", "/quan-tri/bao-tin-may");
        pages.put("hook-new", "/quan-tri/bao-tin-may/moi");
        pages.put("feeds", "/tai-khoan/lich");
        pages.put("between", "/lien-thong-ke-hoach");
        for (int width : new int[] {1440, 360}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, Role.ADMINISTRATOR);
                Page page = visitor.newPage();
                pages.forEach((name, address) -> {
                    page.navigate(address);
                    Chromium.picture(page, "connection-" + name + "-" + width);
                    assertThat(Chromium.axe(page)).as(name + " " + width).isEmpty();
                    assertThat(Chromium.overflows(page)).as(name + " " + width).isFalse();
                });
            }
        }
    }
}

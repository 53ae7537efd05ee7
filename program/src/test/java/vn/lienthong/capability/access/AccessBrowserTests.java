package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;

/** The pages of this room in a real browser: on a phone, on a desk, without JavaScript. */
@HouseTest
class AccessBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    private void look(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        Chromium.picture(page, name);
        assertThat(Chromium.axe(page)).as(path).isEmpty();
        assertThat(Chromium.overflows(page)).as(path + " is too wide").isFalse();
    }

    @Test
    void everyPageFitsPhoneAndDeskAndCanBeUsedByAll() {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        UUID officer = people.account(Role.UNIT_OFFICER);
        for (int width : List.of(360, 1280)) {
            try (BrowserContext stranger = Chromium.visitor(port, width, 800);
                    BrowserContext known = Chromium.visitor(port, width, 800)) {
                look(stranger.newPage(), "/dang-nhap", "sign-in-" + width);
                people.signIn(known, port, administrator);
                Page page = known.newPage();
                look(page, "/tai-khoan", "own-account-" + width);
                look(page, "/tai-khoan/mat-khau", "own-password-" + width);
                look(page, "/quan-tri/tai-khoan?q=thu", "accounts-" + width);
                look(page, "/quan-tri/tai-khoan/moi", "account-new-" + width);
                look(page, "/quan-tri/tai-khoan/" + officer, "account-" + width);
                look(page, "/quan-tri/tai-khoan/" + officer + "/dong", "account-close-" + width);
                look(page, "/quan-tri/vai-tro", "rights-" + width);
                look(page, "/quan-tri/nhat-ky", "audit-" + width);
            }
        }
    }

    @Test
    void lettersArePrintedOneToASheet() {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        people.account(Role.UNIT_OFFICER);
        try (BrowserContext known = Chromium.visitor(port, 1280, 900)) {
            people.signIn(known, port, administrator);
            Page page = known.newPage();
            page.navigate("/quan-tri/tai-khoan?q=thu-unit-officer");
            page.locator("input[name=tai-khoan]").nth(0).check();
            page.locator("text=in thư cho các tài khoản").click();
            assertThat(page.locator(".access-letter").count()).isEqualTo(1);
            assertThat(page.locator(".access-letter svg path").count()).isEqualTo(1);
            Chromium.picture(page, "letter-1280");
            assertThat(Chromium.axe(page)).isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            Chromium.picture(page, "letter-print");
            byte[] sheets = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            assertThat(new String(sheets, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("/Count 1");
        }
    }

    @Test
    void oneSignsInAndOutWithoutJavaScript() {
        String name = "khong-js-" + UUID.randomUUID().toString().substring(0, 8);
        accounts.insert(name, "Không Kịch Bản", "", null, passwords.hash("mưa rơi trên mái lá"), false, false);
        try (BrowserContext plain = Chromium.visitor(port, 360, 700)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setJavaScriptEnabled(false))) {
            Page page = plain.newPage();
            page.navigate("/tai-khoan");
            assertThat(page.url()).contains("/dang-nhap?tiep=");
            page.fill("#ten", name);
            page.fill("#mat-khau", "sai mật khẩu");
            page.click("main button");
            assertThat(page.title()).startsWith("Lỗi: ");
            page.fill("#mat-khau", "mưa rơi trên mái lá");
            page.click("main button");
            assertThat(page.url()).endsWith("/tai-khoan");
            page.click("text=Đăng xuất khỏi mọi nơi");
            assertThat(page.url()).endsWith("/dang-nhap");
        }
    }
}

package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;

/** The counter in a real browser: a scanner that types, at a phone's, a desk's and a kiosk's width. */
@HouseTest
class IdentityLookTests {

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @LocalServerPort
    int port;

    private Page counter(BrowserContext browser) {
        String here = persons.communes().getFirst().code();
        UUID officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        people.signIn(browser, port, officer);
        Page page = browser.newPage();
        page.navigate(CheckPages.PATH);
        return page;
    }

    private static void choose(Page page) {
        page.fill("#ho-so", "1.004222");
        page.press("#ho-so", "Enter");
        page.waitForSelector("#quet");
    }

    /** A scanner is a keyboard: it types wherever the cursor is, and ends with Enter. */
    private static void scan(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static void clean(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(Chromium.overflows(page)).as(name).isFalse();
        assertThat(Chromium.axe(page)).as(name).isEmpty();
    }

    @Test
    void twoScansInARowAreTwoChecksWithoutTouchingTheMouse() {
        TestPersons.Someone one = persons.man(persons.communes().getFirst().code());
        TestPersons.Someone two = persons.man(persons.communes().getFirst().code());
        persons.set(two, "status = 1");
        try (BrowserContext browser = Chromium.visitor(port, 1440, 900)) {
            Page page = counter(browser);
            choose(page);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("quet");
            scan(page, one.qr());
            page.waitForSelector("text=" + one.name());
            assertThat(page.inputValue("#quet")).isEmpty();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("quet");
            scan(page, two.qr());
            page.waitForSelector("text=" + two.name());
            assertThat(page.locator("#tra-loi h2").textContent()).contains("đã chết");
            assertThat(page.locator("#tra-loi").textContent()).doesNotContain(one.name());
            assertThat(page.locator("#gan-day li").count()).isEqualTo(2);
            page.keyboard().press("Escape");
            assertThat(page.locator("#tra-loi").textContent()).isBlank();
        }
    }

    @Test
    void aSecondClickOrTheLineFeedOfAScannerTakesNoAnswerAway() {
        TestPersons.Someone man = persons.man(persons.communes().getFirst().code());
        try (BrowserContext browser = Chromium.visitor(port, 1440, 900)) {
            Page page = counter(browser);
            choose(page);
            scan(page, man.qr());
            page.keyboard().press("Enter");
            page.waitForSelector("text=" + man.name());
            page.fill("#quet", man.qr());
            page.dblclick("#quet-mau button");
            page.waitForSelector("#gan-day li:nth-child(2)");
            assertThat(page.locator("#tra-loi").textContent()).contains(man.name());
            assertThat(page.locator("#tra-loi .errors").count()).isZero();
            assertThat(page.locator("#gan-day li").count()).isEqualTo(2);
        }
    }

    @Test
    void threeLinesOfASwipeReaderAreOneScan() {
        TestPersons.Someone man = persons.man(persons.communes().getFirst().code());
        try (BrowserContext browser = Chromium.visitor(port, 1440, 900)) {
            Page page = counter(browser);
            choose(page);
            for (String line : zone(man)) {
                scan(page, line);
            }
            page.waitForSelector("text=" + man.name());
            assertThat(page.locator("#tra-loi").textContent()).contains("Bản in trên thẻ");
            assertThat(page.locator("#gan-day li").count()).isEqualTo(1);
        }
    }

    private static String[] zone(TestPersons.Someone man) {
        String document = man.number().substring(3);
        String optional = man.number() + "<<";
        String one = "IDVNM" + document + digit(document) + optional + digit(optional);
        String birth = "850721" + digit("850721");
        String end = "450721" + digit("450721");
        String whole = one.substring(5) + birth + end + "<".repeat(11);
        String name = "MAC<<THU<"
                + man.name().substring(man.name().lastIndexOf(' ') + 1).toUpperCase(java.util.Locale.ROOT);
        return new String[] {
            one, birth + "M" + end + "VNM" + "<".repeat(11) + digit(whole), name + "<".repeat(30 - name.length())
        };
    }

    private static int digit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += Math.max(0, Character.digit(text.charAt(i), 36)) * new int[] {7, 3, 1}[i % 3];
        }
        return sum % 10;
    }

    @Test
    void aLostNetworkIsSaidAndTheScanCanBeSentAgain() {
        TestPersons.Someone man = persons.man(persons.communes().getFirst().code());
        try (BrowserContext browser = Chromium.visitor(port, 1440, 900)) {
            Page page = counter(browser);
            choose(page);
            browser.setOffline(true);
            scan(page, man.qr());
            page.waitForSelector("#tra-loi button");
            assertThat(page.locator("#tra-loi").textContent()).contains("chưa được kiểm tra");
            browser.setOffline(false);
            page.keyboard().press("Enter");
            page.waitForSelector("text=" + man.name());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1080, 1440})
    void everyPageFitsAndIsClean(int width) {
        String here = persons.communes().getFirst().code();
        TestPersons.Someone man = persons.man(here);
        persons.set(man, "card_state = 3");
        try (BrowserContext browser = Chromium.visitor(port, width, width == 1080 ? 1920 : 900)) {
            Page page = counter(browser);
            clean(page, "identity-begin-" + width);
            choose(page);
            scan(page, man.qr(man.number(), man.name(), man.born().plusDays(1), "Nữ"));
            page.waitForSelector("#tra-loi h2");
            clean(page, "identity-bad-" + width);
            scan(page, persons.man(here).qr());
            page.waitForSelector("text=Đúng người trong sổ dân cư");
            page.click("#nhap-tay summary");
            clean(page, "identity-good-" + width);
            page.click("#gan-day li a");
            clean(page, "identity-one-" + width);
            page.navigate(RecordPages.PATH);
            clean(page, "identity-list-" + width);
            page.navigate(CheckPages.PATH + "/vneid");
            clean(page, "identity-vneid-" + width);
        }
    }

    @Test
    void withoutScriptEachScanIsAPage() {
        TestPersons.Someone man = persons.man(persons.communes().getFirst().code());
        try (BrowserContext browser = Chromium.visitorWithoutScript(port, 1024, 800)) {
            Page page = counter(browser);
            choose(page);
            page.fill("#quet", man.qr());
            page.press("#quet", "Enter");
            page.waitForSelector("text=" + man.name());
        }
    }
}

package vn.lienthong.capability.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** The page of all parts is the test of all parts. */
@HouseTest
class PartsTests {

    private static final String PARTS = "/dev/parts";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Test
    void everyPartPassesAxeOnPhoneAndDeskInBothContrastsAndLanguages() {
        for (int width : new int[] {320, 1440}) {
            try (BrowserContext visitor = officer(width)) {
                Page page = visitor.newPage();
                for (String choice : List.of("", "?contrast=high", "?contrast=auto&lang=en")) {
                    page.navigate(PARTS + choice);
                    Chromium.picture(page, "parts-" + width + choice.replaceAll("[^a-z]+", "-"));
                    assertThat(Chromium.axe(page)).as(width + choice).isEmpty();
                    assertThat(Chromium.overflows(page)).as(width + choice).isFalse();
                }
            }
        }
    }

    @Test
    void highContrastByTheReadersChoiceStaysUntilTakenBack() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate(PARTS);
            assertThat(ink(page)).isEqualTo("#1a2a30");
            page.navigate(PARTS + "?contrast=high");
            page.navigate(PARTS);
            assertThat(ink(page)).isEqualTo("#000000");
            page.navigate(PARTS + "?contrast=auto");
            page.navigate(PARTS);
            assertThat(ink(page)).isEqualTo("#1a2a30");
        }
    }

    @Test
    void nothingInlineRunsOrPaints() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            List<String> said = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.navigate(PARTS);
            assertThat(page.locator("[style], style, script:not([src])").count())
                    .isZero();
            assertThat(said).isEmpty();
        }
    }

    @Test
    void theErrorSummaryHasTheFocusAndItsLinksLeadToTheFields() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate(PARTS);
            assertThat(page.title()).startsWith("Lỗi: ");
            assertThat(page.evaluate("document.activeElement.className"))
                    .asString()
                    .contains("errors");
            page.locator(".errors a").first().click();
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("day");
            assertThat(page.inputValue("#day")).isEqualTo("30/12/2030");
        }
    }

    @Test
    void slashGoesToTheSearchFieldAndEscapeClosesTheMenu() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate("/tro-giup");
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
            page.click("details.menu > summary");
            assertThat(page.isVisible(".menu-sheet")).isTrue();
            page.keyboard().press("Escape");
            assertThat(page.isVisible(".menu-sheet")).isFalse();
        }
    }

    @Test
    void typedWordsAreNotLostUnaskedButSentOnesAre() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.accept();
            });
            page.navigate(PARTS);
            page.fill("#name", "Quản lý lưu trú");
            page.navigate("/tro-giup");
            assertThat(asked).containsExactly("beforeunload");
            page.navigate(PARTS);
            page.fill("#name", "Quản lý lưu trú");
            page.click("form[data-keep] button");
            page.waitForURL("**/dev/parts?**");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aPartThatGetsNoAnswerIsSaidInThePage() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate("/tro-giup");
            page.evaluate("document.dispatchEvent(new CustomEvent('htmx:sendError'))");
            assertThat(page.innerText("#trouble")).startsWith("Chưa kết nối được");
        }
    }

    @Test
    void theFirstStopOfTheKeyboardSkipsToTheContent() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate("/tro-giup");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.hash")).isEqualTo("#main");
        }
    }

    @Test
    void paperShowsTheContentAloneInBlackOnWhite() {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            page.navigate(PARTS);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            Chromium.picture(page, "parts-print");
            for (String part : List.of(".top", ".bottom", ".crumbs", ".filters", ".btn", ".errors", ".pager ul")) {
                assertThat(page.locator(part).first().isVisible()).as(part).isFalse();
            }
            assertThat(ink(page)).isEqualTo("#000000");
            assertThat(page.locator(".tag").first().isVisible()).isTrue();
        }
    }

    @Test
    void allThatAPageLoadsFitsAnOldLine() throws IOException {
        try (BrowserContext visitor = officer(1200)) {
            Page page = visitor.newPage();
            List<com.microsoft.playwright.Response> loaded = new ArrayList<>();
            page.onResponse(loaded::add);
            page.navigate("/tro-giup");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            long bytes = 0;
            for (com.microsoft.playwright.Response response : loaded) {
                bytes += packed(response.body());
            }
            assertThat(bytes).as("all of the frame, compressed").isBetween(20_000L, 100_000L);
        }
    }

    private BrowserContext officer(int width) {
        BrowserContext visitor = Chromium.visitor(port, width, 900);
        people.signIn(visitor, port, Role.UNIT_HEAD);
        return visitor;
    }

    private static String ink(Page page) {
        return String.valueOf(page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')"))
                .strip();
    }

    private static long packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.size();
    }
}

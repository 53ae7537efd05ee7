package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The eyes of the page tests see what they are there to see. */
class ChromiumTests {

    private static final String SOUND = """
            <html lang="vi"><head><title>Kế hoạch</title></head><body><main><h1>Kế hoạch</h1>
            <label for="q">Tìm</label><input id="q"></main></body></html>""";

    @Test
    void axeFindsNothingInASoundPageAndEachOfItsFaultsInAFaultyOne() {
        try (BrowserContext visitor = Chromium.visitor(1, 360, 640)) {
            Page page = visitor.newPage();
            page.setContent(SOUND);
            assertThat(Chromium.axe(page)).isEmpty();
            page.setContent(
                    SOUND.replace("<label for=\"q\">Tìm</label>", "<p style='color:#bbb'>Tìm</p><img src='x'>"));
            assertThat(Chromium.axe(page))
                    .anyMatch(line -> line.startsWith("color-contrast: [\"p\"]"))
                    .anyMatch(line -> line.startsWith("image-alt: [\"img\"]"))
                    .anyMatch(line -> line.startsWith("label: [\"#q\"]"))
                    .hasSize(3);
        }
    }

    @Test
    void aPageWithAFrameIsNotCalledSoundUnseen() {
        try (BrowserContext visitor = Chromium.visitor(1, 360, 640)) {
            Page page = visitor.newPage();
            page.setContent(SOUND.replace("</main>", "<iframe title='x' srcdoc='<p>x</p>'></iframe></main>"));
            assertThatThrownBy(() -> Chromium.axe(page)).hasMessageContaining("frames");
        }
    }
}

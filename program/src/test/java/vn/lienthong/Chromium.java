package vn.lienthong;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real browser for page tests: Debian's Chromium, one process for all tests. With {@code ./lienthong test --pictures} it keeps
 * pictures in {@code target/pictures}, so that a person can look at what was tested.
 */
public final class Chromium {

    /** How long a page or what should stand on it is waited for. Right pages come at once; no test passes by this. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final boolean PICTURES = Boolean.getBoolean("pictures");
    private static final String AXE = axeSource();

    /** Only what is wrong is told in full; every rule is run all the same. */
    private static final String AXE_RUN = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                  rule.id + ': ' + JSON.stringify(node.target) + ' ' + node.failureSummary));
            }""";

    private static @Nullable Browser browser;

    private Chromium() {}

    /** A fresh visitor (no cookies) with a window of the given size, at the address of the running program. */
    public static BrowserContext visitor(int port, int width, int height) {
        return visitor("http://127.0.0.1:" + port, width, height);
    }

    /** The same, at an address such as {@code http://localhost:8080}. */
    public static BrowserContext visitor(String address, int width, int height) {
        return visitor(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setLocale("vi-VN"));
    }

    /** A visitor whose browser runs no script. */
    public static BrowserContext visitorWithoutScript(int port, int width, int height) {
        return visitor(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(width, height)
                .setJavaScriptEnabled(false));
    }

    private static BrowserContext visitor(Browser.NewContextOptions options) {
        BrowserContext visitor = browser().newContext(options);
        // However slow the machine: a page that never comes is found all the same.
        visitor.setDefaultTimeout((double) PATIENCE.toMillis());
        return visitor;
    }

    /** Keeps what the page looks like now, where pictures are wanted ({@code ./lienthong test --pictures}): nothing judges them but eyes. */
    public static void picture(Page page, String name) {
        if (!PICTURES) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setFullPage(true));
    }

    /**
     * What axe finds wrong with the page, a line each; empty when it finds nothing. All of axe's standing rules run, in the
     * page itself: the builder that comes with axe opens a second page for each look, which took longer than the rules.
     * A frame would be missed so, hence the page may have none.
     */
    public static List<String> axe(Page page) {
        if (page.frames().size() > 1) {
            throw new IllegalArgumentException("axe looks at the page alone, and it has frames: " + page.url());
        }
        page.evaluate(AXE);
        List<?> lines = (List<?>) page.evaluate(AXE_RUN);
        return lines.stream().map(String.class::cast).toList();
    }

    /** Whether the page needs sideways scrolling, which no page may at 360 px. */
    public static boolean overflows(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static String axeSource() {
        try (var in = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A browser of its own whose camera sees the pictures of a file (Motion JPEG) over and over. Close it. */
    public static Browser withCamera(Path pictures) {
        return launch(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + pictures.toAbsolutePath()));
    }

    private static synchronized Browser browser() {
        if (browser == null) {
            browser = launch(List.of());
        }
        return browser;
    }

    private static Browser launch(List<String> more) {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium: apt-get install chromium"));
        List<String> arguments = new ArrayList<>(List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        arguments.addAll(more);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
    }
}

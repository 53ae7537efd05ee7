package vn.lienthong.capability.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.idcard.simulator.CardMaker;
import vn.lienthong.idcard.simulator.VirtualReaderCard;

/**
 * The counter as it will stand: Chromium with the check page, the agent as the page hands it out, the system's own smart-card service
 * with a virtual reader, a simulated card. What needs the service is left out where {@code pcscd} and {@code vsmartcard-vpcd} are not
 * installed.
 */
@HouseTest
class ChipBrowserTests {

    private static final Path SERVICE = Path.of("/usr/sbin/pcscd");
    private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
    private static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");
    private static final Pattern CODE = Pattern.compile("(\\d{4}) (\\d{4})");

    /** Nobody changes cards faster than the smart-card service looks; a test would. */
    private static final String UNTIL_THE_CARD_IS_OFF = """
            async () => {
              const agent = new WebSocket('ws://127.0.0.1:9735');
              await new Promise(open => { agent.onopen = open; });
              const ask = message => new Promise(answer => {
                agent.onmessage = event => answer(JSON.parse(event.data));
                agent.send(JSON.stringify(message));
              });
              await ask({ do: 'resume', token: localStorage.getItem('lienthong-reader') });
              while ((await ask({ do: 'readers' })).readers.some(reader => reader.card)) {
                await new Promise(later => { setTimeout(later, 100); });
              }
              agent.close();
            }""";

    private static @Nullable Process service;

    @LocalServerPort
    int port;

    @Autowired
    TestPersons persons;

    @Autowired
    TestCards cards;

    @Autowired
    TestPeople people;

    @TempDir
    Path folder;

    String here = "";
    UUID officer = new UUID(0, 0);

    @BeforeEach
    void aCounter() {
        here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
    }

    @AfterAll
    static void stopService() throws InterruptedException {
        Process started = service;
        if (started != null) {
            started.destroy();
            started.waitFor();
        }
    }

    private static void startService() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SERVICE) && Files.exists(DRIVER), "pcscd and vsmartcard-vpcd are not installed");
        if (!Files.exists(SOCKET)) {
            assumeTrue("root".equals(System.getProperty("user.name")), "pcscd does not run and may not be started");
            service = new ProcessBuilder(SERVICE.toString(), "--foreground", "--critical")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (!Files.exists(SOCKET)) {
                assumeTrue(service.isAlive(), "pcscd does not start here");
                Thread.sleep(50);
            }
        }
    }

    /** The officer's browser at the check page, serving a procedure. */
    private Page counter(BrowserContext browser) {
        people.signIn(browser, port, officer);
        Page page = browser.newPage();
        page.navigate(CheckPages.PATH);
        page.fill("#" + CheckPages.RECORD, "1.004222");
        page.click("form[action$='/cong-viec'] button");
        return page;
    }

    private void scan(Page page, TestPersons.Someone man) {
        page.fill("#quet", man.qr());
        page.press("#quet", "Enter");
        assertThat(page.locator("#tra-loi")).containsText(man.name());
    }

    @Test
    void aScanAndATapProveTheChipAndACopyIsNamed() throws Exception {
        startService();
        TestPersons.Someone man = persons.man(here);
        CardMaker genuine = cards.of(man, TestCards.TRUSTED);
        try (BrowserContext browser = Chromium.visitor(port, 1280, 900)) {
            browser.grantPermissions(List.of("local-network-access"));
            Page page = counter(browser);
            try (Agent agent = Agent.start(download(browser))) {
                scan(page, man);
                try (VirtualReaderCard laid = lay(genuine)) {
                    assertThat(laid).isNotNull();
                    page.click("[data-chip=read]");
                    assertThat(page.locator("[data-chip=status]")).containsText("chưa được ghép");
                    page.fill("#doc-chip-ma", agent.code());
                    page.press("#doc-chip-ma", "Enter");
                    assertThat(page.locator("#tra-loi")).containsText("Chip thật, không sao chép");
                    assertThat(page.locator("#tra-loi h2")).containsText("Đúng người trong sổ dân cư");
                    assertThat(page.locator("[data-chip=status]")).containsText("Đã đọc xong");
                    assertThat((Integer) page.evaluate("document.querySelector('.identity-face').naturalWidth"))
                            .isEqualTo(240);
                    Chromium.picture(page, "identity-chip-1280");
                    assertThat(Chromium.axe(page)).isEmpty();
                }
                page.evaluate(UNTIL_THE_CARD_IS_OFF);
                page.press("#quet", "Escape");
                // Paired once: after the next scan the page waits for the card by itself.
                scan(page, man);
                assertThat(page.locator("[data-chip=status]")).containsText("Đặt thẻ lên đầu đọc");
                try (VirtualReaderCard laid = lay(genuine.copied())) {
                    assertThat(laid).isNotNull();
                    assertThat(page.locator("#tra-loi h2")).containsText("Chip sao chép");
                    Chromium.picture(page, "identity-chip-copy-1280");
                }
            }
        }
    }

    @Test
    void whatIsMissingIsSaidInPlainWords() {
        try (BrowserContext browser = Chromium.visitor(port, 360, 800)) {
            Page page = counter(browser);
            page.click("[data-chip=read]");
            assertThat(page.locator("[data-chip=status]"))
                    .containsText(Pattern.compile("Chưa thấy chương trình đầu đọc|Trình duyệt hỏi quyền"));
            assertThat(page.locator("[data-chip=read]")).isVisible();
            page.click("text=Cài chương trình đầu đọc trên máy này");
            assertThat(page.locator("a[href$='/dau-doc.jar']")).isVisible();
            page.click("[data-chip=key] summary");
            Chromium.picture(page, "identity-ways-360");
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
        }
    }

    @Test
    void aPhotographChosenFromTheDeviceIsChecked() {
        TestPersons.Someone man = persons.man(here);
        byte[] photograph = DrawnCard.photograph(
                DrawnCard.back(man.qr(), ""), DrawnCard.Shot.straight().sized(3200, 2400, 0.9));
        try (BrowserContext browser = Chromium.visitor(port, 360, 800)) {
            Page page = counter(browser);
            page.setInputFiles("[data-photo=file]", new FilePayload("the.jpg", "image/jpeg", photograph));
            // Twelve million points are looked through: seconds on an idle machine, many on a busy one.
            page.waitForSelector("#tra-loi section", new Page.WaitForSelectorOptions().setTimeout(120_000));
            assertThat(page.locator("#tra-loi")).containsText(man.name());
            Chromium.picture(page, "identity-photo-360");
            assertThat(Chromium.overflows(page)).isFalse();
        }
    }

    @Test
    void aCardHeldBeforeTheCameraIsChecked() throws IOException {
        TestPersons.Someone man = persons.man(here);
        Path film = folder.resolve("card.mjpeg");
        for (double turn : new double[] {-3, 0, 3}) {
            Files.write(
                    film,
                    DrawnCard.photograph(
                            DrawnCard.back(man.qr(), ""),
                            DrawnCard.Shot.straight().sized(1280, 720, 1.05).turned(turn)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        try (Browser seeing = Chromium.withCamera(film);
                BrowserContext browser = seeing.newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setPermissions(List.of("camera"))
                        .setViewportSize(1280, 900))) {
            Page page = counter(browser);
            page.click("[data-photo=camera]");
            assertThat(page.locator("#tra-loi")).containsText(man.name());
            assertThat(page.locator("[data-photo=video]")).isHidden();
            assertThat(page.locator("[data-photo=camera]")).isVisible();
        }
    }

    private Path download(BrowserContext browser) throws IOException {
        byte[] jar =
                browser.request().get(CheckPages.PATH + "/chip/dau-doc.jar").body();
        return Files.write(folder.resolve("lienthong-reader.jar"), jar);
    }

    /** The driver opens its port a moment after the service is there, and again after each card. */
    private static VirtualReaderCard lay(CardMaker maker) throws InterruptedException {
        while (true) {
            try {
                return new VirtualReaderCard(maker.make(), VirtualReaderCard.PORT);
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    /** The agent as an officer starts it; its codes stand on the console. */
    private record Agent(Process process, BlockingDeque<String> codes) implements AutoCloseable {

        /** It listens before it shows a code: a page that asks earlier is rightly told that no agent is there. */
        static Agent start(Path jar) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar.toString(),
                            "--no-window")
                    .redirectErrorStream(true)
                    .start();
            BlockingDeque<String> codes = new LinkedBlockingDeque<>();
            Thread.startVirtualThread(() -> {
                try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                    for (String line = out.readLine(); line != null; line = out.readLine()) {
                        Matcher code = CODE.matcher(line);
                        if (code.find()) {
                            codes.add(code.group());
                        }
                    }
                } catch (IOException ended) {
                    codes.add("");
                }
            });
            Agent agent = new Agent(process, codes);
            codes.addFirst(agent.code());
            return agent;
        }

        String code() throws InterruptedException {
            String code = codes.poll(2, TimeUnit.MINUTES);
            assertThat(code).as("the agent shows a code").isNotEmpty();
            return code == null ? "" : code;
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}

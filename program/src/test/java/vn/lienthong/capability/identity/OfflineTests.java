package vn.lienthong.capability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.Flag;
import vn.lienthong.idcard.MrzReading;
import vn.lienthong.idcard.QrReading;
import vn.lienthong.kernel.Ids;

/** Checking while the program cannot be reached: read in the browser, sealed, sent later, counted once. */
@HouseTest
class OfflineTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPersons persons;

    @Autowired
    TestPeople people;

    @Autowired
    OfflineKey key;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private String here = "";
    private UUID officer = new UUID(0, 0);

    @BeforeEach
    void aCounter() {
        here = persons.communes().getFirst().code();
        officer = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
    }

    private String pack(UUID id, UUID account, Instant at, String text) throws Exception {
        PublicKey to = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey())));
        byte[] aes = new byte[32];
        byte[] nonce = new byte[12];
        new java.security.SecureRandom().nextBytes(aes);
        Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
        wrap.init(
                Cipher.ENCRYPT_MODE,
                to,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] wrapped = wrap.doFinal(aes);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(aes, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = cipher.doFinal(json.writeValueAsBytes(
                new OfflineChecks.Pack(account.toString(), "identity.procedure", "1.004222", at.toEpochMilli(), text)));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(wrapped.length + nonce.length + sealed.length)
                        .put(wrapped)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    private MockHttpServletResponse send(UUID who, UUID id, String pack) throws Exception {
        return web.perform(post(OfflinePages.PATH)
                        .param("lan", id.toString())
                        .param("goi", pack)
                        .with(people.as(who))
                        .with(csrf())
                        .locale(Locale.of("vi")))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aScanThatWasSealedIsCheckedOnceWithBothMoments() throws Exception {
        TestPersons.Someone man = persons.man(here);
        UUID id = Ids.next();
        Instant scanned = clock.instant().minus(Duration.ofHours(3));
        String pack = pack(id, officer, scanned, man.qr());
        MockHttpServletResponse first = send(officer, id, pack);
        assertThat(first.getStatus()).as(text(first)).isEqualTo(200);
        assertThat(text(first)).contains("\"verdict\":\"yes\"").doesNotContain(man.name());
        assertThat(text(send(officer, id, pack))).isEqualTo(text(first));
        assertThat(database.sql("select count(*) from registry_look where person_id = :person")
                        .param("person", man.id())
                        .query(Integer.class)
                        .single())
                .as("sent twice, looked at once")
                .isEqualTo(1);
        Map<String, @Nullable Object> times = database.sql(
                        "select scanned_at, sent_at from identity_offline where check_id = :id")
                .param("id", id)
                .query()
                .singleRow();
        assertThat(times.get("scanned_at")).isNotEqualTo(times.get("sent_at"));
        String page = text(web.perform(get(RecordPages.PATH + "/" + id).with(people.as(officer)))
                .andReturn()
                .getResponse());
        assertThat(page).contains("Quét khi mất mạng").contains("theo đồng hồ máy quầy");
        assertThat(database.sql("select k::text from identity_offline_key k")
                        .query(String.class)
                        .single())
                .doesNotContain("PRIVATE");
    }

    @Test
    void anAlteredPackageAnothersAndAnOldOneAreRefused() throws Exception {
        TestPersons.Someone man = persons.man(here);
        UUID id = Ids.next();
        String pack = pack(id, officer, clock.instant(), man.qr());
        char last = pack.charAt(pack.length() - 2);
        assertThat(send(officer, id, pack.substring(0, pack.length() - 2) + (last == 'A' ? 'B' : 'A') + "A")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(officer, Ids.next(), pack).getStatus())
                .as("a package is bound to its number")
                .isEqualTo(422);
        UUID colleague = people.account(IdentityConfiguration.COUNTER, persons.agency(here));
        assertThat(text(send(colleague, id, pack))).contains("cán bộ khác");
        UUID old = Ids.next();
        assertThat(text(send(officer, old, pack(old, officer, clock.instant().minus(Duration.ofDays(8)), man.qr()))))
                .contains("quá 7 ngày");
        assertThat(database.sql("select count(*) from registry_look where person_id = :person")
                        .param("person", man.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator", "standing-body", "leader", "unit-head", "unit-officer"})
    void rolesWithoutACounterHaveNothingOfIt(String role) throws Exception {
        UUID who = people.account(role);
        for (String path : List.of(OfflinePages.PATH, OfflinePages.WORKER)) {
            assertThat(web.perform(get(path).with(people.as(who)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send(who, Ids.next(), "AAAA").getStatus()).isEqualTo(403);
    }

    /** The same lines for the library and for its twin in the browser. */
    private static final List<String> LINES = List.of(
            "001099012345||Nguyễn Văn An|31121999|Nam|Số 1, Phố A, Phường B, Hà Nội|15042021",
            "001199012345|012345678|Trần Thị Bình|01021999|Nữ|Thôn 2, Xã C|15072024|Nguyễn Văn Cha|Lê Thị Mẹ",
            "\uFEFF001099012345||Nguyễn Văn An|31121999|Nam|Số 1, Phố A|15042021\r\n",
            "001199012345||Nguyễn Văn An|31121999|Nam|Số 1, Phố A|15042021",
            "001098012345||H'Bia Niê|31121999|Nữ|Buôn A|15042021",
            "IDVNM0990123459001099012345<<0\n9912315M3912313VNM<<<<<<<<<<<6\nNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<",
            "001099012345||Nguyễn Văn An|31131999|Nam|Số 1|15042021",
            "001099012345||Nguy?n V?n An|31121999|Nam|Số 1|15042021",
            "001099012345||Nguye\u0302\u0303n Va\u0306n An|31121999|Nam|Số 1|15042021",
            "00109901234||Nguyễn Văn An|31121999|Nam|Số 1|15042021",
            "IDVNM0990123459001099012345<<0\n9912316M3912313VNM<<<<<<<<<<<6\nNGUYEN<<VAN<AN<<<<<<<<<<<<<<<<",
            "https://example.vn/abc",
            "GD4010123456789|4e|01/01/1990|1|41|01-001|01/01/2024",
            "");

    private static Map<String, Object> byLibrary(String line) {
        QrReading reading = QrReading.of(line);
        Map<String, Object> said = new HashMap<>();
        if (reading instanceof QrReading.Read read) {
            CardQr card = read.card();
            said.put("number", card.number().text());
            said.put("name", card.name());
            said.put("sex", String.valueOf(card.sex()));
            said.put("contradicts", contradicts(read.flags()));
        } else if (MrzReading.of(line, LocalDate.of(2026, 11, 21)) instanceof MrzReading.Read read
                && read.repaired() == 0) {
            said.put(
                    "number",
                    java.util.Objects.requireNonNull(read.mrz().number()).text());
        }
        return said;
    }

    private static boolean contradicts(java.util.Set<Flag> flags) {
        return flags.contains(Flag.SEX_DIFFERS) || flags.contains(Flag.BIRTH_YEAR_DIFFERS);
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatTheBrowserReadsTheLibraryReadsTheSame() {
        try (BrowserContext browser = Chromium.visitor(port, 1440, 900)) {
            people.signIn(browser, port, officer);
            Page page = browser.newPage();
            page.navigate(OfflinePages.PATH);
            int read = 0;
            for (String line : LINES) {
                Map<String, Object> twin = (Map<String, Object>) page.evaluate("line => offlineCard.read(line)", line);
                if (twin == null) {
                    continue;
                }
                read++;
                Map<String, Object> library = byLibrary(line);
                assertThat(library).as(line).isNotEmpty();
                library.forEach((field, value) ->
                        assertThat(twin.get(field)).as(line + " " + field).isEqualTo(value));
            }
            assertThat(read)
                    .as("the clean ones are read, the doubtful ones are not")
                    .isEqualTo(6);
        }
    }

    private void work(Page page) {
        page.navigate(CheckPages.PATH);
        page.locator(".identity-station[open] select").selectOption("identity.procedure");
        page.fill("#" + CheckPages.RECORD, "1.004222");
        page.click(".identity-station button.btn");
        page.waitForSelector("#quet");
        page.waitForSelector(
                "#ngoai-tuyen[data-kept]",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1440})
    void theCounterGoesOnWithoutTheNetworkAndTheScanIsSentWhenItIsBack(int width) {
        TestPersons.Someone man = persons.man(here);
        try (BrowserContext browser = Chromium.visitor(port, width, 900)) {
            people.signIn(browser, port, officer);
            Page page = browser.newPage();
            work(page);
            // Until the worker holds the page, there is nothing to fall back to.
            page.waitForFunction("async () => !!(await caches.match('" + OfflinePages.PATH + "'))");
            browser.setOffline(true);
            page.navigate(CheckPages.PATH);
            page.waitForSelector("#quet-ngoai-tuyen");
            Chromium.picture(page, "identity-offline-" + width);
            assertThat(Chromium.overflows(page)).isFalse();
            page.fill("#quet-ngoai-tuyen", man.qr());
            page.keyboard().press("Enter");
            page.waitForSelector("[data-answer] >> text=" + man.name());
            assertThat(page.textContent("[data-answer]"))
                    .contains("chưa hỏi gì")
                    .contains("Chưa biết");
            page.waitForSelector("p[data-waiting]:not([hidden])");
            Chromium.picture(page, "identity-offline-read-" + width);
            assertThat(Chromium.axe(page)).isEmpty();
            String kept = (String) page.evaluate("""
                    async () => {
                      const database = await new Promise(done => {
                        const open = indexedDB.open('lienthong-kiem-tra', 1); open.onsuccess = () => done(open.result); });
                      const rows = await new Promise(done => {
                        const all = database.transaction('waiting').objectStore('waiting').getAll();
                        all.onsuccess = () => done(all.result); });
                      return JSON.stringify(rows) + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
                    }""");
            assertThat(kept).contains("pack").doesNotContain(man.number()).doesNotContain(man.name());
            browser.setOffline(false);
            page.navigate(CheckPages.PATH);
            page.click("[data-send-now]");
            page.waitForSelector("[data-results] a");
            assertThat(page.textContent("[data-results]")).contains("Đúng người trong sổ dân cư");
            page.click("[data-results] a");
            page.waitForSelector("text=Quét khi mất mạng");
            page.navigate(CheckPages.PATH);
            page.waitForFunction("document.querySelector('[data-count]').textContent === '0'");
        }
        assertThat(database.sql("select count(*) from identity_offline o join identity_check c on c.id = o.check_id"
                                + " where c.person_id = :person")
                        .param("person", man.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}

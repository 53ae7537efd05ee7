package vn.lienthong.capability.sync;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;

/** A phone that is let in, loses the signal, is filled in, and finds the signal again. */
@HouseTest
class SyncBrowserTests {

    private static final String PASSCODE = "suối nà 7";

    /** Everything that the browser keeps, as text a finder could read. */
    private static final String KEPT = """
            async () => {
              const base = await new Promise((done, fail) => {
                const opening = indexedDB.open('lienthong-ngoai-mang');
                opening.onsuccess = () => done(opening.result);
                opening.onerror = () => fail(opening.error);
              });
              const all = name => new Promise(done => {
                const asked = base.transaction(name).objectStore(name).getAll();
                asked.onsuccess = () => done(asked.result);
              });
              const text = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                ? new TextDecoder('latin1').decode(value)
                : value && typeof value === 'object' && !(value instanceof CryptoKey)
                  ? Object.entries(value).map(([key, one]) => key + '=' + text(one)).join(';') : String(value);
              const parts = [];
              for (const name of ['device', 'queue', 'packs']) parts.push(text(await all(name)));
              base.close();
              return parts.join('|');
            }""";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestOfflineWork work;

    @Autowired
    JdbcClient database;

    private UUID deviceOf(UUID account) {
        return database.sql("select id from sync_device where account_id = :id")
                .param("id", account)
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    private static void letIn(Page page) {
        page.navigate("/ngoai-mang");
        page.fill("[name=ten]", "Điện thoại thử");
        page.fill("[name=ma]", PASSCODE);
        page.fill("[name=lai]", PASSCODE);
        page.click("[data-sync=enrol] button");
        assertThat(page.locator("[data-sync=known]")).containsText("Điện thoại thử");
    }

    private static void unlock(Page page) {
        page.fill("[data-sync-unlock] input", PASSCODE);
        page.press("[data-sync-unlock] input", "Enter");
        assertThat(page.locator("[data-sync-open]")).isVisible();
    }

    @Test
    void whatIsEnteredWithoutASignalComesInWhenThereIsOne() {
        try (BrowserContext browser = Chromium.visitor(port, 360, 800)) {
            UUID account = people.signIn(browser, port, Role.UNIT_HEAD);
            Page page = browser.newPage();
            letIn(page);
            Chromium.picture(page, "sync-devices-360");
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            UUID device = deviceOf(account);
            page.navigate("/ngoai-mang/thu");
            page.evaluate("navigator.serviceWorker.ready.then(() => true)");
            browser.setOffline(true);
            page.reload();
            assertThat(page.locator("[data-sync-state]")).containsText("đang khóa");
            page.evaluate(
                    "document.addEventListener('sync:open', event => { document.title = event.detail.pack.hamlet; })");
            unlock(page);
            assertThat(page).hasTitle("Bản Nà Thử");
            page.evaluate("lienthongSync.add('thu', 'Phiếu một', { say: 'Lò Thị Thử' })");
            page.evaluate("lienthongSync.add('thu', 'Phiếu hai', { say: 'refuse' })");
            assertThat(page.locator("[data-sync-state]")).containsText("2 mục đang chờ");
            Chromium.picture(page, "sync-waiting-360");
            // A phone that is switched off and on again has lost nothing, and shows nothing to a finder.
            page.reload();
            assertThat(page.evaluate(KEPT).toString())
                    .contains("sealed=")
                    .doesNotContain("Phiếu", "Thị Thử", "\"say\"", "hamlet");
            page.fill("[data-sync-unlock] input", "không phải");
            page.press("[data-sync-unlock] input", "Enter");
            assertThat(page.locator("[data-sync-state]")).containsText("Mã không đúng");
            unlock(page);
            assertThat(page.locator("[data-sync-state]")).containsText("2 mục đang chờ");
            assertThat(work.taken(device)).isEmpty();
            browser.setOffline(false);
            assertThat(page.locator("[data-sync-list]")).containsText("Không nhận");
            assertThat(page.locator("[data-sync-list] li")).hasCount(1);
            assertThat(work.taken(device)).hasSize(1);
        }
    }

    @Test
    void aLostPhoneForgetsEverything() {
        try (BrowserContext browser = Chromium.visitor(port, 1280, 800)) {
            UUID account = people.signIn(browser, port, Role.UNIT_HEAD);
            Page page = browser.newPage();
            letIn(page);
            page.navigate("/ngoai-mang/thu");
            unlock(page);
            database.sql("update sync_device set revoked_at = now() where id = :id")
                    .param("id", deviceOf(account))
                    .update();
            page.evaluate("lienthongSync.add('thu', 'Phiếu', { say: 'a' })");
            assertThat(page.locator("[data-sync-state]")).containsText("đã bị thu hồi");
            assertThat(page.evaluate(KEPT).toString()).doesNotContain("sealed=", "wrapped=");
        }
    }
}

package vn.lienthong.capability.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;

/** Passkeys of a device that Chromium plays, from the account's page to the door, and the ways of those who have no right to come in. */
@HouseTest
class PasskeyTests {

    private static final String OWN = "/tai-khoan/khoa";
    private static final String DOOR = "/dang-nhap/khoa";

    /** Asks the device as a page of any site could, and gives what it signed. */
    private static final String SIGN = """
            async ([challenge, verification]) => {
              const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
              const key = await navigator.credentials.get({ publicKey: {
                challenge: bytes(challenge), rpId: 'localhost', userVerification: verification } });
              return JSON.stringify(key.toJSON());
            }""";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    PasskeyStore store;

    @Autowired
    Passkeys passkeys;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEventPublisher events;

    private UUID account = new UUID(0, 0);
    private BrowserContext context = Chromium.visitor(1, 1, 1);
    private Page page = context.newPage();
    private CDPSession device = context.newCDPSession(page);
    private String authenticator = "";

    @BeforeEach
    void anOfficerWithADevice() {
        context.close();
        account = people.account(Role.UNIT_OFFICER);
        context = visitor(1440);
        page = context.newPage();
        device = context.newCDPSession(page);
        device.send("WebAuthn.enable");
        authenticator = plugIn(true);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private BrowserContext visitor(int width) {
        // Keys are bound to a name; an address without one has none.
        return Chromium.visitor("http://localhost:" + port, width, 900);
    }

    private String plugIn(boolean verifies) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wish = new JsonObject();
        wish.add("options", options);
        return device.send("WebAuthn.addVirtualAuthenticator", wish)
                .get("authenticatorId")
                .getAsString();
    }

    private JsonObject ofDevice() {
        JsonObject which = new JsonObject();
        which.addProperty("authenticatorId", authenticator);
        return which;
    }

    private JsonObject onlyKey() {
        JsonArray keys = device.send("WebAuthn.getCredentials", ofDevice()).getAsJsonArray("credentials");
        assertThat(keys).hasSize(1);
        return keys.get(0).getAsJsonObject();
    }

    /** The same key on another device, with something changed. */
    private void copied(String field, JsonElement value) {
        JsonObject key = onlyKey();
        key.add(field, value);
        device.send("WebAuthn.clearCredentials", ofDevice());
        JsonObject wish = ofDevice();
        wish.add("credential", key);
        device.send("WebAuthn.addCredential", wish);
    }

    private void make(String name) {
        people.signIn(context, port, account);
        context.addCookies(List.of(new com.microsoft.playwright.options.Cookie("lienthong", people.token(account))
                .setUrl("http://localhost:" + port)));
        page.navigate(OWN);
        page.fill("#ten", name);
        page.fill("#hien-tai", people.password(account));
        page.click("form[action='" + OWN + "/them'] button");
        page.waitForURL("**" + OWN);
        assertThat(page.textContent("main")).contains(name);
    }

    private Passkey made() {
        make("Máy thử");
        context.clearCookies();
        return store.of(account).getFirst();
    }

    /** A visitor at the door, and the challenge that the page gave. */
    private record Asked(TestVisitor visitor, HttpResponse<String> page, String challenge) {}

    private Asked atTheDoor() {
        TestVisitor visitor = new TestVisitor(port);
        HttpResponse<String> answer = visitor.get(DOOR + "?tiep=/tai-khoan");
        String options = HtmlUtils.htmlUnescape(answer.body().replaceAll("(?s).*data-passkey=\"([^\"]+)\".*", "$1"));
        return new Asked(visitor, answer, options.replaceAll(".*\"challenge\":\"([^\"]+)\".*", "$1"));
    }

    private String sign(String challenge, String verification) {
        return (String) page.evaluate(SIGN, List.of(challenge, verification));
    }

    private HttpResponse<String> send(Asked asked, String answer) {
        return asked.visitor().submit(asked.page(), DOOR, Map.of("tra-loi", answer, "tiep", "/tai-khoan"));
    }

    private static boolean in(Asked asked) {
        return asked.visitor().get("/tai-khoan").statusCode() == 200;
    }

    private void refused(Asked asked, String answer) {
        HttpResponse<String> said = send(asked, answer);
        assertThat(said.statusCode()).isEqualTo(422);
        assertThat(said.body()).contains("Khóa này không mở được tài khoản nào");
        assertThat(in(asked)).isFalse();
    }

    @Test
    void aKeyIsMadeOpensTheDoorIsRenamedAndRemoved() {
        Passkey key = made();
        page.navigate(DOOR + "?tiep=%2Ftai-khoan%2Fkhoa");
        page.waitForURL("**" + OWN);
        assertThat(database.sql(
                                "select means from access_session where account_id = :id order by began_at desc limit 1")
                        .param("id", account)
                        .query(String.class)
                        .single())
                .isEqualTo("pop user mfa");
        assertThat(store.of(account).getFirst().usedAt()).isNotNull();
        page.click("summary:has-text('Đổi tên')");
        page.fill("form[action$='/" + key.id() + "/ten'] input[name=ten]", "Máy ở nhà");
        page.click("form[action$='/" + key.id() + "/ten'] button");
        page.waitForURL("**" + OWN);
        assertThat(page.textContent("main")).contains("Máy ở nhà");
        page.click("form[action$='/" + key.id() + "/bo'] button");
        page.waitForURL("**" + OWN);
        assertThat(store.of(account)).isEmpty();
        Asked asked = atTheDoor();
        refused(asked, sign(asked.challenge(), "required"));
    }

    @Test
    void theDoorShowsTheWayAndThePagesFitPhoneAndDesk() {
        made();
        for (int width : List.of(360, 1440)) {
            page.setViewportSize(width, 900);
            context.addCookies(List.of(new com.microsoft.playwright.options.Cookie("lienthong", people.token(account))
                    .setUrl("http://localhost:" + port)));
            page.navigate(OWN);
            Chromium.picture(page, "passkeys-own-" + width);
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            context.clearCookies();
            device.send("WebAuthn.clearCredentials", ofDevice());
            page.navigate("/dang-nhap");
            page.click("a[href^='" + DOOR + "']");
            page.waitForURL("**" + DOOR + "**");
            Chromium.picture(page, "passkeys-door-" + width);
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
        }
    }

    @Test
    void thePasswordIsAskedForFirst() {
        TestVisitor me = new TestVisitor(port).withSession(people.token(account));
        String right = people.password(account);
        HttpResponse<String> wrong =
                me.submit(me.get(OWN), OWN + "/them", Map.of("ten", "Máy thử", "hien-tai", right + "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).doesNotContain("data-passkey");
        assertThat(me.submit(me.get(OWN), OWN + "/them", Map.of("ten", "Máy thử", "hien-tai", right))
                        .body())
                .contains("data-passkey");
    }

    @Test
    void anAnswerCountsOnceAndOnlyInTheBrowserThatWasAsked() {
        made();
        Asked asked = atTheDoor();
        String cookie = asked.visitor().cookie("lienthong-khoa");
        String answer = sign(asked.challenge(), "required");
        refused(atTheDoor(), answer);
        assertThat(TestVisitor.location(send(asked, answer))).isEqualTo("/tai-khoan");
        assertThat(in(asked)).isTrue();
        Asked thief = atTheDoor();
        thief.visitor().cookie("lienthong-khoa", cookie);
        refused(thief, answer);
    }

    @Test
    void whatAPageOfAnotherSiteGotSignedOpensNothing() throws IOException {
        made();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] body = "<title>Liên Thông</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try {
            Asked asked = atTheDoor();
            page.navigate("http://localhost:" + other.getAddress().getPort() + "/");
            refused(asked, sign(asked.challenge(), "required"));
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aCopyIsNoticedByItsCounterAndOpensNothingAnyMoreNorDoesTheOriginal() {
        Passkey key = made();
        for (int times = 0; times < 3; times++) {
            Asked asked = atTheDoor();
            assertThat(send(asked, sign(asked.challenge(), "required")).statusCode())
                    .isEqualTo(302);
        }
        int counted = onlyKey().get("signCount").getAsInt();
        copied("signCount", new com.google.gson.JsonPrimitive(1));
        Asked asked = atTheDoor();
        refused(asked, sign(asked.challenge(), "required"));
        assertThat(store.of(account).getFirst().clonedAt()).isNotNull();
        copied("signCount", new com.google.gson.JsonPrimitive(counted + 10));
        Asked original = atTheDoor();
        refused(original, sign(original.challenge(), "required"));
        assertThat(database.sql(
                                "select count(*) from audit_line where act = 'passkeys.key.refused' and subject_id = :id")
                        .param("id", account.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(key.clonedAt()).isNull();
    }

    @Test
    void aKeyThatClaimsToBeSomebodyElsesOpensNeitherAccount() {
        made();
        UUID other = people.account(Role.ADMINISTRATOR);
        copied(
                "userHandle",
                new com.google.gson.JsonPrimitive(Base64.getEncoder().encodeToString(Passkeys.handle(other))));
        Asked asked = atTheDoor();
        refused(asked, sign(asked.challenge(), "required"));
    }

    @Test
    void aDeviceThatDidNotAskItsPersonIsNotEnough() {
        made();
        JsonObject unverified = ofDevice();
        unverified.addProperty("isUserVerified", false);
        device.send("WebAuthn.setUserVerified", unverified);
        Asked asked = atTheDoor();
        refused(asked, sign(asked.challenge(), "discouraged"));
    }

    @Test
    void aChallengeForMakingAKeyOpensNoDoorAndOddAnswersAreRefused() {
        made();
        TestVisitor me = new TestVisitor(port).withSession(people.token(account));
        String making = me.submit(
                        me.get(OWN), OWN + "/them", Map.of("ten", "Máy khác", "hien-tai", people.password(account)))
                .body();
        String challenge = HtmlUtils.htmlUnescape(making.replaceAll("(?s).*data-passkey=\"([^\"]+)\".*", "$1"))
                .replaceAll(".*\"challenge\":\"([^\"]+)\".*", "$1");
        Asked asked = atTheDoor();
        asked.visitor().cookie("lienthong-khoa", me.cookie("lienthong-khoa"));
        refused(asked, sign(challenge, "required"));
        String good = sign(atTheDoor().challenge(), "required");
        for (String odd : List.of(
                "", "{}", "rác", "[]", good.substring(1), good.replace("\"id\"", "\"x\""), "x".repeat(30_000))) {
            refused(atTheDoor(), odd);
        }
    }

    @Test
    void aSecondAccountCannotRegisterAKeyThatIsKnown() {
        made();
        UUID other = people.account(Role.UNIT_OFFICER);
        TestVisitor them = new TestVisitor(port).withSession(people.token(other));
        Map<String, String> wish = new HashMap<>(Map.of("ten", "Của người khác", "tra-loi", "{}"));
        assertThat(them.submit(them.get(OWN), OWN + "/xong", wish).statusCode()).isEqualTo(422);
        UUID mine = store.of(account).getFirst().id();
        assertThat(them.submit(them.get(OWN), OWN + "/" + mine + "/bo", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(them.submit(them.get(OWN), OWN + "/" + mine + "/ten", Map.of("ten", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(store.of(account)).hasSize(1);
    }

    @Test
    void whoIsGivenANewPasswordLosesThePasskeysToo() {
        made();
        events.publishEvent(
                new AccessAct("access.password.reset", null, null, "account", account.toString(), Map.of()));
        assertThat(store.of(account)).isEmpty();
    }

    @Test
    void aClosedAccountIsNotOpenedByItsKey() {
        made();
        database.sql("update access_account set closed_at = now(), closed_why = 'left' where id = :id")
                .param("id", account)
                .update();
        Asked asked = atTheDoor();
        refused(asked, sign(asked.challenge(), "required"));
    }

    @Test
    void atAnAddressWithoutANameThePageSaysWhereToGo() {
        Page numbers = context.newPage();
        numbers.navigate("http://127.0.0.1:" + port + DOOR);
        assertThat(numbers.locator("[data-passkey]").count()).isZero();
        assertThat(numbers.textContent("main")).contains("Khóa truy cập");
    }
}

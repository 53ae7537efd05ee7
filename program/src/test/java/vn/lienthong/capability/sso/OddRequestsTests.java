package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.kernel.Ids;

/** Requests with something odd in them, hundreds of each: nothing breaks, and nobody is ever sent to an address that is not registered. */
@HouseTest
class OddRequestsTests {

    private static final String BACK = "https://so-y-te.example/callback";
    private static final String BYE = "https://so-y-te.example/tam-biet";
    private static final int TIMES = 250;

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u0000",
            "\r\nLocation: https://evil.example/",
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            BACK + "@evil.example",
            BACK + ".evil.example",
            BACK + "/../x",
            BACK + "#x",
            BACK + "?x",
            "https://so-y-te.example%2f@evil.example/callback",
            "javascript:alert(1)",
            "data:text/html,x",
            "\"><script>alert(1)</script>",
            "' or 1=1 --",
            "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"x\"]}}}",
            "{\"userinfo\":null,\"id_token\":[1,2]}",
            "[[[[[[[[",
            "null",
            "none login",
            "-1",
            "99999999999999999999",
            "eyJhbGciOiJub25lIn0.eyJyZWRpcmVjdF91cmkiOiJodHRwczovL2V2aWwuZXhhbXBsZSJ9.",
            "a.b.c",
            "......",
            "plain",
            "code id_token",
            "form_post",
            "fragment",
            "openid offline_access roles email profile agency",
            "é́ẹ̃ 😀 \uD800",
            "x".repeat(5000));

    private static final List<String> NAMES = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "prompt",
            "max_age",
            "claims",
            "request",
            "request_uri",
            "registration",
            "id_token_hint",
            "login_hint",
            "acr_values",
            "ui_locales",
            "display",
            "code_challenge",
            "code_challenge_method",
            "post_logout_redirect_uri",
            "grant_type",
            "code",
            "refresh_token",
            "code_verifier",
            "client_assertion",
            "client_assertion_type",
            "client_secret",
            "token",
            "access_token",
            "tiep",
            "lang");

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore applications;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private String client = "";
    private TestVisitor browser = new TestVisitor(0);

    @BeforeEach
    void anApplicationAndAPerson() {
        UUID id = Ids.next();
        client = "thu-" + id;
        applications.insert(new Application(
                id,
                client,
                "Sổ thử",
                Ids.next(),
                "Phòng thử",
                Application.Method.SECRET,
                List.of(BACK),
                List.of(BYE),
                "",
                "",
                Set.of("openid", "profile"),
                "",
                "",
                false,
                false,
                false,
                false,
                30,
                "",
                null,
                Instant.now(),
                null,
                1));
        UUID account = people.account(Role.UNIT_OFFICER);
        applications.addRole(id, Authorize.TESTER, account, null);
        browser = new TestVisitor(port).withSession(people.token(account));
    }

    private String odd() {
        if (random.nextInt(3) > 0) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            text.appendCodePoint(random.nextBoolean() ? 1 + random.nextInt(126) : 1 + random.nextInt(0xD7FF));
        }
        return text.toString();
    }

    private Map<String, String> spoilt(Map<String, String> good) {
        Map<String, String> request = new HashMap<>(good);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (random.nextInt(5) == 0) {
                request.remove(name);
            } else {
                request.put(name, odd());
            }
        }
        return request;
    }

    private void safe(HttpResponse<String> answer, Map<String, String> request) {
        String why = "seed " + seed + ": " + request;
        assertThat(answer.statusCode()).as(why).isLessThan(500);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .as(why)
                .matches("(?s)|(http://localhost:\\d+)?/(dang-nhap|sso/|tai-khoan)[^\\\\]*|\\Q" + BACK + "\\E[?&].*|\\Q"
                        + BYE + "\\E([?].*)?");
        assertThat(answer.body()).as(why).doesNotContain("<script>alert");
        if (answer.body().contains("data-onward")) {
            assertThat(answer.body()).as(why).contains("action=\"" + BACK + "\"");
        }
    }

    @Test
    void requestsForSignIn() {
        Map<String, String> good = Map.of(
                "client_id",
                client,
                "redirect_uri",
                BACK,
                "response_type",
                "code",
                "scope",
                "openid",
                "state",
                "s",
                "nonce",
                "n");
        for (String name : NAMES) {
            Map<String, String> request = new HashMap<>(good);
            request.put(name, "a\0b");
            safe(browser.get("/sso/authorize?" + TestVisitor.query(request)), request);
        }
        for (int i = 0; i < TIMES; i++) {
            Map<String, String> request = spoilt(good);
            safe(
                    random.nextBoolean()
                            ? browser.get("/sso/authorize?" + TestVisitor.query(request))
                            : browser.post("/sso/authorize", request),
                    request);
        }
    }

    @Test
    void wishesToSignOut() {
        Map<String, String> good = Map.of("client_id", client, "post_logout_redirect_uri", BYE, "state", "s");
        for (int i = 0; i < TIMES; i++) {
            Map<String, String> request = spoilt(good);
            safe(
                    random.nextBoolean()
                            ? browser.get("/sso/logout?" + TestVisitor.query(request))
                            : browser.post("/sso/logout", request),
                    request);
        }
    }

    @Test
    void whatProgramsSend() {
        Map<String, String> good = Map.of(
                "client_id",
                client,
                "client_secret",
                "x",
                "grant_type",
                "authorization_code",
                "code",
                "x",
                "redirect_uri",
                BACK);
        List<String> places = List.of("/sso/token", "/sso/introspect", "/sso/revoke", "/sso/userinfo");
        for (int i = 0; i < TIMES; i++) {
            Map<String, String> request = spoilt(good);
            HttpResponse<String> answer = browser.post(places.get(random.nextInt(places.size())), request);
            safe(answer, request);
            assertThat(answer.statusCode()).as("seed " + seed + ": " + request).isBetween(400, 499);
            assertThat(answer.body()).contains("\"error\"").doesNotContain("access_token\"");
        }
    }

    @Test
    void waysThroughTheDoor() {
        for (int i = 0; i < TIMES; i++) {
            Map<String, String> request = Map.of("tiep", odd(), "yeu-cau", odd());
            String place = List.of("/sso/tiep-tuc", "/dang-nhap", "/dang-nhap/khoa", "/dang-nhap/ma")
                    .get(random.nextInt(4));
            HttpResponse<String> answer = browser.get(place + "?" + TestVisitor.query(request));
            assertThat(answer.statusCode()).as("seed " + seed + ": " + request).isLessThan(500);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as("seed " + seed + ": " + request)
                    .matches("|(http://localhost:\\d+)?/(?![/\\\\])[^\\\\\\p{Cntrl}]*");
        }
    }
}

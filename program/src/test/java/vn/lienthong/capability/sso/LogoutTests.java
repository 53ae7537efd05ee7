package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.kernel.Ids;

/** Signing out, by an application's wish and told to applications; a program of others judges the tokens. */
@HouseTest
class LogoutTests {

    private static final String BACK = "https://y-te.example/callback";
    private static final String BYE = "https://y-te.example/tam-biet";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestApplications applications;

    @Autowired
    LogoutNotices notices;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer listening;
    private String client = "";
    private String secret = "";
    private UUID id = Ids.next();
    private UUID account = Ids.next();
    private TestVisitor browser = new TestVisitor(0);

    LogoutTests() throws IOException {
        listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void anApplicationThatListens() {
        listening.createContext("/het", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            exchange.sendResponseHeaders(refuse ? 500 : 200, -1);
            exchange.close();
            heard.add(URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8));
        });
        listening.start();
        account = people.account(Role.UNIT_OFFICER);
        anApplication("http://127.0.0.1:" + listening.getAddress().getPort() + "/het", "");
        browser = new TestVisitor(port).withSession(people.token(account));
    }

    @AfterEach
    void close() {
        listening.stop(0);
    }

    private void anApplication(String backChannel, String frontChannel) {
        anApplication(backChannel, frontChannel, "");
    }

    private void anApplication(String backChannel, String frontChannel, String certificate) {
        TestApplications.Made made = applications
                .named("Trạm y tế")
                .leadsTo(BACK)
                .bye(BYE)
                .backChannel(backChannel)
                .frontChannel(frontChannel)
                .certificate(certificate)
                .tester(account)
                .make();
        id = made.id();
        client = made.client();
        secret = made.secret();
    }

    private String idToken() {
        String code = TestVisitor.parameter(
                browser.get("/sso/authorize?"
                        + TestVisitor.query(Map.of(
                                "client_id",
                                client,
                                "redirect_uri",
                                BACK,
                                "response_type",
                                "code",
                                "scope",
                                "openid"))),
                "code");
        HttpResponse<String> tokens = browser.post(
                "/sso/token",
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK),
                client,
                secret);
        return json.readTree(tokens.body()).path("id_token").asString("");
    }

    private HttpResponse<String> logout(Map<String, String> wish) {
        return browser.get("/sso/logout?" + TestVisitor.query(wish));
    }

    private boolean signedIn() {
        return browser.get("/tai-khoan").statusCode() == 200;
    }

    private String told() throws InterruptedException {
        String token = heard.poll(2, TimeUnit.MINUTES);
        assertThat(token).as("the application was told").isNotNull();
        return token == null ? "" : token;
    }

    @Test
    void anApplicationThatShowsATokenOfThisSessionSignsThePersonOutAndTheyComeBack() throws Exception {
        String token = idToken();
        HttpResponse<String> back =
                logout(Map.of("id_token_hint", token, "post_logout_redirect_uri", BYE, "state", "s 1"));
        assertThat(TestVisitor.location(back)).isEqualTo(BYE + "?state=s+1");
        assertThat(signedIn()).isFalse();
        LogoutTokenClaimsSet said = new LogoutTokenValidator(
                        new Issuer("http://localhost:" + port + "/sso"),
                        new ClientID(client),
                        JWSAlgorithm.RS256,
                        JWKSet.parse(browser.get("/sso/jwks").body()))
                .validate(SignedJWT.parse(told()));
        assertThat(said.getSubject().getValue()).isEqualTo(account.toString());
        assertThat(said.getSessionID().getValue())
                .isEqualTo(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid"));
    }

    @Test
    void signingOutHereTellsTheApplicationsToo() throws Exception {
        String token = idToken();
        browser.submit(browser.get("/tai-khoan"), "/dang-xuat", Map.of());
        assertThat(SignedJWT.parse(told()).getJWTClaimsSet().getStringClaim("sid"))
                .isEqualTo(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid"));
    }

    @Test
    void anApplicationThatFailsIsToldAgain() throws Exception {
        refusals.set(1);
        idToken();
        browser.submit(browser.get("/tai-khoan"), "/tai-khoan/dang-xuat-moi-noi", Map.of());
        told();
        told();
        assertThat(notices.last(id))
                .hasSize(1)
                .allSatisfy(notice -> assertThat(notice.tries()).isEqualTo(2));
    }

    /** Programs in an office's own network have certificates that they made themselves, often with another name in them. */
    @Test
    void aCertificateThatWasMadeAtHomeIsBelievedOnceItIsRegistered() throws Exception {
        TestCertificate mine = TestCertificate.made("may-chu-truong");
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(mine.server()));
        secure.createContext("/het", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        secure.start();
        try {
            String address = "https://127.0.0.1:" + secure.getAddress().getPort() + "/het";
            for (String certificate :
                    List.of("", TestCertificate.made("may-chu-truong").pem())) {
                anApplication(address, "", certificate);
                idToken();
                browser.submit(browser.get("/tai-khoan"), "/dang-xuat", Map.of());
                await().until(() -> notices.last(id).stream()
                        .anyMatch(notice -> notice.trouble().equals("untrusted")));
                browser = new TestVisitor(port).withSession(people.token(account));
            }
            assertThat(heard).isEmpty();
            anApplication(address, "", mine.pem());
            idToken();
            browser.submit(browser.get("/tai-khoan"), "/dang-xuat", Map.of());
            assertThat(told()).startsWith("logout_token=");
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void withoutATokenThePersonIsAskedAndNobodyIsSentBack() {
        idToken();
        HttpResponse<String> asked = logout(Map.of("post_logout_redirect_uri", BYE, "client_id", client));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Trạm y tế").contains("/sso/da-dang-xuat");
        assertThat(signedIn()).isTrue();
        HttpResponse<String> gone = browser.submit(asked, "/sso/da-dang-xuat", Map.of());
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(signedIn()).isFalse();
    }

    @Test
    void signingOutCannotBeForged() {
        idToken();
        assertThat(browser.post("/sso/da-dang-xuat", Map.of()).statusCode()).isEqualTo(403);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void oddWishesGetAPageAndNothingElse() {
        String token = idToken();
        for (Map<String, String> wish : List.of(
                Map.of("id_token_hint", token, "post_logout_redirect_uri", "https://evil.example/"),
                Map.of("id_token_hint", token, "post_logout_redirect_uri", BYE + "?x=1"),
                Map.of("id_token_hint", token + "x", "post_logout_redirect_uri", BYE),
                Map.of("id_token_hint", "rac", "post_logout_redirect_uri", BYE),
                Map.of("id_token_hint", token, "client_id", "khong-co"))) {
            HttpResponse<String> answer = logout(wish);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(TestVisitor.location(answer)).isEmpty();
        }
        assertThat(signedIn()).isTrue();
    }

    @Test
    void aTokenOfAnotherSessionAsksFirst() {
        String token = idToken();
        browser = new TestVisitor(port).withSession(people.token(account));
        assertThat(logout(Map.of("id_token_hint", token, "post_logout_redirect_uri", BYE))
                        .statusCode())
                .isEqualTo(200);
        assertThat(signedIn()).isTrue();
    }

    @Test
    void pagesOfApplicationsInThisBrowserAreOpenedInFramesThatThePolicyNames() {
        anApplication("", "https://y-te.example/het");
        String token = idToken();
        HttpResponse<String> page = logout(Map.of("id_token_hint", token, "post_logout_redirect_uri", BYE));
        assertThat(page.body())
                .contains("<iframe")
                .contains("https://y-te.example/het?iss=")
                .contains(BYE);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .endsWith("frame-src https://y-te.example");
    }

    @Test
    void whoSignsOutInThisHouseIsLedOverTheFramesOfTheApplicationsTheyWentTo() {
        anApplication("", "https://y-te.example/het");
        assertThat(idToken()).isNotEmpty();
        HttpResponse<String> left = browser.submit(browser.get("/tai-khoan"), "/dang-xuat", Map.of());
        assertThat(TestVisitor.location(left)).startsWith("/sso/roi-ung-dung?k=");
        HttpResponse<String> page = new TestVisitor(port).get(TestVisitor.location(left));
        assertThat(page.body()).contains("https://y-te.example/het?iss=").contains("/dang-nhap");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .endsWith("frame-src https://y-te.example");
        HttpResponse<String> forged = new TestVisitor(port).get("/sso/roi-ung-dung?k=AAAA");
        assertThat(forged.body()).doesNotContain("<iframe");
        assertThat(forged.headers().firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("frame-src");
        TestVisitor plain = new TestVisitor(port).withSession(people.token(account));
        assertThat(TestVisitor.location(plain.submit(plain.get("/tai-khoan"), "/dang-xuat", Map.of())))
                .as("without such applications nothing is in between")
                .isEqualTo("/dang-nhap");
    }

    @Test
    void aFormOfAnotherSiteComesBackByAnAddressWithItsValuesEncoded() {
        Map<String, String> wish = new HashMap<>(Map.of("client_id", client, "state", "a&b=c{d}"));
        assertThat(TestVisitor.location(new TestVisitor(port).post("/sso/logout", wish)))
                .startsWith("/sso/logout?")
                .contains("state=a%26b%3Dc%7Bd%7D");
    }
}

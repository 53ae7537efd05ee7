package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import vn.lienthong.capability.vneid.TestTidying;

/** Citizens whom VNeID (its sandbox) vouches for, at applications of the locality that are made for them. */
@HouseTest
class CitizensAtApplicationsTests {

    private static final String BACK = "https://tram-y-te.example/callback";
    private static final String BYE = "https://tram-y-te.example/tam-biet";
    /** Nobody listens there: what is to be told stands in the table. */
    private static final String LISTENS = "http://127.0.0.1:9/het";

    private static final String LEVEL_2_CITIZEN = "099168000101";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    TestApplications applications;

    @Autowired
    JdbcClient database;

    @Autowired
    TestTidying tidying;

    @Autowired
    JsonMapper json;

    private UUID application = new UUID(0, 0);
    private String client = "";
    private String secret = "";
    private TestVisitor browser = new TestVisitor(0);

    @BeforeEach
    void anApplicationForCitizens() {
        database.sql("insert into vneid_sandbox (on_since) select now() where not exists (select from vneid_sandbox)")
                .update();
        anApplication("");
        browser = new TestVisitor(port);
    }

    private void anApplication(String level) {
        TestApplications.Made made = applications
                .named("Hẹn khám")
                .leadsTo(BACK)
                .bye(BYE)
                .backChannel(LISTENS)
                .scopes("openid", "profile", "offline_access", "roles")
                .asks()
                .forCitizens()
                .level(level)
                .make();
        application = made.id();
        client = made.client();
        secret = made.secret();
    }

    private String ask(String... more) {
        Map<String, String> request = new HashMap<>(Map.of(
                "client_id",
                client,
                "redirect_uri",
                BACK,
                "response_type",
                "code",
                "scope",
                "openid profile roles",
                "state",
                "s"));
        for (int i = 0; i < more.length; i += 2) {
            request.put(more[i], more[i + 1]);
        }
        return "/sso/authorize?" + TestVisitor.query(request);
    }

    private static String onward(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s).*http-equiv=\"refresh\" content=\"0;url=([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }

    private static String field(HttpResponse<String> page, String name) {
        return page.body().replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]+)\".*", "$1");
    }

    /** From our door through the sandbox back to the request that waited. */
    private HttpResponse<String> prove(HttpResponse<String> sent) {
        assertThat(TestVisitor.location(sent)).startsWith("/cong-dan/dang-nhap?");
        HttpResponse<String> door = browser.get(TestVisitor.location(sent));
        HttpResponse<String> start = browser.submit(
                door,
                "/vneid/cong-dan",
                Map.of("tiep", field(door, "tiep").replace("&amp;", "&"), "muc", field(door, "muc")));
        HttpResponse<String> desk = browser.get(onward(start));
        HttpResponse<String> done = browser.submit(
                desk,
                "/vneid-thu/dong-y",
                Map.of("phieu", field(desk, "phieu"), "cong-dan", LEVEL_2_CITIZEN, "ma", "123456", "tra-loi", "co"));
        HttpResponse<String> back = browser.get(onward(done));
        return browser.get(TestVisitor.location(back));
    }

    private HttpResponse<String> agree(HttpResponse<String> question) {
        assertThat(question.body()).contains("Hẹn khám");
        String path = question.body().replaceAll("(?s).*action=\"(/sso/tiep-tuc[^\"]+)\".*", "$1");
        return browser.submit(question, path, Map.of("dong-y", "co"));
    }

    private HttpResponse<String> exchange(HttpResponse<String> back) {
        assertThat(TestVisitor.location(back)).startsWith(BACK + "?code=");
        return new TestVisitor(port)
                .post(
                        "/sso/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                TestVisitor.parameter(back, "code"),
                                "redirect_uri",
                                BACK),
                        client,
                        secret);
    }

    private String text(HttpResponse<String> answer, String name) {
        return json.readTree(answer.body()).path(name).asString("");
    }

    @Test
    void aCitizenGoesToVneidAgreesAndIsToldOfByNameAndLevelButNotByNumber() throws Exception {
        HttpResponse<String> tokens = exchange(agree(prove(browser.get(ask()))));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        JWTClaimsSet said = SignedJWT.parse(text(tokens, "id_token")).getJWTClaimsSet();
        assertThat(said.getStringClaim("acr")).isEqualTo(Level.VNEID_1);
        HttpResponse<String> who = browser.bearer("/sso/userinfo", text(tokens, "access_token"));
        assertThat(text(who, "sub")).isEqualTo(said.getSubject());
        assertThat(text(who, "name")).isNotEmpty();
        assertThat(text(who, "birthdate")).isNotEmpty();
        assertThat(who.body() + tokens.body() + said)
                .doesNotContain(LEVEL_2_CITIZEN)
                .doesNotContain("tester");
        HttpResponse<String> again = browser.get(ask());
        assertThat(again.statusCode()).as("asked each time: nothing is kept").isEqualTo(200);
        JWTClaimsSet later =
                SignedJWT.parse(text(exchange(agree(again)), "id_token")).getJWTClaimsSet();
        assertThat(later.getSubject()).isEqualTo(said.getSubject());
        assertThat(database.sql("select count(*) from sso_consent where account_id = cast(:id as uuid)")
                        .param("id", said.getSubject())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoseLevelIsTooLowProvesMore() throws Exception {
        HttpResponse<String> low = prove(browser.get(ask()));
        assertThat(low.statusCode()).isEqualTo(200);
        anApplication(Level.VNEID_2);
        HttpResponse<String> tokens = exchange(agree(prove(browser.get(ask()))));
        assertThat(SignedJWT.parse(text(tokens, "id_token")).getJWTClaimsSet().getStringClaim("acr"))
                .isEqualTo(Level.VNEID_2);
        assertThat(TestVisitor.parameter(browser.get(ask("prompt", "none")), "error"))
                .isNotEmpty();
    }

    @Test
    void whatIsKnownOfACitizenEndsWithTheirSession() {
        HttpResponse<String> tokens =
                exchange(agree(prove(browser.get(ask("scope", "openid profile offline_access")))));
        String refresh = text(tokens, "refresh_token");
        browser.submit(browser.get("/cong-dan"), "/cong-dan/dang-xuat", Map.of());
        assertThat(browser.bearer("/sso/userinfo", text(tokens, "access_token")).statusCode())
                .isEqualTo(401);
        assertThat(text(
                        new TestVisitor(port)
                                .post(
                                        "/sso/token",
                                        Map.of("grant_type", "refresh_token", "refresh_token", refresh),
                                        client,
                                        secret),
                        "error"))
                .isEqualTo("invalid_grant");
        assertThat(TestVisitor.parameter(browser.get(ask("prompt", "none")), "error"))
                .isEqualTo("login_required");
    }

    private List<String> told() {
        return database.sql("select account_id::text as told from sso_logout where application_id = :id")
                .param("id", application)
                .query((row, number) -> row.getString("told"))
                .list();
    }

    @Test
    void theApplicationIsToldWhenItsCitizenLeavesOrTheirSessionRunsOut() throws Exception {
        HttpResponse<String> tokens = exchange(agree(prove(browser.get(ask()))));
        String who = SignedJWT.parse(text(tokens, "id_token")).getJWTClaimsSet().getSubject();
        assertThat(told()).isEmpty();
        browser.submit(browser.get("/cong-dan"), "/cong-dan/dang-xuat", Map.of());
        assertThat(told()).containsExactly(who);
        browser = new TestVisitor(port);
        assertThat(exchange(agree(prove(browser.get(ask())))).statusCode()).isEqualTo(200);
        database.sql("update vneid_session set seen_at = seen_at - interval '16 minutes'")
                .update();
        tidying.forget();
        assertThat(told()).containsExactly(who, who);
    }

    @Test
    void theApplicationSignsItsCitizenOut() {
        HttpResponse<String> tokens = exchange(agree(prove(browser.get(ask()))));
        HttpResponse<String> gone = browser.get("/sso/logout?"
                + TestVisitor.query(
                        Map.of("id_token_hint", text(tokens, "id_token"), "post_logout_redirect_uri", BYE)));
        assertThat(TestVisitor.location(gone)).isEqualTo(BYE);
        assertThat(TestVisitor.location(browser.get("/cong-dan"))).isEqualTo("/cong-dan/dang-nhap");
    }

    @Test
    void anOfficerIsNoCitizenAndACitizenNoOfficer() {
        TestVisitor officer = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        assertThat(TestVisitor.location(officer.get(ask()))).startsWith("/cong-dan/dang-nhap?");
        HttpResponse<String> known = prove(browser.get(ask()));
        assertThat(known.statusCode()).isEqualTo(200);
        UUID id = application;
        database.sql("update sso_application set citizens = false where id = :id")
                .param("id", id)
                .update();
        assertThat(TestVisitor.location(browser.get(ask()))).startsWith("/dang-nhap?");
    }
}

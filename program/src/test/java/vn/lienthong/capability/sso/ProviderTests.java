package vn.lienthong.capability.sso;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;
import vn.lienthong.kernel.Ids;

/** The protocol, step by step as a browser and a program see it, with what others have written judging the tokens. */
@HouseTest
class ProviderTests {

    private static final String BACK = "https://hoc-ba.example/callback";
    private static final String VERIFIER = "a".repeat(50);

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationStore applications;

    @Autowired
    SigningKeys keys;

    @Autowired
    JdbcClient database;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationEventPublisher events;

    private String client = "";
    private String secret = "";
    private UUID id = Ids.next();
    private UUID account = Ids.next();
    private TestVisitor browser = new TestVisitor(0);
    private TestVisitor program = new TestVisitor(0);

    @BeforeEach
    void anApplicationAndAPersonWhoTestsIt() {
        anApplication(
                Application.Method.SECRET, true, false, "", Set.of("openid", "profile", "roles", "offline_access"));
        account = people.account(Role.UNIT_OFFICER);
        applications.addRole(id, Authorize.TESTER, account, null);
        browser = new TestVisitor(port).withSession(people.token(account));
        program = new TestVisitor(port);
    }

    private void anApplication(
            Application.Method method, boolean pkce, boolean consent, String keySet, Set<String> scopes) {
        id = Ids.next();
        client = "thu-" + id;
        secret = Applications.SECRET_BEGINS + Secrets.fresh();
        applications.insert(new Application(
                id,
                client,
                "Học bạ",
                Ids.next(),
                "Phòng thử",
                method,
                List.of(BACK, "https://hoc-ba.example/khac?x=1"),
                List.of("https://hoc-ba.example/tam-biet"),
                "",
                "",
                scopes,
                keySet,
                "",
                pkce,
                consent,
                false,
                false,
                30,
                "",
                null,
                Instant.now(),
                null,
                1));
        if (method == Application.Method.SECRET) {
            applications.secret(id, secret, Instant.now());
        }
    }

    private Map<String, String> request() {
        return new HashMap<>(Map.of(
                "client_id", client,
                "redirect_uri", BACK,
                "response_type", "code",
                "scope", "openid profile roles",
                "state", "trang-thai",
                "nonce", "mot-lan",
                "code_challenge", Secrets.base64(Secrets.hash(VERIFIER)),
                "code_challenge_method", "S256"));
    }

    private HttpResponse<String> authorize(Map<String, String> request) {
        return browser.get("/sso/authorize?" + TestVisitor.query(request));
    }

    private String code(Map<String, String> request) {
        HttpResponse<String> answer = authorize(request);
        assertThat(TestVisitor.location(answer)).as(answer.body()).startsWith(BACK + "?code=");
        return TestVisitor.parameter(answer, "code");
    }

    private HttpResponse<String> exchange(String code) {
        return exchange(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", BACK,
                "code_verifier", VERIFIER));
    }

    private HttpResponse<String> exchange(Map<String, String> fields) {
        return program.post("/sso/token", fields, client, secret);
    }

    private String field(HttpResponse<String> answer, String name) {
        return json.readTree(answer.body()).path(name).asString("");
    }

    private static String error(HttpResponse<String> answer) {
        return TestVisitor.parameter(answer, "error");
    }

    @Test
    void theDiscoveryDocumentSatisfiesALibraryOfOthers() throws Exception {
        HttpResponse<String> answer = program.get("/sso/.well-known/openid-configuration");
        OIDCProviderMetadata said = OIDCProviderMetadata.parse(answer.body());
        assertThat(said.getIssuer().getValue()).isEqualTo("http://localhost:" + port + "/sso");
        assertThat(said.supportsBackChannelLogoutSession()).isTrue();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        JWKSet published = JWKSet.parse(program.get("/sso/jwks").body());
        assertThat(published.getKeys()).hasSizeGreaterThanOrEqualTo(2).noneMatch(key -> key.isPrivate());
    }

    @Test
    void aLiveSessionLeadsStraightBackWithACodeThatBecomesTokens() throws Exception {
        HttpResponse<String> back = authorize(request());
        assertThat(TestVisitor.parameter(back, "state")).isEqualTo("trang-thai");
        assertThat(TestVisitor.parameter(back, "iss")).isEqualTo("http://localhost:" + port + "/sso");
        HttpResponse<String> tokens = exchange(TestVisitor.parameter(back, "code"));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.headers().firstValue("Cache-Control")).hasValue("no-store");
        IDTokenValidator judge = new IDTokenValidator(
                new Issuer("http://localhost:" + port + "/sso"),
                new ClientID(client),
                JWSAlgorithm.RS256,
                JWKSet.parse(program.get("/sso/jwks").body()));
        IDTokenClaimsSet said = judge.validate(SignedJWT.parse(field(tokens, "id_token")), new Nonce("mot-lan"));
        assertThat(said.getSubject().getValue()).isEqualTo(account.toString());
        assertThat(said.getACR().getValue()).isEqualTo("urn:local:officer");
        assertThat(said.getAMR()).hasToString("[pwd]");
        assertThat(said.getAuthenticationTime()).isBeforeOrEqualTo(Instant.now());
        HttpResponse<String> who = program.bearer("/sso/userinfo", field(tokens, "access_token"));
        assertThat(field(who, "sub")).isEqualTo(account.toString());
        assertThat(field(who, "name")).isEqualTo("Thử unit-officer");
        assertThat(who.body()).contains("\"roles\":[\"tester\"]").doesNotContain("email");
    }

    @Test
    void noTokenOrCodeStandsReadableInTheDatabase() {
        Map<String, String> request = request();
        request.put("scope", "openid offline_access");
        String code = code(request);
        HttpResponse<String> tokens = exchange(code);
        String all = database.sql("""
                        select string_agg(t::text, ' ') from (
                            select sso_permit::text as t from sso_permit union all select sso_token::text from sso_token
                            union all select sso_application::text from sso_application
                            union all select sso_key::text from sso_key
                            union all select sso_request::text from sso_request) everything
                        """).query(String.class).single();
        assertThat(all)
                .doesNotContain(code)
                .doesNotContain(secret)
                .doesNotContain(field(tokens, "access_token"))
                .doesNotContain(field(tokens, "refresh_token"))
                .doesNotContain("\"d\"");
    }

    @Test
    void aCodeSentTwiceEndsEverythingThatCameOfIt() {
        String code = code(request());
        String token = field(exchange(code), "access_token");
        assertThat(program.bearer("/sso/userinfo", token).statusCode()).isEqualTo(200);
        HttpResponse<String> again = exchange(code);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(field(again, "error")).isEqualTo("invalid_grant");
        assertThat(program.bearer("/sso/userinfo", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamily() {
        Map<String, String> request = request();
        request.put("scope", "openid offline_access");
        String first = field(exchange(code(request)), "refresh_token");
        HttpResponse<String> turned = exchange(Map.of("grant_type", "refresh_token", "refresh_token", first));
        String second = field(turned, "refresh_token");
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        assertThat(field(turned, "id_token")).isNotEmpty();
        assertThat(exchange(Map.of("grant_type", "refresh_token", "refresh_token", first))
                        .statusCode())
                .isEqualTo(400);
        assertThat(exchange(Map.of("grant_type", "refresh_token", "refresh_token", second))
                        .statusCode())
                .isEqualTo(400);
        assertThat(program.bearer("/sso/userinfo", field(turned, "access_token"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCodeIsNoUseToAnotherApplication() {
        String code = code(request());
        String other = client;
        String otherSecret = secret;
        anApplication(Application.Method.SECRET, true, false, "", Set.of("openid"));
        assertThat(field(exchange(code), "error")).isEqualTo("invalid_grant");
        client = other;
        secret = otherSecret;
        assertThat(exchange(code).statusCode())
                .as("the rightful one still gets its tokens")
                .isEqualTo(200);
    }

    @Test
    void aCodeWithoutItsVerifierIsNoUseEvenIfTheRequestHadNone() {
        String code = code(request());
        HttpResponse<String> bare =
                exchange(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK));
        assertThat(field(bare, "error")).isEqualTo("invalid_grant");
        assertThat(exchange(code).statusCode()).as("one try only").isEqualTo(400);
        anApplication(Application.Method.SECRET, false, false, "", Set.of("openid"));
        applications.addRole(id, Authorize.TESTER, account, null);
        Map<String, String> plain = request();
        plain.remove("code_challenge");
        plain.remove("code_challenge_method");
        String downgraded = code(plain);
        assertThat(field(exchange(downgraded), "error"))
                .as("a verifier where no challenge was sent: somebody took the challenge away")
                .isEqualTo("invalid_grant");
    }

    @Test
    void pkceCannotBeLeftOutOrWeakened() {
        Map<String, String> without = request();
        without.remove("code_challenge");
        without.remove("code_challenge_method");
        assertThat(error(authorize(without))).isEqualTo("invalid_request");
        Map<String, String> plain = request();
        plain.put("code_challenge_method", "plain");
        assertThat(error(authorize(plain))).isEqualTo("invalid_request");
        anApplication(Application.Method.PUBLIC, false, false, "", Set.of("openid"));
        assertThat(error(authorize(new HashMap<>(Map.of(
                        "client_id", client, "redirect_uri", BACK, "response_type", "code", "scope", "openid")))))
                .as("public applications need it whatever is set")
                .isEqualTo("invalid_request");
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegisteredSignBySign() {
        for (String other : List.of(
                BACK + "/",
                BACK + "?x=1",
                "https://hoc-ba.example.evil.example/callback",
                "https://hoc-ba.example/Callback",
                "http://hoc-ba.example/callback",
                "https://evil.example@hoc-ba.example/callback",
                "javascript:alert(1)")) {
            Map<String, String> request = request();
            request.put("redirect_uri", other);
            HttpResponse<String> answer = authorize(request);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(TestVisitor.location(answer)).isEmpty();
        }
        Map<String, String> request = request();
        request.put("client_id", "khong-co");
        assertThat(authorize(request).statusCode()).isEqualTo(400);
    }

    @Test
    void anAddressWithAQueryKeepsIt() {
        Map<String, String> request = request();
        request.put("redirect_uri", "https://hoc-ba.example/khac?x=1");
        assertThat(TestVisitor.location(authorize(request))).startsWith("https://hoc-ba.example/khac?x=1&code=");
    }

    @Test
    void wrongRequestsAreToldToTheApplicationInTheWordsOfTheProtocol() {
        Map<String, String> expected = Map.of(
                "response_type=token", "unsupported_response_type",
                "response_mode=fragment", "invalid_request",
                "scope=profile", "invalid_scope",
                "prompt=none login", "invalid_request",
                "prompt=fun", "invalid_request",
                "max_age=-1", "invalid_request",
                "claims=[1]", "invalid_request",
                "request_uri=https://a.example/r", "request_uri_not_supported",
                "registration={}", "registration_not_supported");
        expected.forEach((change, error) -> {
            Map<String, String> request = request();
            request.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
            HttpResponse<String> answer = authorize(request);
            assertThat(error(answer)).as(change).isEqualTo(error);
            assertThat(TestVisitor.parameter(answer, "state")).isEqualTo("trang-thai");
        });
        Map<String, String> untyped = request();
        untyped.remove("response_type");
        assertThat(error(authorize(untyped))).isEqualTo("invalid_request");
        assertThat(error(browser.get("/sso/authorize?" + TestVisitor.query(request()) + "&nonce=hai")))
                .isEqualTo("invalid_request");
    }

    @Test
    void aStrangerIsLedToTheDoorWithTheNameOfTheApplicationAndGoesOnAfterwards() {
        TestVisitor stranger = new TestVisitor(port);
        HttpResponse<String> door = stranger.get("/sso/authorize?" + TestVisitor.query(request()));
        assertThat(TestVisitor.location(door)).startsWith("/dang-nhap?tiep=%2Fsso%2Ftiep-tuc%3F");
        HttpResponse<String> page = stranger.get(TestVisitor.location(door));
        assertThat(page.body()).contains("Học bạ");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://hoc-ba.example;");
        stranger.withSession(people.token(account));
        String next = TestVisitor.parameter(door, "tiep");
        assertThat(TestVisitor.location(stranger.get(next))).startsWith(BACK + "?code=");
        assertThat(stranger.get(next).statusCode()).as("a request is good once").isEqualTo(400);
    }

    @Test
    void silentRequestsAreAnsweredSilently() {
        Map<String, String> request = request();
        request.put("prompt", "none");
        assertThat(error(new TestVisitor(port).get("/sso/authorize?" + TestVisitor.query(request))))
                .isEqualTo("login_required");
        assertThat(TestVisitor.parameter(authorize(request), "code")).isNotEmpty();
        request.put("max_age", "0");
        assertThat(error(authorize(request))).isEqualTo("login_required");
    }

    @Test
    void promptLoginAsksAgainAndTheNewMomentIsTold() throws Exception {
        Map<String, String> request = request();
        request.put("prompt", "login");
        HttpResponse<String> door = authorize(request);
        assertThat(TestVisitor.location(door)).startsWith("/dang-nhap");
        String next = TestVisitor.parameter(door, "tiep");
        assertThat(TestVisitor.location(browser.get(next)))
                .as("the old sign-in will not do")
                .startsWith("/dang-nhap");
        assertThat(browser.get(TestVisitor.location(door)).statusCode())
                .as("the door is shown although one is signed in")
                .isEqualTo(200);
        long before = Instant.now().getEpochSecond();
        browser.withSession(people.token(account));
        String code = TestVisitor.parameter(browser.get(next), "code");
        JWTClaimsSet said = SignedJWT.parse(field(exchange(code), "id_token")).getJWTClaimsSet();
        assertThat(said.getLongClaim("auth_time")).isGreaterThanOrEqualTo(before - 1);
    }

    @Test
    void aHintOfSomebodyElseIsNotAnsweredForTheOneWhoIsThere() {
        String mine = field(exchange(code(request())), "id_token");
        Map<String, String> request = request();
        request.put("prompt", "none");
        request.put("id_token_hint", mine);
        assertThat(TestVisitor.parameter(authorize(request), "code")).isNotEmpty();
        browser = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        assertThat(error(authorize(request))).isEqualTo("login_required");
    }

    @Test
    void peopleAreAskedOnceAndCanSayNo() {
        anApplication(Application.Method.SECRET, true, true, "", Set.of("openid", "profile", "roles"));
        applications.addRole(id, Authorize.TESTER, account, null);
        Map<String, String> silent = request();
        silent.put("prompt", "none");
        assertThat(error(authorize(silent))).isEqualTo("consent_required");
        HttpResponse<String> page = authorize(request());
        assertThat(page.body()).contains("Học bạ").contains("name=\"dong-y\"");
        String form = formOf(page);
        assertThat(browser.post(form, Map.of("dong-y", "co")).statusCode())
                .as("without its proof a form is refused")
                .isEqualTo(403);
        TestVisitor other = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        HttpResponse<String> unanswered = other.submit(other.get("/tai-khoan"), form, Map.of("dong-y", "co"));
        assertThat(unanswered.statusCode())
                .as("nobody answers what somebody else was asked")
                .isEqualTo(200);
        assertThat(unanswered.body()).contains("name=\"dong-y\"");
        HttpResponse<String> refused =
                browser.submit(authorize(request()), formOf(authorize(request())), Map.of("dong-y", "khong"));
        assertThat(error(refused)).isEqualTo("access_denied");
        HttpResponse<String> asked = authorize(request());
        assertThat(TestVisitor.parameter(browser.submit(asked, formOf(asked), Map.of("dong-y", "co")), "code"))
                .isNotEmpty();
        assertThat(TestVisitor.parameter(authorize(silent), "code"))
                .as("asked once")
                .isNotEmpty();
        HttpResponse<String> mine = browser.get("/tai-khoan/ung-dung");
        assertThat(mine.body()).contains("Học bạ");
        browser.submit(mine, "/tai-khoan/ung-dung/" + id + "/rut", Map.of());
        assertThat(error(authorize(silent))).isEqualTo("consent_required");
    }

    private static String formOf(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*action=\"(/sso/tiep-tuc[^\"]+)\".*", "$1");
    }

    @Test
    void beforeItIsLiveOnlyTestersAndAdministratorsComeIn() {
        browser = new TestVisitor(port).withSession(people.token(people.account(Role.UNIT_OFFICER)));
        assertThat(error(authorize(request()))).isEqualTo("access_denied");
        browser = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        assertThat(TestVisitor.parameter(authorize(request()), "code")).isNotEmpty();
    }

    @Test
    void aFormOfAnotherSiteComesBackByAnAddress() {
        HttpResponse<String> kept = new TestVisitor(port).post("/sso/authorize", request());
        assertThat(TestVisitor.location(kept)).startsWith("/sso/tiep-tuc?");
        assertThat(TestVisitor.parameter(browser.get(TestVisitor.location(kept)), "code"))
                .isNotEmpty();
    }

    @Test
    void requestObjectsCountOnlyIfSignedByARegisteredKey() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID("1").generate();
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("1").generate();
        anApplication(
                Application.Method.SECRET,
                true,
                false,
                new JWKSet(own.toPublicJWK()).toString(),
                Set.of("openid", "profile"));
        applications.addRole(id, Authorize.TESTER, account, null);
        Map<String, String> outside =
                Map.of("client_id", client, "response_type", "code", "scope", "openid", "redirect_uri", BACK);
        Map<String, String> good = new HashMap<>(outside);
        good.put("request", object(own, client));
        HttpResponse<String> answer = authorize(good);
        assertThat(TestVisitor.parameter(answer, "code"))
                .as(TestVisitor.location(answer))
                .isNotEmpty();
        assertThat(TestVisitor.parameter(answer, "state")).isEqualTo("trong-phieu");
        Map<String, String> wrongKey = new HashMap<>(outside);
        wrongKey.put("request", object(foreign, client));
        assertThat(error(authorize(wrongKey))).isEqualTo("invalid_request_object");
        Map<String, String> otherIssuer = new HashMap<>(outside);
        otherIssuer.put("request", object(own, "ai-do"));
        assertThat(error(authorize(otherIssuer))).isEqualTo("invalid_request_object");
        Map<String, String> unsigned = new HashMap<>(outside);
        unsigned.put("request", new PlainJWT(claims(client)).serialize());
        assertThat(error(authorize(unsigned))).isEqualTo("request_not_supported");
    }

    private JWTClaimsSet claims(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("http://localhost:" + port + "/sso")
                .claim("client_id", client)
                .claim("redirect_uri", BACK)
                .claim("response_type", "code")
                .claim("scope", "openid profile")
                .claim("state", "trong-phieu")
                .claim("code_challenge", Secrets.base64(Secrets.hash(VERIFIER)))
                .claim("code_challenge_method", "S256")
                .build();
    }

    private String object(RSAKey key, String issuer) throws Exception {
        SignedJWT object = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims(issuer));
        object.sign(new RSASSASigner(key));
        return object.serialize();
    }

    private static String proof(RSAKey key, String client, String audience, String once, Instant until)
            throws Exception {
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(audience)
                        .jwtID(once)
                        .expirationTime(java.util.Date.from(until))
                        .build());
        proof.sign(new RSASSASigner(key));
        return proof.serialize();
    }

    private HttpResponse<String> exchangeWithProof(String code, String proof) {
        return program.post(
                "/sso/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", BACK,
                        "code_verifier", VERIFIER,
                        "client_assertion_type", Assertions.TYPE,
                        "client_assertion", proof));
    }

    @Test
    void anApplicationWithAKeyOfItsOwnProvesItselfBySigningAndEachProofIsGoodOnce() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("cua-ung-dung").generate();
        RSAKey other = new RSAKeyGenerator(2048).keyID("cua-ung-dung").generate();
        anApplication(Application.Method.KEY, true, false, new JWKSet(key.toPublicJWK()).toString(), Set.of("openid"));
        applications.addRole(id, Authorize.TESTER, account, null);
        Map<String, String> request = request();
        request.put("scope", "openid");
        String us = "http://localhost:" + port + "/sso";
        Instant soon = Instant.now().plusSeconds(60);
        String good = proof(key, client, us, "mot", soon);
        for (String bad : List.of(
                proof(other, client, us, "hai", soon),
                proof(key, client, "https://khac.example", "ba", soon),
                proof(key, client, us, "bon", Instant.now().minusSeconds(1)),
                proof(key, client, us, "nam", Instant.now().plusSeconds(7200)),
                proof(key, "khac-" + client, us, "sau", soon),
                proof(key, client, us, "", soon),
                new PlainJWT(SignedJWT.parse(good).getJWTClaimsSet()).serialize(),
                "rac")) {
            HttpResponse<String> answer = exchangeWithProof(code(request), bad);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(field(answer, "error")).isEqualTo("invalid_client");
        }
        HttpResponse<String> tokens = exchangeWithProof(code(request), good);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(exchangeWithProof(code(request), good).statusCode())
                .as("the same proof again")
                .isEqualTo(401);
        assertThat(exchangeWithProof(code(request), proof(key, client, us + "/token", "bay", soon))
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.post(
                                "/sso/token",
                                Map.of("grant_type", "authorization_code", "code", "x", "client_id", client))
                        .statusCode())
                .as("the bare name opens nothing")
                .isEqualTo(401);
    }

    @Test
    void anAnswerByFormStandsInThePageAndNotInTheAddress() {
        Map<String, String> request = request();
        request.put("response_mode", "form_post");
        request.put("state", "a\"><script>");
        HttpResponse<String> page = authorize(request);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' https://hoc-ba.example;");
        assertThat(page.body())
                .contains("action=\"" + BACK + "\"")
                .contains("name=\"state\" value=\"a&#34;>&lt;script>\"")
                .contains("name=\"iss\"");
        String code = page.body().replaceAll("(?s).*name=\"code\" value=\"([^\"]+)\".*", "$1");
        assertThat(exchange(code).statusCode()).isEqualTo(200);
        request.put("prompt", "none");
        request.put("max_age", "x");
        assertThat(authorize(request).body()).contains("name=\"error\" value=\"invalid_request\"");
        request.put("redirect_uri", "https://evil.example/");
        assertThat(authorize(request).statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongSecretIsRefusedAndTheOldOneWorksForAWhile() {
        String code = code(request());
        String right = secret;
        secret = "sai";
        HttpResponse<String> refused = exchange(code);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"sso\"");
        applications.secret(id, "lt_sso_moi", Instant.now().plusSeconds(60));
        secret = right;
        assertThat(exchange(code).statusCode()).isEqualTo(200);
        secret = "lt_sso_moi";
        assertThat(exchange(code(request())).statusCode()).isEqualTo(200);
        assertThat(field(program.post("/sso/token", Map.of("grant_type", "authorization_code")), "error"))
                .isEqualTo("invalid_client");
    }

    @Test
    void othersCannotLookIntoOrTakeBackATokenThatIsNotTheirs() {
        String token = field(exchange(code(request())), "access_token");
        assertThat(program.post("/sso/introspect", Map.of("token", token), client, secret)
                        .body())
                .contains("\"active\":true");
        String mine = client;
        String mySecret = secret;
        anApplication(Application.Method.SECRET, true, false, "", Set.of("openid"));
        assertThat(program.post("/sso/introspect", Map.of("token", token), client, secret)
                        .body())
                .isEqualTo("{\"active\":false}");
        program.post("/sso/revoke", Map.of("token", token), client, secret);
        assertThat(program.bearer("/sso/userinfo", token).statusCode()).isEqualTo(200);
        program.post("/sso/revoke", Map.of("token", token), mine, mySecret);
        assertThat(program.bearer("/sso/userinfo", token).statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonWhoSignsOutTakesTheTokensAlongButNotWhatWasMeantToStay() {
        String brief = field(exchange(code(request())), "access_token");
        Map<String, String> request = request();
        request.put("scope", "openid offline_access");
        String lasting = field(exchange(code(request)), "refresh_token");
        browser.submit(browser.get("/tai-khoan"), "/dang-xuat", Map.of());
        assertThat(program.bearer("/sso/userinfo", brief).statusCode()).isEqualTo(401);
        assertThat(exchange(Map.of("grant_type", "refresh_token", "refresh_token", lasting))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatAProgramHoldsForLongerEndsWhenThePersonSaysThatSomebodyElseGotIn() {
        Map<String, String> request = request();
        request.put("scope", "openid offline_access");
        HttpResponse<String> tokens = exchange(code(request));
        Map<String, String> again =
                Map.of("grant_type", "refresh_token", "refresh_token", field(tokens, "refresh_token"));
        events.publishEvent(new AccessAct("access.device.denied", null, null, "account", account.toString(), Map.of()));
        assertThat(field(exchange(again), "error")).isEqualTo("invalid_grant");
    }

    @Test
    void aTurnedKeyStillVerifiesAndTheNextWasKnownBefore() throws Exception {
        String token = field(exchange(code(request())), "id_token");
        JWKSet before = JWKSet.parse(program.get("/sso/jwks").body());
        keys.rotate();
        String later = field(exchange(code(request())), "id_token");
        assertThat(before.getKeyByKeyId(SignedJWT.parse(later).getHeader().getKeyID()))
                .as("the key that signs now was published before")
                .isNotNull();
        assertThat(keys.read(token)).isPresent();
        assertThat(JWKSet.parse(program.get("/sso/jwks").body())
                        .getKeyByKeyId(SignedJWT.parse(token).getHeader().getKeyID()))
                .isNotNull();
    }

    @Test
    void aTokenThatIsNotOursIsKnownAsSuch() throws Exception {
        RSAKey foreign =
                new RSAKeyGenerator(2048).keyID(keys.all().getFirst().kid()).generate();
        assertThat(keys.read(object(foreign, client))).isEmpty();
        assertThat(keys.read(new PlainJWT(claims(client)).serialize())).isEmpty();
        assertThat(keys.read("a.b.c")).isEmpty();
        assertThat(keys.read("")).isEmpty();
    }
}

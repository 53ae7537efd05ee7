package vn.lienthong.capability.vneid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.access.TestVisitor;

/** From the door to the sandbox and back, as citizens and officers go. */
@HouseTest
class VneidTests {

    private static final String LO = "099168000101";
    private static final String NGUYEN = "099075000202";
    private static final String HA_LEVEL_1 = "099201000404";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    VneidStore store;

    @Autowired
    Sandbox sandbox;

    @Autowired
    JdbcClient database;

    private TestVisitor browser = new TestVisitor(0);

    @BeforeEach
    void theDemoWasLoadedAndNobodyIsLinked() {
        store.sandboxOn(java.time.Instant.now());
        database.sql("delete from vneid_link").update();
        browser = new TestVisitor(port);
    }

    private static String onward(HttpResponse<String> page) {
        return page.body()
                .replaceAll("(?s).*http-equiv=\"refresh\" content=\"0;url=([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }

    private static String ticket(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"phieu\" value=\"([^\"]+)\".*", "$1");
    }

    /** At the sandbox: agrees as somebody, and answers the address to which the browser is led. */
    private String agree(HttpResponse<String> start, String number) {
        HttpResponse<String> desk = browser.get(onward(start));
        assertThat(desk.body()).contains("Môi trường thử");
        HttpResponse<String> done = browser.submit(
                desk,
                "/vneid-thu/dong-y",
                Map.of("phieu", ticket(desk), "cong-dan", number, "ma", "123456", "tra-loi", "co"));
        return onward(done);
    }

    private HttpResponse<String> citizen(int level) {
        return browser.submit(
                browser.get("/cong-dan/dang-nhap"), "/vneid/cong-dan", Map.of("muc", "" + level, "tiep", "/cong-dan"));
    }

    private UUID officer() {
        UUID account = people.account(Role.UNIT_OFFICER);
        browser.withSession(people.token(account));
        return account;
    }

    private HttpResponse<String> link(String number) {
        return browser.get(
                agree(browser.submit(browser.get("/tai-khoan/vneid"), "/tai-khoan/vneid/lien-ket", Map.of()), number));
    }

    @Test
    void aCitizenSignsInSeesWhoTheyAreAndSignsOut() {
        assertThat(TestVisitor.location(browser.get("/cong-dan"))).isEqualTo("/cong-dan/dang-nhap");
        HttpResponse<String> back = browser.get(agree(citizen(1), LO));
        assertThat(TestVisitor.location(back)).isEqualTo("/cong-dan");
        HttpResponse<String> page = browser.get("/cong-dan");
        assertThat(page.body())
                .contains("Lò Thị Thử Một")
                .contains("12/03/1968")
                .contains("099 ••• ••• 101")
                .doesNotContain(LO);
        assertThat(TestVisitor.location(browser.get("/tai-khoan")))
                .as("a citizen is no officer")
                .startsWith("/dang-nhap");
        HttpResponse<String> left = browser.submit(page, "/cong-dan/dang-xuat", Map.of());
        assertThat(onward(left)).contains("/vneid-thu/logout?");
        assertThat(TestVisitor.location(browser.get("/cong-dan"))).isEqualTo("/cong-dan/dang-nhap");
    }

    @Test
    void noNumberAndNoNameStandsReadableInTheDatabase() {
        browser.get(agree(citizen(2), LO));
        String all = database.sql("""
                        select string_agg(t::text, ' ') from (
                            select vneid_session::text as t from vneid_session union all
                            select vneid_link::text from vneid_link union all
                            select vneid_attempt::text from vneid_attempt union all
                            select audit_line::text from audit_line where act like 'vneid.%') everything
                        """).query(String.class).single();
        assertThat(all).doesNotContain(LO).doesNotContain("Lò Thị").contains("vneid.citizen.signed-in");
    }

    @Test
    void levelTwoIsAskedForWhereItIsNeededAndPeopleOfLevelOneAreNotOffered() {
        HttpResponse<String> desk = browser.get(onward(citizen(2)));
        assertThat(desk.body()).contains(LO).doesNotContain(HA_LEVEL_1);
        HttpResponse<String> forced = browser.submit(
                desk,
                "/vneid-thu/dong-y",
                Map.of("phieu", ticket(desk), "cong-dan", HA_LEVEL_1, "ma", "123456", "tra-loi", "co"));
        assertThat(forced.statusCode()).isEqualTo(422);
    }

    @Test
    void anAnswerCountsOnceAndOnlyInTheBrowserThatAsked() {
        String answer = agree(citizen(1), LO);
        TestVisitor victim = new TestVisitor(port);
        assertThat(victim.get(answer).statusCode()).as("another browser").isEqualTo(400);
        assertThat(victim.get("/cong-dan").statusCode()).isEqualTo(302);
        assertThat(browser.get(answer).statusCode()).isEqualTo(302);
        assertThat(browser.get(answer).statusCode()).as("a second time").isEqualTo(400);
        HttpResponse<String> other = citizen(1);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(browser.get("/vneid/tra-ve?code=x&state=doan").statusCode())
                .as("a guessed state")
                .isEqualTo(400);
    }

    @Test
    void anAnswerThatClaimsToComeFromAnotherProviderIsRefused() {
        String answer = agree(citizen(1), LO).replaceAll("iss=[^&]*", "iss=https%3A%2F%2Fevil.example");
        assertThat(browser.get(answer).statusCode()).isEqualTo(400);
    }

    @Test
    void theSessionIsANewOneAfterSignIn() {
        browser.cookie("cong-dan", "cai-san-boi-ke-xau");
        browser.get(agree(citizen(1), LO));
        assertThat(browser.cookie("cong-dan"))
                .isNotEqualTo("cai-san-boi-ke-xau")
                .hasSizeGreaterThan(40);
    }

    @Test
    void anOfficerLinksOnceAndThenSignsInWithVneid() {
        UUID account = officer();
        assertThat(TestVisitor.location(link(LO))).isEqualTo("/tai-khoan/vneid");
        assertThat(browser.get("/tai-khoan/vneid").body()).contains("bo-lien-ket");
        browser = new TestVisitor(port);
        HttpResponse<String> door = browser.get("/dang-nhap");
        assertThat(door.body()).contains("/vneid/can-bo?tiep=%2F").contains("môi trường thử");
        HttpResponse<String> in = browser.get(agree(browser.get("/vneid/can-bo?tiep=%2Ftai-khoan&muc=2"), LO));
        assertThat(TestVisitor.location(in)).isEqualTo("/tai-khoan");
        assertThat(browser.get("/tai-khoan").statusCode()).isEqualTo(200);
        assertThat(database.sql("select level || ' ' || means from access_session where account_id = :id"
                                + " order by began_at desc limit 1")
                        .param("id", account)
                        .query(String.class)
                        .single())
                .isEqualTo("urn:vn:vneid:loa:2 pwd face");
    }

    @Test
    void aVneidThatIsNotLinkedOpensNoAccount() {
        HttpResponse<String> refused = browser.get(agree(browser.get("/vneid/can-bo"), NGUYEN));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestVisitor.location(browser.get("/tai-khoan"))).startsWith("/dang-nhap");
    }

    @Test
    void linkingCannotBeForcedUponSomebodyElse() {
        officer();
        String prepared =
                agree(browser.submit(browser.get("/tai-khoan/vneid"), "/tai-khoan/vneid/lien-ket", Map.of()), NGUYEN);
        TestVisitor victim = new TestVisitor(port).withSession(people.token(people.account(Role.ADMINISTRATOR)));
        assertThat(victim.get(prepared).statusCode())
                .as("the state is of another browser")
                .isEqualTo(400);
        assertThat(victim.post("/tai-khoan/vneid/lien-ket", Map.of()).statusCode())
                .as("and the form needs its proof")
                .isEqualTo(403);
        UUID other = people.account(Role.UNIT_OFFICER);
        browser.withSession(people.token(other));
        assertThat(browser.get(prepared).statusCode())
                .as("another account in the same browser")
                .isEqualTo(400);
        assertThat(store.linkedSince(other)).isEmpty();
    }

    @Test
    void onePersonHasOneAccountAndOneAccountOnePerson() {
        officer();
        link(LO);
        officer();
        assertThat(link(LO).statusCode()).isEqualTo(400);
        assertThat(TestVisitor.location(link(NGUYEN))).isEqualTo("/tai-khoan/vneid");
        browser.submit(browser.get("/tai-khoan/vneid"), "/tai-khoan/vneid/bo-lien-ket", Map.of());
        assertThat(browser.get("/tai-khoan/vneid").body()).contains("lien-ket");
    }

    @Test
    void nobodyIsSentElsewhereByAPreparedLink() {
        assertThat(VneidPages.safe("https://evil.example", "/")).isEqualTo("/");
        assertThat(VneidPages.safe("//evil.example", "/")).isEqualTo("/");
        assertThat(VneidPages.safe("/\\evil.example", "/")).isEqualTo("/");
        HttpResponse<String> start = browser.submit(
                browser.get("/cong-dan/dang-nhap"),
                "/vneid/cong-dan",
                Map.of("muc", "1", "tiep", "https://evil.example"));
        assertThat(TestVisitor.location(browser.get(agree(start, LO)))).isEqualTo("/cong-dan");
        assertThat(browser.get("/vneid-thu/logout?post_logout_redirect_uri=https://evil.example")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theTelephoneAgreesAndTheComputerGoesOn() {
        HttpResponse<String> desk = browser.get(onward(citizen(2)));
        String id = ticket(desk);
        assertThat(browser.get("/vneid-thu/cho?phieu=" + id).body()).contains("name=\"phieu\"");
        TestVisitor phone = new TestVisitor(port);
        HttpResponse<String> question = phone.get("/vneid-thu/dien-thoai?phieu=" + id);
        assertThat(question.body()).contains("Môi trường thử");
        assertThat(phone.submit(question, "/vneid-thu/dien-thoai", Map.of("phieu", id, "cong-dan", LO, "ma", "000000"))
                        .statusCode())
                .isEqualTo(422);
        phone.submit(question, "/vneid-thu/dien-thoai", Map.of("phieu", id, "cong-dan", LO, "ma", "123456"));
        browser.get(onward(browser.get("/vneid-thu/cho?phieu=" + id)));
        assertThat(browser.get("/cong-dan").body()).contains("Lò Thị Thử Một");
    }

    @Test
    void whoSaysNoIsBroughtBackWithoutASession() {
        HttpResponse<String> desk = browser.get(onward(citizen(1)));
        HttpResponse<String> no =
                browser.submit(desk, "/vneid-thu/dong-y", Map.of("phieu", ticket(desk), "tra-loi", "khong"));
        assertThat(browser.get(onward(no)).statusCode()).isEqualTo(400);
        assertThat(browser.get("/cong-dan").statusCode()).isEqualTo(302);
    }

    @Test
    void aNewKeyOfTheProviderIsLearned() {
        browser.get(agree(citizen(1), LO));
        sandbox.rotate();
        HttpResponse<String> back = browser.get(agree(citizen(1), NGUYEN));
        assertThat(back.statusCode()).isEqualTo(302);
    }

    @Test
    void theSandboxIsAProviderThatOthersUnderstand() throws Exception {
        OIDCProviderMetadata said = OIDCProviderMetadata.parse(
                browser.get("/vneid-thu/.well-known/openid-configuration").body());
        assertThat(said.getIssuer().getValue()).endsWith("/vneid-thu");
        assertThat(JWKSet.parse(browser.get("/vneid-thu/jwks").body()).getKeys())
                .hasSize(1)
                .noneMatch(key -> key.isPrivate());
        assertThat(new ClientID(VneidSettings.SANDBOX_CLIENT).getValue()).isNotEmpty();
        assertThat(browser.get("/vneid-thu/authorize?client_id=la").statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/vneid-thu/token", Map.of("code", "x")).statusCode())
                .isEqualTo(400);
    }
}

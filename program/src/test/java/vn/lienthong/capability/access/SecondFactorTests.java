package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.seal.Seal;

/** A code beside the password, from the door to the lost telephone. */
@HouseTest
class SecondFactorTests {

    private static final String PASSWORD = "mưa rơi trên mái lá";
    private static final String CODE_PAGE = "/dang-nhap/ma";
    private static final String OWN_PAGE = "/tai-khoan/hai-lop";

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    SecondFactor second;

    @Autowired
    Sessions sessions;

    @Autowired
    Seal seal;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEventPublisher events;

    private final String name = "hai-lop-" + UUID.randomUUID().toString().substring(0, 12);
    private UUID account = UUID.randomUUID();
    private byte[] secret = {};
    private List<String> recovery = List.of();

    @BeforeEach
    void anOfficerWithATelephone() {
        account = accounts.insert(name, "Người Có Điện Thoại", "", null, passwords.hash(PASSWORD), false, false);
        second.begin(account);
        secret = second.pending(account).orElseThrow();
        recovery = second.confirm(person(), Totp.code(secret, step())).orElseThrow();
    }

    private static long step() {
        return Totp.step(Instant.now());
    }

    /** A code that was not used yet: a telephone's clock may be half a minute ahead. */
    private String fresh() {
        return Totp.code(secret, step() + 1);
    }

    private SignedIn person() {
        return accounts.principal(account).orElseThrow();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, @Nullable Cookie cookie)
            throws Exception {
        return browser.perform(cookie == null ? request : request.cookie(cookie))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse password(String next) throws Exception {
        return send(
                post("/dang-nhap")
                        .param("ten", name)
                        .param("mat-khau", PASSWORD)
                        .param("tiep", next)
                        .with(csrf()),
                null);
    }

    private MockHttpServletResponse code(Cookie half, String code) throws Exception {
        return send(
                post(CODE_PAGE).param("ma", code).param("tiep", "/tai-khoan").with(csrf()), half);
    }

    private static Cookie half(MockHttpServletResponse answer) {
        String set = answer.getHeaders("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("lienthong-ma="))
                .findFirst()
                .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Lax", "Path=/dang-nhap");
        return new Cookie("lienthong-ma", set.substring(set.indexOf('=') + 1, set.indexOf(';')));
    }

    private static boolean letIn(MockHttpServletResponse answer) {
        return answer.getHeaders("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.startsWith("lienthong=") && !cookie.startsWith("lienthong=;"));
    }

    @Test
    void thePasswordAloneOpensNothing() throws Exception {
        MockHttpServletResponse answer = password("/viec-cua-toi");
        assertThat(answer.getRedirectedUrl()).isEqualTo("/dang-nhap/ma?tiep=%2Fviec-cua-toi");
        assertThat(letIn(answer)).isFalse();
        assertThat(send(get("/tai-khoan"), half(answer)).getRedirectedUrl()).contains("/dang-nhap?tiep=");
        assertThat(accounts.credentials(name)).isPresent();
        assertThat(database.sql("select last_sign_in is null from access_account where id = :id")
                        .param("id", account)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void theCodeOfTheTelephoneOpensOnceAndItsReplayIsRefused() throws Exception {
        Cookie half = half(password("/"));
        String now = fresh();
        MockHttpServletResponse answer = code(half, now);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/tai-khoan");
        assertThat(letIn(answer)).isTrue();
        assertThat(database.sql("select means from access_session where account_id = :id")
                        .param("id", account)
                        .query(String.class)
                        .list())
                .containsExactly("pwd otp");
        MockHttpServletResponse replayed = code(half, now);
        assertThat(replayed.getStatus()).isEqualTo(422);
        assertThat(letIn(replayed)).isFalse();
    }

    @Test
    void wrongCodesWaitAfterFiveEvenForTheRightOne() throws Exception {
        Cookie half = half(password("/"));
        for (int i = 0; i < Failures.FREE_FOR_NAME; i++) {
            assertThat(code(half, "abcdef").getStatus()).isEqualTo(422);
        }
        MockHttpServletResponse answer = code(half, fresh());
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(letIn(answer)).isFalse();
        assertThat(answer.getContentAsString()).contains("Đã thử sai nhiều lần");
    }

    @Test
    void aRecoveryCodeOpensOnceForItsOwnAccountOnly() throws Exception {
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        String typed = recovery.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        MockHttpServletResponse answer = code(half(password("/")), typed);
        assertThat(answer.getRedirectedUrl()).isEqualTo(OWN_PAGE);
        assertThat(second.state(account).codesLeft()).isEqualTo(9);
        assertThat(second.prove(account, typed)).isEqualTo(SecondFactor.Proved.WRONG);
        UUID other = people.account(Role.UNIT_OFFICER);
        assertThat(second.prove(other, recovery.get(1))).isEqualTo(SecondFactor.Proved.WRONG);
        List<String> fresh = second.freshCodes(account);
        assertThat(second.prove(account, recovery.get(2))).isEqualTo(SecondFactor.Proved.WRONG);
        assertThat(second.prove(account, fresh.get(2))).isEqualTo(SecondFactor.Proved.BY_RECOVERY);
    }

    @Test
    void theHalfWayCookieIsNeitherForgedNorKept() throws Exception {
        Cookie half = half(password("/"));
        String code = fresh();
        String value = half.getValue();
        char last = value.charAt(value.length() - 5);
        String changed = value.substring(0, value.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + value.substring(value.length() - 4);
        for (String forged : List.of("", "x", account.toString(), changed)) {
            assertThat(code(new Cookie("lienthong-ma", forged), code).getRedirectedUrl())
                    .isEqualTo("/dang-nhap");
        }
        HalfWay later = new HalfWay(seal, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));
        var request = new org.springframework.mock.web.MockHttpServletRequest();
        request.setCookies(half);
        assertThat(later.waiting(request)).isEmpty();
    }

    @Test
    void whatIsKeptOpensNothingWithoutTheKey() {
        byte[] kept = database.sql("select secret from access_second_factor where account_id = :id")
                .param("id", account)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        assertThat(database.sql("select mark from access_recovery_code where account_id = :id")
                        .param("id", account)
                        .query(String.class)
                        .list())
                .hasSize(10)
                .noneMatch(mark -> recovery.stream().anyMatch(code -> mark.contains(code.replace("-", ""))));
    }

    @Test
    void settingItUpTakesThePasswordAndTheFirstCode() throws Exception {
        UUID fresh = accounts.insert(name + "-2", "Người Chưa Bật", "", null, passwords.hash(PASSWORD), false, false);
        String page = send(get(OWN_PAGE).with(people.as(fresh)), null).getContentAsString();
        assertThat(page).contains("Bật xác thực hai lớp").doesNotContain("otpauth");
        assertThat(send(
                                post(OWN_PAGE + "/bat-dau")
                                        .param("hien-tai", "sai")
                                        .with(csrf())
                                        .with(people.as(fresh)),
                                null)
                        .getStatus())
                .isEqualTo(422);
        assertThat(second.pending(fresh)).isEmpty();
        send(
                post(OWN_PAGE + "/bat-dau")
                        .param("hien-tai", PASSWORD)
                        .with(csrf())
                        .with(people.as(fresh)),
                null);
        byte[] made = second.pending(fresh).orElseThrow();
        assertThat(send(get(OWN_PAGE).with(people.as(fresh)), null).getContentAsString())
                .contains("<svg class=\"access-qr\"")
                .contains(Totp.base32(made).substring(0, 4));
        assertThat(second.on(fresh)).isFalse();
        assertThat(confirm(fresh, "000 00").getStatus()).isEqualTo(422);
        MockHttpServletResponse shown = confirm(fresh, Totp.code(made, step()));
        assertThat(shown.getStatus()).isEqualTo(200);
        assertThat(shown.getContentAsString()).contains("Mã dự phòng");
        assertThat(second.on(fresh)).isTrue();
        second.begin(fresh);
        assertThat(second.pending(fresh)).as("what is on is not replaced").isEmpty();
    }

    private MockHttpServletResponse confirm(UUID who, String code) throws Exception {
        return send(post(OWN_PAGE + "/xac-nhan").param("ma", code).with(csrf()).with(people.as(who)), null);
    }

    @Test
    void turningItOffTakesACode() throws Exception {
        assertThat(send(post(OWN_PAGE + "/tat").param("ma", "1").with(csrf()).with(people.as(account)), null)
                        .getStatus())
                .isEqualTo(422);
        assertThat(second.on(account)).isTrue();
        send(post(OWN_PAGE + "/tat").param("ma", fresh()).with(csrf()).with(people.as(account)), null);
        assertThat(second.on(account)).isFalse();
        assertThat(password("/").getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void anAdministratorTakesItOffForOthersAndNobodyElseDoes() throws Exception {
        String path = "/quan-tri/tai-khoan/" + account + "/bo-hai-lop";
        for (String role : List.of(Role.STANDING_BODY, Role.LEADER, Role.UNIT_HEAD, Role.UNIT_OFFICER)) {
            assertThat(send(post(path).with(csrf()).with(people.as(role)), null).getStatus())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(send(post(path).with(csrf()).with(people.as(account)), null).getStatus())
                .isEqualTo(403);
        assertThat(second.on(account)).isTrue();
        String token = people.token(account);
        send(post(path).with(csrf()).with(people.as(Role.ADMINISTRATOR)), null);
        assertThat(second.on(account)).isFalse();
        assertThat(send(get("/tai-khoan"), new Cookie("lienthong", token)).getRedirectedUrl())
                .as("signed out everywhere")
                .contains("/dang-nhap");
        assertThat(database.sql(
                                "select count(*) from audit_line where act = 'access.second-factor.reset' and subject_id = :id")
                        .param("id", account.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAdministratorDoesNotTakeTheOwnOff() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        second.begin(administrator);
        byte[] own = second.pending(administrator).orElseThrow();
        second.confirm(accounts.principal(administrator).orElseThrow(), Totp.code(own, step()));
        assertThat(send(
                                post("/quan-tri/tai-khoan/" + administrator + "/bo-hai-lop")
                                        .with(csrf())
                                        .with(people.as(administrator)),
                                null)
                        .getStatus())
                .isEqualTo(403);
        assertThat(second.on(administrator)).isTrue();
    }

    @Test
    void aRoleOfWhichItIsDemandedOwesItUntilACodeWasGiven() {
        SecondFactor strict = new SecondFactor(
                database,
                seal,
                new Failures(database, Clock.system(ZoneOffset.UTC)),
                sessions,
                events,
                Clock.system(ZoneOffset.UTC),
                Role.ADMINISTRATOR + ", " + Role.STANDING_BODY);
        UUID administrator = people.account(Role.ADMINISTRATOR);
        SignedIn signedIn = bySession(administrator);
        assertThat(strict.owed(signedIn)).isTrue();
        assertThat(second.owed(signedIn)).as("demanded of nobody by default").isFalse();
        assertThat(strict.owed(bySession(people.account(Role.UNIT_OFFICER)))).isFalse();
        sessions.proved(java.util.Objects.requireNonNull(signedIn.sessionId()), List.of("pwd", "otp"));
        assertThat(strict.owed(signedIn)).isFalse();
    }

    private SignedIn bySession(UUID who) {
        String token = people.token(who);
        return accounts.bySession(Tokens.hash(token), Instant.now()).orElseThrow();
    }
}

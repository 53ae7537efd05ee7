package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.HouseTest;

/** Lock-out and sessions: the house's clock is moved by making the parts anew with another one. */
@HouseTest
class DoorTests {

    private static final String RIGHT = "trâu đi cày ruộng sâu";
    private static final String WRONG = "trâu đi bừa ruộng cạn";

    @LocalServerPort
    int port;

    @Autowired
    MockMvc browser;

    @Autowired
    AccountStore accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    SecondFactor second;

    @Autowired
    TestPeople people;

    @Autowired
    Recoveries recoveries;

    private final String address = "203.0.113." + UUID.randomUUID();

    private SignIn doorAt(Instant moment) {
        return doorAt(moment, passwords);
    }

    private SignIn doorAt(Instant moment, Passwords passwords) {
        Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
        return new SignIn(
                accounts, passwords, new Failures(database, clock), second, recoveries, events, transactions, clock);
    }

    private String account(String password) {
        String name = "cua-" + UUID.randomUUID().toString().substring(0, 12);
        accounts.insert(name, "Người Qua Cửa", "", null, passwords.hash(password), false, false);
        return name;
    }

    @Test
    void aNameWaitsAfterFiveWrongPasswordsEvenForTheRightOneAndThenMayTryAgain() {
        Instant now = Instant.now();
        String name = account(RIGHT);
        for (int left = 4; left > 0; left--) {
            assertThat(doorAt(now).attempt(name, WRONG, address)).isEqualTo(new SignIn.Outcome.Wrong(left));
        }
        assertThat(doorAt(now).attempt(name, WRONG, address)).isInstanceOf(SignIn.Outcome.Wait.class);
        assertThat(doorAt(now.plusSeconds(59)).attempt(name, RIGHT, address)).isInstanceOf(SignIn.Outcome.Wait.class);
        assertThat(doorAt(now.plusSeconds(61)).attempt(name, RIGHT, address))
                .isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(doorAt(now.plusSeconds(62)).attempt(name, WRONG, address)).isEqualTo(new SignIn.Outcome.Wrong(4));
    }

    @Test
    void aNameThatDoesNotExistWaitsJustTheSame() {
        Instant now = Instant.now();
        String name = "khong-co-" + UUID.randomUUID().toString().substring(0, 12);
        for (int left = 4; left > 0; left--) {
            assertThat(doorAt(now).attempt(name, WRONG, address)).isEqualTo(new SignIn.Outcome.Wrong(left));
        }
        assertThat(doorAt(now).attempt(name, WRONG, address)).isInstanceOf(SignIn.Outcome.Wait.class);
        assertThat(doorAt(now.plusSeconds(59)).attempt(name, WRONG, address)).isInstanceOf(SignIn.Outcome.Wait.class);
    }

    @Test
    void eachFurtherMistakeCostsMore() {
        Instant now = Instant.now();
        String name = account(RIGHT);
        for (int i = 0; i < 5; i++) {
            doorAt(now).attempt(name, WRONG, address);
        }
        Instant later = now.plus(Duration.ofMinutes(2));
        assertThat(doorAt(later).attempt(name, WRONG, address))
                .isInstanceOfSatisfying(
                        SignIn.Outcome.Wait.class,
                        wait -> assertThat(wait.until()).isBetween(later.plusSeconds(299), later.plusSeconds(301)));
    }

    /** What takes time at the door is the password; it is computed once whoever knocks, so that the time tells nothing. */
    @Test
    void anUnknownNameAClosedAccountAndAWrongPasswordCostTheSame() {
        AtomicInteger computed = new AtomicInteger();
        Passwords counted = new Passwords() {
            @Override
            boolean matches(String password, String hash) {
                computed.incrementAndGet();
                return super.matches(password, hash);
            }

            @Override
            void pretend(String password) {
                computed.incrementAndGet();
                super.pretend(password);
            }
        };
        String closed = account(RIGHT);
        database.sql("update access_account set closed_at = now(), closed_why = 'left' where user_name = :name")
                .param("name", closed)
                .update();
        for (String name : List.of(account(RIGHT), closed, "khong-co-" + UUID.randomUUID(), "không phải tên", "a\0b")) {
            computed.set(0);
            assertThat(doorAt(Instant.now(), counted).attempt(name, WRONG, address))
                    .isInstanceOf(SignIn.Outcome.Wrong.class);
            assertThat(computed).as(name).hasValue(1);
        }
    }

    @Test
    void aCookieThatSomebodyPlantedIsNotTakenOver() {
        String name = account(RIGHT);
        UUID attacker = people.account(Role.UNIT_OFFICER);
        for (String planted : List.of("doan-bua", people.token(attacker))) {
            TestVisitor victim = new TestVisitor(port).withSession(planted);
            // Whoever's browser holds another's session is shown that one; they sign out or go to the door anew.
            HttpResponse<String> door = victim.get("/dang-nhap");
            HttpResponse<String> page = door.statusCode() == 200 ? door : victim.get("/tai-khoan");
            victim.submit(page, "/dang-nhap", Map.of("ten", name, "mat-khau", RIGHT, "tiep", "/tai-khoan"));
            assertThat(victim.cookie("lienthong")).isNotEmpty().isNotEqualTo(planted);
            assertThat(victim.get("/tai-khoan").body()).contains(name);
            assertThat(new TestVisitor(port)
                            .withSession(planted)
                            .get("/tai-khoan")
                            .body())
                    .doesNotContain(name);
        }
    }

    @Test
    void anAddressThatTriesManyNamesWaits() {
        Instant now = Instant.now();
        for (int i = 0; i < Failures.FREE_FOR_ADDRESS; i++) {
            doorAt(now).attempt("ten-" + i + UUID.randomUUID(), WRONG, address);
        }
        assertThat(doorAt(now).attempt(account(RIGHT), RIGHT, address)).isInstanceOf(SignIn.Outcome.Wait.class);
    }

    @Test
    void guessingManyAtOnceGainsNothing() throws Exception {
        Instant now = Instant.now();
        String name = account(RIGHT);
        List<Callable<SignIn.Outcome>> guesses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            guesses.add(() -> doorAt(now).attempt(name, WRONG, address));
        }
        int judged = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            for (Future<SignIn.Outcome> guess : threads.invokeAll(guesses)) {
                judged += guess.get() instanceof SignIn.Outcome.Wrong ? 1 : 0;
            }
        }
        assertThat(judged).isLessThan(Failures.FREE_FOR_NAME);
    }

    @Test
    void aOneTimePasswordEnds() {
        String name = account(RIGHT);
        Instant now = Instant.now();
        database.sql("update access_account set password_kind = 'one_time', password_until = :until"
                        + " where user_name = :name")
                .param("until", AccountStore.utc(now.plusSeconds(10)))
                .param("name", name)
                .update();
        assertThat(doorAt(now.plusSeconds(11)).attempt(name, RIGHT, address)).isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(doorAt(now.plusSeconds(9)).attempt(name, RIGHT, address)).isInstanceOf(SignIn.Outcome.Welcome.class);
    }

    private ResultActions own(String token) throws Exception {
        return browser.perform(get(OwnPages.PATH).cookie(new Cookie("lienthong", token)));
    }

    @Test
    void aSessionLivesInTheDatabaseAndEndsWhenIdleOrOld() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        String token = people.token(account);
        own(token).andExpect(status().isOk());
        age(account, "seen_at", Duration.ofMinutes(31));
        own(token).andExpect(status().isFound());
        age(account, "seen_at", Duration.ofMinutes(1));
        own(token).andExpect(status().isOk());
        age(account, "began_at", Duration.ofHours(13));
        own(token).andExpect(status().isFound());
    }

    private void age(UUID account, String column, Duration by) {
        database.sql("update access_session set " + column + " = :moment where account_id = :account")
                .param("moment", AccountStore.utc(Instant.now().minus(by)))
                .param("account", account)
                .update();
    }

    @Test
    void theDatabaseHoldsNoTokenThatOpensAnything() {
        String token = people.token(people.account(Role.UNIT_OFFICER));
        assertThat(database.sql("select count(*) from access_session where encode(token_hash, 'escape') like :token")
                        .param("token", "%" + token.substring(0, 12) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void signingOutEndsTheSessionAtOnce() throws Exception {
        String token = people.token(people.account(Role.UNIT_OFFICER));
        browser.perform(post(SignInPages.LEAVE)
                        .cookie(new Cookie("lienthong", token))
                        .with(csrf()))
                .andExpect(redirectedUrl(SignInPages.PATH));
        own(token).andExpect(status().isFound());
    }

    @Test
    void aFormOfASignedInPersonWithoutItsProofIsRefused() throws Exception {
        String token = people.token(people.account(Role.ADMINISTRATOR));
        browser.perform(post(OwnPages.PATH + "/dang-xuat-moi-noi").cookie(new Cookie("lienthong", token)))
                .andExpect(status().isForbidden());
        own(token).andExpect(status().isOk());
    }

    @Test
    void theCookieCannotBeReadByScriptsAndIsBoundToTheHostOverTls() throws Exception {
        String name = account(RIGHT);
        browser.perform(post("https://localhost" + SignInPages.PATH)
                        .secure(true)
                        .param("ten", name)
                        .param("mat-khau", RIGHT)
                        .with(csrf()))
                .andExpect(header().string(
                                "Set-Cookie",
                                org.hamcrest.Matchers.allOf(
                                        org.hamcrest.Matchers.startsWith("__Host-lienthong="),
                                        org.hamcrest.Matchers.containsString("; Secure"),
                                        org.hamcrest.Matchers.containsString("; HttpOnly"),
                                        org.hamcrest.Matchers.containsString("; SameSite=Lax"))))
                .andExpect(header().string("Strict-Transport-Security", "max-age=31536000"));
    }

    @Test
    void noPageMayBeFramedGuessedOrKept() throws Exception {
        browser.perform(get(SignInPages.PATH))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", SecurityConfiguration.PERMISSIONS))
                .andExpect(header().string("Cache-Control", org.hamcrest.Matchers.containsString("no-store")))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
    }
}

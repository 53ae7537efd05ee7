package vn.lienthong.capability.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.kernel.TypedDay;

/** An account's life: made, handed over, used, lent for a leave, closed. */
@HouseTest
class AccountTests {

    private static final Pattern PASSWORD = Pattern.compile("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient database;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountBook book;

    @Autowired
    AccountStore store;

    @Autowired
    PlatformTransactionManager transactions;

    private static Cookie cookie(String token) {
        return new Cookie("lienthong", token);
    }

    private MockHttpServletRequestBuilder send(String path, UUID as, String... fields) {
        MockHttpServletRequestBuilder form = post(path).with(people.as(as)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return form;
    }

    private String page(UUID account) {
        return AccountPages.PATH + "/" + account;
    }

    private String letter(UUID by, UUID account) throws Exception {
        String page = browser.perform(send(AccountPages.PATH + "/thu", by, "tai-khoan", account.toString()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher password = PASSWORD.matcher(page);
        assertThat(password.find()).isTrue();
        return password.group();
    }

    private UUID create(UUID by, String name, String role) throws Exception {
        String path = browser.perform(
                        send(AccountPages.PATH + "/moi", by, "ten", name, "chuc-vu", "Chuyên viên", "vai-tro", role))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        java.util.Objects.requireNonNull(path);
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aNewPersonComesInByTheLetterAndMustChooseAPasswordFirst() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        UUID account = create(administrator, "Tô Ngọc Ánh", Role.UNIT_OFFICER);
        String password = letter(administrator, account);
        String userName = book.account(account).orElseThrow().userName();
        assertThat(userName).startsWith("anh.to");
        String token = browser
                .perform(post("/dang-nhap")
                        .param("ten", userName)
                        .param("mat-khau", password)
                        .with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getHeaders("Set-Cookie")
                .stream()
                .filter(header -> header.startsWith("lienthong="))
                .map(header -> header.substring("lienthong=".length(), header.indexOf(';')))
                .findFirst()
                .orElseThrow();
        browser.perform(get("/tai-khoan").cookie(cookie(token))).andExpect(redirectedUrl(Gate.CHANGE_PASSWORD));
        browser.perform(post(Gate.CHANGE_PASSWORD)
                        .cookie(cookie(token))
                        .param("mat-khau-moi", "mưa rơi trên mái lá")
                        .param("nhap-lai", "mưa rơi trên mái lá")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));
        browser.perform(get("/tai-khoan").cookie(cookie(token))).andExpect(status().isOk());
        browser.perform(get(page(account)).with(people.as(administrator)))
                .andExpect(content().string(Matchers.not(Matchers.containsString(password))));
    }

    @Test
    void aFormWithMistakesComesBackWithWhatWasTyped() throws Exception {
        browser.perform(send(
                        AccountPages.PATH + "/moi",
                        people.account(Role.ADMINISTRATOR),
                        "ten",
                        "Lê 2",
                        "dang-nhap",
                        "Có Dấu",
                        "tu-ngay",
                        "31/02/2026"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("href=\"#ten\"")))
                .andExpect(content().string(Matchers.containsString("href=\"#dang-nhap\"")))
                .andExpect(content().string(Matchers.containsString("href=\"#vai-tro\"")))
                .andExpect(content().string(Matchers.containsString("href=\"#tu-ngay\"")))
                .andExpect(content().string(Matchers.containsString("value=\"31/02/2026\"")));
    }

    @Test
    void theListIsSearchedWithoutMarks() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        create(administrator, "Đỗ Thị Thúy Kiều", Role.LEADER);
        browser.perform(get(AccountPages.PATH).param("q", "thuy do kieu").with(people.as(administrator)))
                .andExpect(content().string(Matchers.containsString("Đỗ Thị Thúy Kiều")));
        browser.perform(get(AccountPages.PATH).param("q", "thuy do kieu %").with(people.as(administrator)))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Đỗ Thị Thúy Kiều"))));
    }

    @Test
    void theHeadOfAUnitLooksAfterTheirOwnPeopleOnly() throws Exception {
        UUID unit = UUID.randomUUID();
        UUID head = people.account(Role.UNIT_HEAD, unit);
        UUID officer = people.account(Role.UNIT_OFFICER, unit);
        UUID stranger = people.account(Role.UNIT_OFFICER, UUID.randomUUID());
        letter(head, officer);
        browser.perform(get(page(stranger)).with(people.as(head))).andExpect(status().isForbidden());
        browser.perform(send(AccountPages.PATH + "/thu", head, "tai-khoan", stranger.toString()))
                .andExpect(status().isForbidden());
        browser.perform(get(AccountPages.PATH).with(people.as(head)))
                .andExpect(content().string(Matchers.containsString(officer.toString())))
                .andExpect(content().string(Matchers.not(Matchers.containsString(stranger.toString()))));
    }

    @Test
    void theHeadOfAUnitCannotTakeOverAnAdministratorWhoSitsThere() throws Exception {
        UUID unit = UUID.randomUUID();
        UUID head = people.account(Role.UNIT_HEAD, unit);
        UUID administrator = people.account(Role.UNIT_OFFICER, unit);
        store.addRole(administrator, Role.ADMINISTRATOR, null, store.today(), null);
        for (String act : List.of("/dong", "/dang-xuat", "/sua")) {
            browser.perform(send(page(administrator) + act, head, "ten", "Kẻ Khác"))
                    .andExpect(status().isForbidden());
        }
        browser.perform(send(AccountPages.PATH + "/thu", head, "tai-khoan", administrator.toString()))
                .andExpect(status().isForbidden());
    }

    @Test
    void nobodyGivesMoreThanTheyHold() {
        UUID unit = UUID.randomUUID();
        UUID head = people.account(Role.UNIT_HEAD, unit);
        Account officer = book.account(people.account(Role.UNIT_OFFICER, unit)).orElseThrow();
        for (String role : List.of(Role.ADMINISTRATOR, Role.STANDING_BODY, Role.LEADER)) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .as(role)
                    .isThrownBy(() -> access.actAs(
                            head,
                            () -> accounts.grant(officer, new Accounts.RoleWish(role, unit, store.today(), null))));
        }
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> access.actAs(
                        head,
                        () -> accounts.grant(
                                officer, new Accounts.RoleWish(Role.UNIT_OFFICER, null, store.today(), null))));
        access.actAs(
                head,
                () -> accounts.grant(officer, new Accounts.RoleWish(Role.UNIT_OFFICER, unit, store.today(), null)));
    }

    @Test
    void closingAnAccountEndsItsSessionsAtOnce() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        String token = people.token(account);
        browser.perform(get("/tai-khoan").cookie(cookie(token))).andExpect(status().isOk());
        browser.perform(send(page(account) + "/dong", people.account(Role.ADMINISTRATOR), "ly-do", "left"))
                .andExpect(status().isFound());
        browser.perform(get("/tai-khoan").cookie(cookie(token))).andExpect(status().isFound());
        assertThat(book.account(account).orElseThrow().closedWhy()).isEqualTo("left");
    }

    @Test
    void aTransferClosesTheAccountOfTheStaffRecordAndNoOther() {
        UUID staff = UUID.randomUUID();
        UUID moved = people.account(Role.UNIT_OFFICER);
        UUID other = people.account(Role.UNIT_OFFICER);
        book.link(moved, staff);
        accounts.staffLeaves(staff, store.today().minusDays(1));
        accounts.staffLeaves(staff, store.today().minusDays(1));
        assertThat(book.account(moved).orElseThrow().closedWhy()).isEqualTo("transfer");
        assertThat(book.account(other).orElseThrow().open()).isTrue();
    }

    @Test
    void anAccountWorksUntilTheLastDayOfThePostAndNotAfter() {
        UUID staff = UUID.randomUUID();
        UUID account = people.account(Role.UNIT_OFFICER);
        book.link(account, staff);
        accounts.staffLeaves(staff, store.today());
        assertThat(store.principal(account)).isPresent();
        book.endOn(account, store.today().minusDays(1));
        assertThat(store.principal(account)).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        UUID second = people.account(Role.ADMINISTRATOR);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            database.sql("update access_account set closed_at = now(), closed_why = 'other'"
                            + " where id not in (:first, :second)")
                    .param("first", administrator)
                    .param("second", second)
                    .update();
            access.actAs(administrator, () -> {
                accounts.close(book.account(second).orElseThrow(), "left");
                Account last = book.account(administrator).orElseThrow();
                UUID role = book.roles(administrator).getFirst().id();
                assertThatExceptionOfType(Accounts.LastAdministrator.class)
                        .isThrownBy(() -> accounts.endRole(last, role));
            });
            status.setRollbackOnly();
        });
    }

    @Test
    void aRoleCountsOnlyFromItsFirstDayToItsLast() {
        UUID account = people.account(Role.UNIT_OFFICER);
        store.addRole(account, Role.LEADER, null, store.today().plusDays(1), null);
        store.addRole(
                account,
                Role.STANDING_BODY,
                null,
                store.today().minusDays(9),
                store.today().minusDays(1));
        store.addRole(account, Role.UNIT_HEAD, null, store.today(), store.today());
        access.actAs(
                account,
                () -> assertThat(access.actor().roles()).containsExactlyInAnyOrder(Role.UNIT_OFFICER, Role.UNIT_HEAD));
    }

    @Test
    void aStandInHasTheRolesOfTheAbsentOneAndBothNamesStandInTheTrail() throws Exception {
        UUID absent = people.account(Role.ADMINISTRATOR);
        UUID colleague = people.account(Role.UNIT_OFFICER);
        String token = people.token(colleague);
        browser.perform(get(AccountPages.PATH).cookie(cookie(token))).andExpect(status().isForbidden());
        browser.perform(send(
                        page(absent) + "/thay-the",
                        absent,
                        "nguoi-thay",
                        colleague.toString(),
                        "tu-ngay",
                        TypedDay.show(store.today()),
                        "den-ngay",
                        TypedDay.show(store.today().plusDays(3))))
                .andExpect(status().isFound());
        UUID offer = book.standIns(colleague).getFirst().id();
        browser.perform(post("/tai-khoan/thay/" + offer).cookie(cookie(token)).with(csrf()))
                .andExpect(status().isFound());
        browser.perform(get(AccountPages.PATH).cookie(cookie(token))).andExpect(status().isOk());
        UUID made = people.account(Role.UNIT_OFFICER);
        browser.perform(post(page(made) + "/dang-xuat").cookie(cookie(token)).with(csrf()))
                .andExpect(status().isFound());
        assertThat(database.sql("select actor || ' for ' || stand_in_for from audit_line"
                                + " where act = 'access.sessions.ended' and subject_id = :made")
                        .param("made", made.toString())
                        .query(String.class)
                        .single())
                .isEqualTo(colleague + " for " + absent);
        assertThat(book.endStandIn(offer)).isTrue();
        browser.perform(get(AccountPages.PATH).cookie(cookie(token))).andExpect(status().isForbidden());
    }

    @Test
    void nobodyStandsInForSomebodyWhoDidNotNameThem() throws Exception {
        UUID absent = people.account(Role.ADMINISTRATOR);
        UUID named = people.account(Role.UNIT_OFFICER);
        UUID offer = book.addStandIn(absent, named, store.today(), store.today());
        String token = people.token(people.account(Role.UNIT_OFFICER));
        browser.perform(post("/tai-khoan/thay/" + offer).cookie(cookie(token)).with(csrf()))
                .andExpect(status().isNotFound());
        UUID later = book.addStandIn(
                absent, named, store.today().plusDays(1), store.today().plusDays(2));
        browser.perform(post("/tai-khoan/thay/" + later)
                        .cookie(cookie(people.token(named)))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void theSecondOfTwoWhoEditIsToldAboutTheFirst() throws Exception {
        UUID administrator = people.account(Role.ADMINISTRATOR);
        UUID account = people.account(Role.UNIT_OFFICER);
        browser.perform(send(page(account) + "/sua", administrator, "ten", "Tên Thứ Nhất", "phien-ban", "1"))
                .andExpect(status().isFound());
        browser.perform(send(page(account) + "/sua", administrator, "ten", "Tên Thứ Hai", "phien-ban", "1"))
                .andExpect(status().isConflict());
        assertThat(book.account(account).orElseThrow().displayName()).isEqualTo("Tên Thứ Nhất");
    }

    @Test
    void aRefusalIsWrittenDown() throws Exception {
        UUID officer = people.account(Role.UNIT_OFFICER);
        browser.perform(get(AccountPages.PATH).with(people.as(officer))).andExpect(status().isForbidden());
        assertThat(database.sql("select act || ' ' || subject_id from audit_line where actor = :officer")
                        .param("officer", officer)
                        .query(String.class)
                        .list())
                .containsExactly("access.refused GET /quan-tri/tai-khoan");
    }

    @Test
    void thePresentPasswordIsAskedForAndCannotBeGuessedThere() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        for (int i = 0; i < Failures.FREE_FOR_NAME; i++) {
            browser.perform(send(
                            Gate.CHANGE_PASSWORD,
                            account,
                            "hien-tai",
                            "sai",
                            "mat-khau-moi",
                            "mưa rơi trên mái lá",
                            "nhap-lai",
                            "mưa rơi trên mái lá"))
                    .andExpect(status().isUnprocessableContent());
        }
        assertThat(database.sql("select blocked_until > now() from access_failure where subject = :subject")
                        .param(
                                "subject",
                                SignIn.subject(
                                        book.account(account).orElseThrow().userName()))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void signingOutEverywhereEndsAllSessions() throws Exception {
        UUID account = people.account(Role.UNIT_OFFICER);
        String here = people.token(account);
        String there = people.token(account);
        browser.perform(post("/tai-khoan/dang-xuat-moi-noi")
                        .cookie(cookie(here))
                        .with(csrf()))
                .andExpect(redirectedUrl("/dang-nhap"));
        browser.perform(get("/tai-khoan").cookie(cookie(there))).andExpect(status().isFound());
    }
}

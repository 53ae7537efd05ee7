package vn.lienthong.steering.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.Ids;

/** Who is reminded of what, once. */
@HouseTest
class ReminderTests {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 17);

    @Autowired
    Reminding reminding;

    @Autowired
    ReminderStore store;

    @Autowired
    TestDues dues;

    @Autowired
    TestPeople people;

    @Autowired
    Locality locality;

    @Autowired
    Notify notify;

    @Autowired
    Holidays holidays;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc browser;

    @LocalServerPort
    int port;

    private final List<String> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(dues::done);
    }

    private UUID agency() {
        return agency("Phòng Thử nhắc " + Ids.next().toString().substring(24));
    }

    private UUID agency(String name) {
        AgencyChange change = locality.create("other", name, "79", null, LocalDate.of(2025, 7, 1));
        return ((AgencyChange.Done) change).agency();
    }

    private Due due(LocalDate day, @Nullable UUID agency, Set<UUID> who, @Nullable UUID contact) {
        String thing = "test:" + Ids.next();
        Due due = new Due(
                thing, "reminders.type.step", "Khảo sát điểm lưu trú", "/ke-hoach", day, agency, who, contact, null);
        dues.open(due);
        made.add(thing);
        return due;
    }

    private List<String> told(UUID account) {
        return database.sql(
                        "select message || ' ' || array_to_string(arguments, '; ') || case when settled then ' settled' else '' end"
                                + " from notify_notice where account = :account order by number")
                .param("account", account)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void thePersonOfTheStepElseTheContactElseTheHeadsAreReminded() {
        UUID agency = agency();
        UUID head = people.account(Role.UNIT_HEAD, agency);
        worksAt(head, agency);
        UUID contact = people.account(Role.UNIT_OFFICER, agency);
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        due(DUE, agency, Set.of(person), contact);
        due(DUE, agency, Set.of(), contact);
        due(DUE, agency, Set.of(), null);

        reminding.round(DUE);

        assertThat(told(person)).containsExactly("reminders.words.today Khảo sát điểm lưu trú");
        assertThat(told(contact)).hasSize(1);
        assertThat(told(head)).hasSize(1);
    }

    private void worksAt(UUID account, UUID agency) {
        database.sql("update access_account set agency_id = :agency where id = :id")
                .param("agency", agency)
                .param("id", account)
                .update();
    }

    @Test
    void everyThresholdOnceHoweverOftenAndWheneverTheClockSays() throws Exception {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        due(DUE, agency, Set.of(person), null);

        LocalDate[] days = {
            DUE.minusDays(9),
            DUE.minusDays(8),
            DUE.minusDays(1),
            DUE.minusDays(9),
            DUE,
            DUE.minusDays(3),
            DUE,
            DUE.plusDays(1)
        };
        for (LocalDate day : days) {
            together(4, () -> reminding.round(day));
        }

        assertThat(told(person).stream().map(line -> line.replace(" settled", "")))
                .containsExactly(
                        "reminders.words.due 7; Khảo sát điểm lưu trú",
                        "reminders.words.due 1; Khảo sát điểm lưu trú",
                        "reminders.words.today Khảo sát điểm lưu trú",
                        "reminders.words.due 3; Khảo sát điểm lưu trú",
                        "reminders.words.late 1; Khảo sát điểm lưu trú");
    }

    @Test
    void lateThingsGoUpToTheStandingBodyAndTheHead() {
        UUID agency = agency();
        UUID head = people.account(Role.UNIT_HEAD, agency);
        worksAt(head, agency);
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        UUID watcher = people.account(Role.STANDING_BODY, agency);
        due(DUE, agency, Set.of(person), null);

        reminding.round(DUE);
        assertThat(told(head)).isEmpty();
        reminding.round(DUE.plusDays(1));

        assertThat(told(person)).hasSize(2);
        assertThat(told(head)).singleElement().asString().startsWith("reminders.words.escalated Phòng Thử nhắc");
        assertThat(told(watcher)).hasSize(1);
    }

    @Test
    void whereNobodyCanBeRemindedTheStandingBodyIsTold() {
        UUID agency = agency();
        UUID watcher = people.account(Role.STANDING_BODY, agency);
        due(DUE, agency, Set.of(), null);

        reminding.round(DUE);

        assertThat(told(watcher)).singleElement().asString().startsWith("reminders.words.nobody");
    }

    @Test
    void whatIsDoneIsWithdrawnFromTheInboxes() {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        Due due = due(DUE, agency, Set.of(person), null);
        reminding.round(DUE);

        dues.done(due.thing());
        reminding.round(DUE);

        assertThat(told(person)).singleElement().asString().endsWith("settled");
    }

    @Test
    void aLaterReminderTakesThePlaceOfAnUnreadEarlierOneButNotOfWordsByHand() {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        UUID head = people.account(Role.UNIT_HEAD, agency);
        worksAt(head, agency);
        Due due = due(DUE, agency, Set.of(person), null);
        notify.tell(new Notice(
                person,
                "reminders:" + due.thing() + ":" + DUE + ":hand:" + Ids.next(),
                "reminders.kind.hand",
                "reminders.words.hand",
                List.of("Thử", "Khảo sát", ""),
                "/ke-hoach",
                Urgency.TASK,
                null));

        for (int late : List.of(-1, 0, 1, 9, 9)) {
            reminding.round(DUE.plusDays(late));
        }

        assertThat(told(person)).filteredOn(line -> !line.endsWith("settled")).hasSize(2);
        assertThat(told(person).getFirst()).startsWith("reminders.words.hand").doesNotEndWith("settled");
        assertThat(told(person).getLast()).startsWith("reminders.words.late").doesNotEndWith("settled");
        assertThat(told(head)).filteredOn(line -> !line.endsWith("settled")).hasSize(1);
    }

    @Test
    void aMovedLastDayBeginsAnew() {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        Due due = due(DUE, agency, Set.of(person), null);
        reminding.round(DUE);

        dues.done(due.thing());
        dues.open(new Due(
                due.thing(), due.type(), due.title(), due.path(), DUE.plusDays(1), agency, due.people(), null, null));
        reminding.round(DUE.plusDays(1));

        assertThat(told(person)).hasSize(2);
        assertThat(told(person).getFirst()).endsWith("settled");
    }

    @Test
    void oneClickRemindsOnceWithOnesOwnWords() throws Exception {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        UUID leader = people.account(Role.LEADER, agency);
        Due due = due(store.today(), agency, Set.of(person), null);
        String click = Ids.next().toString();

        for (int i = 0; i < 2; i++) {
            browser.perform(post("/nhac-viec/nhac")
                            .param("lan", click)
                            .param("viec", due.thing() + "|" + due.day())
                            .param("loi", "Xong trước thứ Sáu")
                            .with(people.as(leader))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/nhac-viec/lan/" + click));
        }

        assertThat(told(person))
                .containsExactly("reminders.words.hand Thử leader; Khảo sát điểm lưu trú;  – Xong trước thứ Sáu");
        browser.perform(get("/nhac-viec/lan/" + click).with(people.as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Xong trước thứ Sáu")));
        browser.perform(get("/nhac-viec/lan/" + click).with(people.as(Role.LEADER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobodyRemindsAnotherLeadersUnit() throws Exception {
        UUID agency = agency();
        UUID other = people.account(Role.LEADER, agency());
        Due due = due(store.today(), agency, Set.of(), null);

        browser.perform(post("/nhac-viec/nhac")
                        .param("lan", Ids.next().toString())
                        .param("viec", due.thing() + "|" + due.day())
                        .with(people.as(other))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(get("/nhac-viec").with(people.as(other)))
                .andExpect(content().string(not(containsString(due.thing()))));
        for (String role : List.of(Role.UNIT_HEAD, Role.UNIT_OFFICER, Role.ADMINISTRATOR)) {
            browser.perform(get("/nhac-viec").with(people.as(role))).andExpect(status().isForbidden());
            browser.perform(get("/nhac-viec/quy-tac").with(people.as(role))).andExpect(status().isForbidden());
        }
    }

    @Test
    void twoWhoChangeTheRulesDoNotOverwriteEachOther() throws Exception {
        try {
            for (int i = 0; i < 2; i++) {
                browser.perform(post("/nhac-viec/quy-tac")
                                .param("before", "7, 3, 1")
                                .param("day", "1")
                                .param("first", "1")
                                .param("every", "5")
                                .param("last", "250")
                                .param("escalate", "1")
                                .param("version", "0")
                                .with(people.as(Role.STANDING_BODY))
                                .with(csrf()))
                        .andExpect(i == 0 ? status().is3xxRedirection() : status().isConflict());
            }
            browser.perform(post("/nhac-viec/quy-tac")
                            .param("before", "7, x")
                            .param("first", "0")
                            .param("every", "5")
                            .param("last", "250")
                            .param("escalate", "1")
                            .param("version", "1")
                            .with(people.as(Role.STANDING_BODY))
                            .with(csrf()))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("Nhập các số từ 1 đến 60")));
        } finally {
            database.sql("delete from reminders_rules").update();
        }
    }

    @Test
    void theListIsUsedOnAPhoneAndADesk() {
        UUID agency = agency();
        UUID person = people.account(Role.UNIT_OFFICER, agency);
        due(store.today().minusDays(40), agency, Set.of(person), null);
        due(store.today(), agency, Set.of(person), null);
        due(holidays.calendar().plus(store.today(), 3), agency, Set.of(), null);
        reminding.round(store.today());
        UUID leader = people.account(Role.LEADER, agency);
        for (int width : new int[] {360, 1440}) {
            try (BrowserContext visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, leader);
                Page page = visitor.newPage();
                page.navigate("/nhac-viec");
                assertThat(Chromium.axe(page)).isEmpty();
                assertThat(Chromium.overflows(page)).isFalse();
                Chromium.picture(page, "reminders-" + width);
                page.locator("input[name=viec]").first().check();
                page.locator("#loi").fill("Báo lại trước 16 giờ");
                page.locator("form[action='/nhac-viec/nhac'] .btn").click();
                page.locator("#text").waitFor();
                assertThat(page.locator("#text").inputValue())
                        .contains("Khảo sát điểm lưu trú", "Báo lại trước 16 giờ");
                assertThat(Chromium.axe(page)).isEmpty();
                assertThat(Chromium.overflows(page)).isFalse();
                Chromium.picture(page, "reminders-click-" + width);
                page.navigate("/nhac-viec/da-nhac");
                assertThat(Chromium.axe(page)).isEmpty();
                assertThat(Chromium.overflows(page)).isFalse();
                Chromium.picture(page, "reminders-told-" + width);
            }
        }
        try (BrowserContext visitor = Chromium.visitor(port, 360, 900)) {
            people.signIn(visitor, port, Role.STANDING_BODY);
            Page page = visitor.newPage();
            page.navigate("/nhac-viec/quy-tac");
            assertThat(Chromium.axe(page)).isEmpty();
            assertThat(Chromium.overflows(page)).isFalse();
            Chromium.picture(page, "reminders-rules-360");
        }
    }

    private static <T> void together(int many, Callable<T> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(work);
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
    }
}

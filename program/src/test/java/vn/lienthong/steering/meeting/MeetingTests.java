package vn.lienthong.steering.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.Chromium;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** From one click to the pages, the decisions, and the next pages. */
@HouseTest
class MeetingTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestPeople people;

    @Autowired
    TestPlans plans;

    @Autowired
    Locality locality;

    @Autowired
    Progress progress;

    @Autowired
    Access access;

    @Autowired
    MeetingStore store;

    @Autowired
    MeetingWork work;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    LocalDate today = LocalDate.EPOCH;
    UUID police = Ids.next();
    UUID plan = Ids.next();
    UUID standing = Ids.next();
    UUID officer = Ids.next();
    UUID leader = Ids.next();

    @BeforeEach
    void aPlanWithSomethingLateAndSomethingDone() {
        today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        String unit = locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
        UUID owner = agency("Ủy ban nhân dân", unit);
        police = agency("Công an", unit);
        plan = plans.plan(owner, unit);
        UUID item = plans.item(
                plan,
                "Quản lý lưu trú",
                TestPlans.by(today.minusDays(20)),
                List.of(new PlanItem.UnitRole("lead", "Công an", police)),
                "Lập danh sách cơ sở",
                "Cấp tài khoản");
        standing = people.account(Role.STANDING_BODY, police);
        officer = people.account(Role.UNIT_OFFICER, police);
        leader = people.account(Role.LEADER, owner);
        StepProgress step = progress.steps(plan).values().stream()
                .filter(one -> one.itemId().equals(item))
                .findFirst()
                .orElseThrow();
        access.actAs(
                people.account(Role.STANDING_BODY),
                () -> progress.move(step.stepId(), StepState.DONE, "", null, step.version(), Ids.next()));
    }

    private UUID agency(String name, String unit) {
        return ((AgencyChange.Done) locality.create("other", name + " " + Ids.next(), unit, null, today.minusYears(1)))
                .agency();
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, UUID who) throws Exception {
        return web.perform(request.with(people.as(who)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private Meeting make(LocalDate on) throws Exception {
        String day = on.getDayOfMonth() + "/" + on.getMonthValue() + "/" + on.getYear();
        assertThat(ask(post("/giao-ban").param("plan", plan.toString()).param("on", day), standing)
                        .getStatus())
                .isEqualTo(302);
        return store.of(List.of(plan), 1, 0).getFirst();
    }

    @Test
    void oneClickMakesThePagesAndASecondMakesThemAnew() throws Exception {
        Meeting meeting = make(today.plusDays(2));
        assertThat(meeting.pack().changed())
                .extracting(Meeting.Line::text)
                .anyMatch(text -> text.contains("Lập danh sách cơ sở"));
        assertThat(meeting.pack().late())
                .extracting(Meeting.Line::text)
                .anyMatch(text -> text.contains("Cấp tài khoản"));
        assertThat(make(today.plusDays(2)).id()).isEqualTo(meeting.id());
        assertThat(store.count(List.of(plan))).isEqualTo(1);
        assertThat(ask(get(meeting.path() + "/tai-lieu.docx"), standing).getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(ask(get(meeting.path() + "/tai-lieu.pdf"), leader).getContentAsByteArray())
                .startsWith('%', 'P');
        for (int width : List.of(1440, 360)) {
            try (var visitor = Chromium.visitor(port, width, 900)) {
                people.signIn(visitor, port, standing);
                var page = visitor.newPage();
                for (String path : List.of("/giao-ban", meeting.path())) {
                    page.navigate(path);
                    Chromium.picture(page, "meeting-" + (path.length() > 12 ? "one" : "list") + "-" + width);
                    assertThat(Chromium.axe(page)).as(path).isEmpty();
                    assertThat(Chromium.overflows(page)).as(path).isFalse();
                }
            }
        }
    }

    @Test
    void aDecisionIsWorkOfItsUnitAndStandsInTheNextPagesUntilItIsDone() throws Exception {
        Meeting meeting = make(today.plusDays(2));
        String id = Ids.next().toString();
        for (int i = 0; i < 2; i++) {
            MockHttpServletRequestBuilder decide = post(meeting.path() + "/ket-luan")
                    .param("id", id)
                    .param("text", "Cấp hết tài khoản trong tuần")
                    .param("agency", police.toString())
                    .param("due", "31/12/2099");
            assertThat(ask(decide, leader).getStatus()).isEqualTo(302);
        }
        List<Meeting.Decision> taken = store.decisions(meeting.id());
        assertThat(taken).hasSize(1);
        access.actAs(
                officer,
                () -> assertThat(work.work()).extracting(one -> one.title()).contains("Cấp hết tài khoản trong tuần"));
        Meeting next = make(today.plusDays(9));
        assertThat(next.pack().earlier())
                .extracting(Meeting.Line::title, Meeting.Line::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "Cấp hết tài khoản trong tuần", "Đang làm, hạn 31/12/2099"));
        ask(
                post("/giao-ban/ket-luan/" + taken.getFirst().id() + "/xong")
                        .param("version", "1")
                        .param("note", "Đã cấp 48 tài khoản"),
                officer);
        access.actAs(officer, () -> assertThat(work.work()).isEmpty());
        assertThat(make(today.plusDays(9)).pack().earlier())
                .extracting(Meeting.Line::text)
                .containsExactly("Đã xong. Đã cấp 48 tài khoản");
    }

    @Test
    void onlyTheStandingBodyMakesPagesAndOnlyTheUnitItselfSaysItIsDone() throws Exception {
        Meeting meeting = make(today.plusDays(2));
        UUID stranger = people.account(Role.UNIT_HEAD, agency("Đơn vị khác", unitOf()));
        for (UUID who : List.of(officer, leader, people.account(Role.ADMINISTRATOR))) {
            assertThat(ask(post("/giao-ban").param("plan", plan.toString()), who)
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(ask(post(meeting.path() + "/ket-luan").param("text", "x"), officer)
                        .getStatus())
                .isEqualTo(403);
        ask(
                post(meeting.path() + "/ket-luan")
                        .param("id", Ids.next().toString())
                        .param("text", "Việc của công an")
                        .param("agency", police.toString())
                        .param("due", "31/12/2099"),
                standing);
        UUID decision = store.decisions(meeting.id()).getFirst().id();
        assertThat(ask(post("/giao-ban/ket-luan/" + decision + "/xong").param("version", "1"), stranger)
                        .getStatus())
                .isIn(403, 404);
        assertThat(store.decision(decision).orElseThrow().open()).isTrue();
    }

    private String unitOf() {
        return locality.children(locality.provinces(today).getFirst(), today)
                .getFirst()
                .code();
    }
}

package vn.lienthong.steering.openplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.capability.api.TestTokens.bearer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.api.TestAnswers;
import vn.lienthong.capability.api.TestTokens;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepState;

/** Two programs in one: it sends its plans up over the wire to itself, with the token of a commune. */
@HouseTest
class ReportingUpTests {

    private static final String UNIT = "25450";

    @LocalServerPort
    int port;

    @Autowired
    MockMvc program;

    @Autowired
    PlanBook book;

    @Autowired
    Progress progress;

    @Autowired
    IssuedReports reports;

    @Autowired
    ReceivedStore store;

    @Autowired
    Received received;

    @Autowired
    Locality locality;

    @Autowired
    JsonMapper json;

    @Autowired
    TestPlans plans;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestAnswers answers;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private UUID agency(String unit) {
        AgencyChange made =
                locality.create("other", "UBND thử " + UUID.randomUUID(), unit, null, LocalDate.of(2020, 1, 1));
        return ((AgencyChange.Done) made).agency();
    }

    private ReportingUp up(int at, String token) {
        Upward upward = new Upward("http://127.0.0.1:" + at + "/", token, "");
        return new ReportingUp(upward, book, progress, reports, store, locality, json, clock);
    }

    private Plan plan() {
        UUID id = plans.plan(null, UNIT);
        plans.item(
                id,
                "Mô hình gửi lên",
                TestPlans.by(LocalDate.of(2020, 6, 30)),
                List.of(new PlanItem.UnitRole("lead", "UBND xã", null)),
                "Một",
                "Hai");
        return book.plan(id).orElseThrow();
    }

    private Received.ReceivedPlan got(Plan plan) {
        return received.find(UNIT, plan.id().toString()).orElseThrow();
    }

    private String trouble(Plan plan) {
        return java.util.Objects.requireNonNull(store.sent().get(plan.id())).trouble();
    }

    @Test
    void theStateOfAPlanArrivesWholeAndOnlyWhenItHasChanged() {
        Plan plan = plan();
        ReportingUp up = up(port, tokens.secret(agency(UNIT), "openplan.push"));

        assertThat(up.send(plan, UNIT)).isTrue();
        Received.ReceivedPlan first = got(plan);
        assertThat(first.items()).isEqualTo(1);
        assertThat(first.itemsLate()).isEqualTo(1);
        assertThat(first.stepsTotal()).isEqualTo(2);
        assertThat(up.send(plan, UNIT)).isTrue();
        assertThat(got(plan).version()).as("nothing has changed").isEqualTo(first.version());

        var step = progress.steps(plan.id()).values().iterator().next();
        progress.move(step.stepId(), StepState.DONE, "", null, step.version(), UUID.randomUUID());
        assertThat(up.send(plan, UNIT)).isTrue();
        assertThat(got(plan).stepsDone()).isEqualTo(1);
        assertThat(got(plan).version()).isGreaterThan(first.version());
    }

    @Test
    void aDayWithoutALineLosesNothing() {
        Plan plan = plan();
        String token = tokens.secret(agency(UNIT), "openplan.push");
        ReportingUp away = up(1, token);
        assertThat(away.send(plan, UNIT)).isFalse();
        assertThat(away.send(plan, UNIT)).isFalse();
        assertThat(trouble(plan)).isEqualTo("line");

        assertThat(up(port, token).send(plan, UNIT)).isTrue();
        assertThat(got(plan).items()).isEqualTo(1);
        assertThat(trouble(plan)).isEmpty();
    }

    @Test
    void afterARestoreOfTheSenderItGoesOnFromTheNumberKnownAbove() {
        Plan plan = plan();
        ReportingUp up = up(port, tokens.secret(agency(UNIT), "openplan.push"));
        up.send(plan, UNIT);
        database.sql("update openplan_received_plan set version = 40 where external_id = :id")
                .param("id", plan.id().toString())
                .update();
        database.sql("delete from openplan_sent where plan_id = :id")
                .param("id", plan.id())
                .update();

        assertThat(up.send(plan, UNIT)).isTrue();
        assertThat(got(plan).version()).isEqualTo(41);
    }

    private ResultActions send(String secret, String unit, String body) throws Exception {
        ResultActions result = program.perform(put("/api/v1/received/" + unit + "/plans/abc")
                .with(bearer(secret))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
        answers.judge(result.andReturn());
        return result;
    }

    private static String body(long version, String title) {
        return "{\"version\":%d,\"takenAt\":\"2026-11-21T03:00:00Z\",\"plan\":{\"number\":\"1/KH\",\"title\":\"%s\",\"issuer\":\"UBND\",\"issued\":null,\"items\":[],\"reports\":[]}}"
                .formatted(version, title);
    }

    @Test
    void anOlderSnapshotIsRefusedAndTheSameOneChangesNothing() throws Exception {
        String unit = "25453";
        String secret = tokens.secret(null, "openplan.push");
        send(secret, unit, body(5, "A"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(5));
        send(secret, unit, body(5, "A")).andExpect(status().isOk());
        send(secret, unit, body(5, "B")).andExpect(status().isConflict());
        send(secret, unit, body(4, "A"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("5")));
        send(secret, unit, "{\"version\":6}").andExpect(status().isBadRequest());
        send(secret, "99999", body(1, "A")).andExpect(status().isNotFound());
    }

    @Test
    void aTokenSpeaksForItsOwnUnitOnly() throws Exception {
        String secret = tokens.secret(agency("25453"), "openplan.push");
        send(secret, UNIT, body(1, "A")).andExpect(status().isForbidden());
        send(tokens.secret(agency(UNIT), "plan.read"), UNIT, body(1, "A")).andExpect(status().isForbidden());
    }

    @Test
    void theTokenNeverGoesInTheClearOverTheNetwork() {
        assertThat(new Upward("http://tinh.example", "t", "").to()).isEmpty();
        assertThat(new Upward("http://tinh.example", "t", "").unsafe()).isTrue();
        assertThat(new Upward("https://tinh.example/", "t", "").to()).isPresent();
        assertThat(new Upward("https://tinh.example", "", "").to()).isEmpty();
    }

    @Test
    void peopleReadFromWhomAndOfWhen() throws Exception {
        Plan plan = plan();
        up(port, tokens.secret(agency(UNIT), "openplan.push")).send(plan, UNIT);
        String path = "/lien-thong-ke-hoach/" + got(plan).id();
        program.perform(get(path).with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("nhận từ")))
                .andExpect(content().string(containsString("Mô hình gửi lên")));
        program.perform(get(path).with(people.as(Role.UNIT_OFFICER))).andExpect(status().isForbidden());
    }

    @Test
    void theRollUpAddsWhatOthersReportMarkedWithItsDayForThoseWhoMaySeeThatUnit() throws Exception {
        String unit = "25480";
        String item = """
                {"id":"i","position":1,"number":9,"kind":"MODEL","title":"Lưu trú","group":"","catalogueId":"lodging-hotels",
                 "lead":"Công an xã ở xa","state":"LATE","percent":50,"stepsDone":1,"stepsTotal":2,"due":"2026-01-30",
                 "doneOn":null,"workingDaysLate":7,"steps":[]}""";
        send(
                        tokens.secret(null, "openplan.push"),
                        unit,
                        body(1, "Kế hoạch ở xa").replace("\"items\":[]", "\"items\":[" + item + "]"))
                .andExpect(status().isOk());
        String name = received.unit(unit);
        String mark = "số liệu lúc 10:00 21/11/2026";
        String above = Objects.requireNonNull(
                locality.unit(unit, LocalDate.now(clock)).orElseThrow().parentCode());

        seen(people.account(Role.LEADER), true, name, mark);
        seen(people.account(Role.LEADER, agency(above)), true, name, mark);
        seen(people.account(Role.LEADER, agency("25459")), false, name, mark);
        seen(people.account(Role.UNIT_OFFICER), false, name, mark);
        program.perform(get("/dieu-hanh/mo-hinh/lodging-hotels").with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("Công an xã ở xa")))
                .andExpect(content().string(containsString(mark)));
        program.perform(get("/dieu-hanh.csv").with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString(mark)));

        // The next report takes the place of the last.
        send(tokens.secret(null, "openplan.push"), unit, body(2, "Kế hoạch ở xa"));
        program.perform(get("/dieu-hanh/mo-hinh/lodging-hotels").with(people.as(Role.LEADER)))
                .andExpect(content().string(not(containsString("Công an xã ở xa"))));
    }

    private void seen(UUID account, boolean all, String name, String mark) throws Exception {
        program.perform(get("/dieu-hanh").with(people.as(account)))
                .andExpect(content().string(all ? containsString(name) : not(containsString(name))))
                .andExpect(content().string(all ? containsString(mark) : not(containsString(mark))));
        if (!all) {
            UUID plan = received.plans().stream()
                    .filter(one -> one.unitCode().equals("25480"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            int status = program.perform(get(Received.path(plan)).with(people.as(account)))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).isIn(403, 404);
        }
    }

    @Test
    void aPlanThatIsReportedToItsOwnProgramCountsOnce() throws Exception {
        Plan plan = plan();
        String path = Received.path(sent(plan));
        program.perform(get("/dieu-hanh").with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("/ke-hoach/" + plan.id())))
                .andExpect(content().string(not(containsString(path))));
    }

    private UUID sent(Plan plan) {
        up(port, tokens.secret(agency(UNIT), "openplan.push")).send(plan, UNIT);
        return got(plan).id();
    }
}

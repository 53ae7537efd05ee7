package vn.lienthong.steering.openplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.capability.api.TestTokens.bearer;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.api.TestAnswers;
import vn.lienthong.capability.api.TestTokens;
import vn.lienthong.capability.locality.AgencyChange;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepState;
import vn.lienthong.steering.reports.ReportIssued;
import vn.lienthong.steering.reports.ReportPeriod;

@HouseTest
class OpenPlanApiTests {

    @Autowired
    MockMvc program;

    @Autowired
    TestTokens tokens;

    @Autowired
    TestPlans plans;

    @Autowired
    TestAnswers answers;

    @Autowired
    Progress progress;

    @Autowired
    Locality locality;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JsonMapper json;

    private UUID agency(String name) {
        AgencyChange made =
                locality.create("other", name + " " + UUID.randomUUID(), "25450", null, LocalDate.of(2020, 1, 1));
        return ((AgencyChange.Done) made).agency();
    }

    private record Made(UUID plan, UUID item, UUID lead, UUID step) {}

    private Made made() {
        UUID lead = agency("Công an thử");
        UUID plan = plans.plan(null, "25450");
        UUID item = plans.item(
                plan,
                "Mô hình thử",
                TestPlans.by(LocalDate.of(2027, 6, 30)),
                List.of(new PlanItem.UnitRole("lead", "Công an thử", lead)),
                "Khảo sát",
                "Triển khai",
                "Đánh giá");
        UUID step = progress.steps(plan).keySet().iterator().next();
        return new Made(plan, item, lead, step);
    }

    private ResultActions read(String path, String secret) throws Exception {
        ResultActions result = program.perform(get("/api/v1" + path).with(bearer(secret)));
        answers.judge(result.andReturn());
        return result;
    }

    private JsonNode body(MvcResult result) throws Exception {
        return json.readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletRequestBuilder move(UUID step, String secret, String key, String tag, String body) {
        return patch("/api/v1/steps/" + step)
                .with(bearer(secret))
                .header("Idempotency-Key", key)
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private ResultActions judged(MockHttpServletRequestBuilder call) throws Exception {
        ResultActions result = program.perform(call);
        answers.judge(result.andReturn());
        return result;
    }

    @Test
    void aPlanIsReadWithItsItemsAndSteps() throws Exception {
        Made made = made();
        String secret = tokens.secret(null, "plan.read");

        read("/plans?limit=200", secret).andExpect(status().isOk());
        read("/plans/" + made.plan(), secret)
                .andExpect(jsonPath("$.items").value(1))
                .andExpect(jsonPath("$.stepsTotal").value(3));
        read("/plans/" + made.plan() + "/items", secret)
                .andExpect(jsonPath("$.items[0].title").value("Mô hình thử"))
                .andExpect(jsonPath("$.items[0].leadAgency").value(made.lead().toString()))
                .andExpect(jsonPath("$.items[0].due").value("2027-06-30"));
        read("/items/" + made.item(), secret).andExpect(jsonPath("$.state").value("NOT_STARTED"));
        read("/items/" + made.item() + "/steps", secret)
                .andExpect(jsonPath("$.items.length()").value(3));
        read("/steps/" + made.step(), secret)
                .andExpect(jsonPath("$.text").value("Khảo sát"))
                .andExpect(header().exists("ETag"));
        for (String nothing : new String[] {"/plans/", "/items/", "/steps/", "/reports/"}) {
            read(nothing + UUID.randomUUID(), secret).andExpect(status().isNotFound());
        }
    }

    @Test
    void plansComePageByPage() throws Exception {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mine.addFirst(plans.plan(null, "25450").toString());
        }
        String secret = tokens.secret(null, "plan.read");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = body(read("/plans?limit=2&cursor=" + cursor, secret).andReturn());
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(mine);
    }

    @Test
    void aStepIsMovedByWhoHasItInHandAndKnowsItsState() throws Exception {
        Made made = made();
        String secret = tokens.secret(made.lead(), "plan.read", "progress.work");
        String tag = String.valueOf(
                read("/steps/" + made.step(), secret).andReturn().getResponse().getHeader("ETag"));

        judged(move(made.step(), secret, "m1", tag, "{\"state\":\"DOING\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("DOING"));
        assertThat(progress.step(made.step()).orElseThrow().state()).isEqualTo(StepState.DOING);
        judged(move(made.step(), secret, "m1", tag, "{\"state\":\"DOING\"}"))
                .andExpect(status().isOk())
                .andExpect(header().string("Idempotency-Replayed", "true"));
        judged(move(made.step(), secret, "m2", tag, "{\"state\":\"DONE\"}")).andExpect(status().isPreconditionFailed());
        judged(move(made.step(), secret, "m1", tag, "{\"state\":\"DONE\"}")).andExpect(status().is(422));
    }

    @Test
    void aRuleThatSaysNoIsSaidInWords() throws Exception {
        Made made = made();
        String secret = tokens.secret(made.lead(), "plan.read", "progress.work");
        String tag = String.valueOf(
                read("/steps/" + made.step(), secret).andReturn().getResponse().getHeader("ETag"));
        judged(move(made.step(), secret, "r1", tag, "{\"state\":\"BLOCKED\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("urn:lienthong:trouble:openplan.reason-wanted"))
                .andExpect(jsonPath("$.title").value("Cần lý do"));
        judged(move(made.step(), secret, "r2", tag, "{\"state\":\"FLYING\"}")).andExpect(status().isBadRequest());
        judged(move(made.step(), secret, "r3", tag, "{\"state\":\"NOT_STARTED\"}"))
                .andExpect(status().is(422));
    }

    @Test
    void aTokenOfAnotherUnitOrWithoutTheRightMovesNothing() throws Exception {
        Made made = made();
        String tag = String.valueOf(read("/steps/" + made.step(), tokens.secret(null, "plan.read"))
                .andReturn()
                .getResponse()
                .getHeader("ETag"));
        judged(move(made.step(), tokens.secret(null, "plan.read"), "x1", tag, "{\"state\":\"DOING\"}"))
                .andExpect(status().isForbidden());
        judged(move(
                        made.step(),
                        tokens.secret(agency("Phòng khác"), "plan.read", "progress.work"),
                        "x2",
                        tag,
                        "{\"state\":\"DOING\"}"))
                .andExpect(status().isForbidden());
        assertThat(progress.step(made.step()).orElseThrow().state()).isEqualTo(StepState.NOT_STARTED);
    }

    @Test
    void noPersonAndNoTypedWordsStandInAnAnswer() throws Exception {
        Made made = made();
        String secret = tokens.secret(made.lead(), "plan.read", "progress.work");
        String tag = String.valueOf(
                read("/steps/" + made.step(), secret).andReturn().getResponse().getHeader("ETag"));
        String answer = judged(move(
                        made.step(), secret, "p1", tag, "{\"state\":\"BLOCKED\",\"reason\":\"Ông Nguyễn Văn A nghỉ\"}"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer).doesNotContain("Nguyễn", "person", "contact", "reason");
    }

    @Test
    void anIssuedReportIsListedForThoseWhoSeeItsPlan() throws Exception {
        Made made = made();
        UUID report = UUID.randomUUID();
        events.publishEvent(new ReportIssued(
                report,
                List.of(made.plan()),
                made.lead(),
                ReportPeriod.Kind.WEEKLY,
                LocalDate.of(2026, 11, 10),
                LocalDate.of(2026, 11, 16),
                "08/BC-TCT",
                "ab".repeat(32),
                null));
        String secret = tokens.secret(null, "plan.read");
        read("/reports", secret).andExpect(jsonPath("$.items[0].number").value("08/BC-TCT"));
        read("/reports/" + report, secret).andExpect(jsonPath("$.kind").value("WEEKLY"));
    }
}

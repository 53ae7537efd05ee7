package vn.lienthong.steering.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.indicators.Cell;
import vn.lienthong.capability.indicators.Indicators;
import vn.lienthong.capability.indicators.Period;
import vn.lienthong.capability.indicators.Place;
import vn.lienthong.capability.indicators.Value;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.TestPlans;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

@HouseTest
class PlanFiguresTests {

    private static final String UNIT = "25456";

    @Autowired
    TestPlans plans;

    @Autowired
    Progress progress;

    @Autowired
    Indicators indicators;

    @Autowired
    MockMvc browser;

    @Autowired
    TestPeople people;

    @Autowired
    Clock clock;

    private Value value(String indicator, Period period) {
        return indicators.value(Cell.of(indicator, Place.unit(UNIT), period)).orElseThrow();
    }

    @Test
    void thePlansOwnFiguresAreComputedFromProgressAndOpenTheirItems() throws Exception {
        UUID plan = plans.plan(null, UNIT);
        List<PlanItem.UnitRole> nobody = List.of();
        plans.item(plan, "Mục một", TestPlans.by(LocalDate.of(2020, 1, 31)), nobody, "A", "B");
        plans.item(plan, "Mục hai", TestPlans.by(LocalDate.of(2090, 1, 31)), nobody, "C");
        plans.item(plan, "Mục ba", TestPlans.by(LocalDate.of(2090, 1, 31)), nobody, "D");
        Iterator<StepProgress> steps = progress.steps(plan).values().iterator();
        steps.next();
        steps.next();
        StepProgress third = steps.next();
        progress.move(third.stepId(), StepState.DONE, "", null, third.version(), UUID.randomUUID());

        Period now = Period.of(Period.Kind.MONTH, LocalDate.now(clock), Period.REPORTING);
        for (String indicator : List.of(PlanFigures.ITEMS_DONE, PlanFigures.STEPS_DONE, PlanFigures.ITEMS_LATE)) {
            indicators.compute(indicator, now);
            indicators.compute(indicator, now.previous());
        }
        assertThat(value(PlanFigures.ITEMS_DONE, now).numerator()).isEqualByComparingTo("1");
        assertThat(value(PlanFigures.ITEMS_DONE, now).denominator()).isEqualByComparingTo("3");
        assertThat(value(PlanFigures.STEPS_DONE, now).denominator()).isEqualByComparingTo("4");
        assertThat(value(PlanFigures.ITEMS_LATE, now).numerator()).isEqualByComparingTo("1");
        assertThat(indicators.value(Cell.of(PlanFigures.ITEMS_DONE, Place.unit(UNIT), now.previous())))
                .as("the plan was not there yet")
                .isEmpty();

        browser.perform(get("/chi-tieu/" + PlanFigures.ITEMS_DONE + "/ho-so?noi=" + UNIT + "&ky=" + now.code())
                        .with(people.as(Role.STANDING_BODY)))
                .andExpect(content().string(containsString("Mục hai")))
                .andExpect(content().string(containsString("1 / 3")));
        browser.perform(get("/chi-tieu?noi=" + UNIT).with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("33,3")));
    }
}

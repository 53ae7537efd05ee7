package vn.lienthong.capability.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.access.TestPeople;
import vn.lienthong.capability.ui.Messages;

@HouseTest
class IndicatorTests {

    private static final AtomicInteger PLACES = new AtomicInteger(90_100);
    private static final Period OCTOBER = new Period(Period.Kind.MONTH, 2026, 10, 0);
    private static final Instant IN_OCTOBER = Instant.parse("2026-10-20T03:00:00Z");
    private static final Instant LATER_THAT_DAY = Instant.parse("2026-10-20T09:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-10-21T03:00:00Z");
    private static final Instant IN_NOVEMBER = Instant.parse("2026-11-03T03:00:00Z");

    @Autowired
    Indicators indicators;

    @Autowired
    TestIndicators.Room room;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc browser;

    @Autowired
    Messages messages;

    @Autowired
    Clock clock;

    private static Cell cell() {
        return Cell.of(TestIndicators.SHARE, Place.unit(String.valueOf(PLACES.incrementAndGet())), OCTOBER);
    }

    private Indicator share() {
        return indicators.find(TestIndicators.SHARE).orElseThrow();
    }

    @Test
    void theSameValueTwiceIsNoChange() {
        Cell cell = cell();
        assertThat(indicators.publish(List.of(Value.of(cell, 31, 44, IN_OCTOBER))))
                .isEqualTo(1);
        assertThat(indicators.publish(List.of(Value.of(cell, 31, 44, NEXT_DAY))))
                .isZero();

        Value value = indicators.value(cell).orElseThrow();
        assertThat(value.asOf()).isEqualTo(NEXT_DAY);
        assertThat(indicators.earlier(cell)).isEmpty();
        assertThat(value.amount(share())).contains(new BigDecimal("70.4545"));
    }

    @Test
    void aRunningPeriodKeepsTheLastOfEachDayAndAnEndedOneEveryRestatement() {
        Cell cell = cell();
        indicators.publish(List.of(Value.of(cell, 1, 10, IN_OCTOBER)));
        indicators.publish(List.of(Value.of(cell, 2, 10, LATER_THAT_DAY)));
        indicators.publish(List.of(Value.of(cell, 3, 10, NEXT_DAY)));
        indicators.publish(List.of(Value.of(cell, 4, 10, IN_NOVEMBER)));
        indicators.publish(List.of(Value.of(cell, 5, 10, IN_NOVEMBER.plusSeconds(60))));

        assertThat(indicators.value(cell).orElseThrow().restated()).isEqualTo(2);
        assertThat(indicators.earlier(cell).stream().map(Value::numerator))
                .usingElementComparator(
                        java.util.Comparator.comparing(number -> number == null ? null : number.intValue()))
                .containsExactly(BigDecimal.valueOf(4), BigDecimal.valueOf(3), BigDecimal.valueOf(2));
        assertThat(indicators.restatements(cell)).hasSize(2);
    }

    @Test
    void anOlderLookNeverOverwritesANewerOne() {
        Cell cell = cell();
        indicators.publish(List.of(Value.of(cell, 5, 10, NEXT_DAY)));
        assertThat(indicators.publish(List.of(Value.of(cell, 4, 10, IN_OCTOBER))))
                .isZero();
        assertThat(indicators.value(cell).orElseThrow().numerator()).isEqualByComparingTo("5");
    }

    @Test
    void unknownIsNotNought() {
        Cell cell = cell();
        indicators.publish(List.of(Value.unknown(cell, IN_OCTOBER)));
        assertThat(indicators.value(cell).orElseThrow().amount(share())).isEmpty();

        indicators.publish(List.of(Value.of(cell, 0, 0, NEXT_DAY)));
        assertThat(indicators.value(cell).orElseThrow().amount(share()))
                .as("nothing to divide by")
                .isEmpty();

        indicators.publish(List.of(Value.of(cell, 0, 7, IN_NOVEMBER)));
        assertThat(indicators.value(cell).orElseThrow().amount(share()).orElseThrow())
                .isEqualByComparingTo("0");
    }

    @Test
    void aValueThatItsIndicatorDoesNotDeclareIsRefused() {
        Place place = cell().place();
        List<Cell> wrong = List.of(
                Cell.of("test.unheard-of", place, OCTOBER),
                Cell.of(TestIndicators.SHARE, place, new Period(Period.Kind.YEAR, 2026, 1, 0)),
                Cell.of(TestIndicators.SHARE, place, OCTOBER).part(Map.of("colour", "red")),
                Cell.of(TestIndicators.COUNT, place, OCTOBER),
                Cell.of(
                        TestIndicators.COUNT,
                        Place.agency(place.unitCode(), java.util.UUID.randomUUID()),
                        new Period(Period.Kind.MONTH, 2026, 10, 14)));
        for (Cell cell : wrong) {
            assertThatThrownBy(() -> indicators.publish(List.of(Value.of(cell, 1, 2, IN_OCTOBER))))
                    .as(cell.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void partsStandBesideTheWhole() {
        Cell whole = cell();
        Cell women = whole.part(Map.of("sex", "f"));
        indicators.publish(List.of(Value.of(whole, 10, 20, IN_OCTOBER), Value.of(women, 4, 9, IN_OCTOBER)));

        assertThat(indicators.value(women).orElseThrow().numerator()).isEqualByComparingTo("4");
        assertThat(indicators.series(TestIndicators.SHARE, whole.place(), LocalDate.of(2026, 11, 1), 5))
                .extracting(Value::cell)
                .containsExactly(whole);
    }

    @Test
    void aTargetThatComesCountsBeforeOneThatHasPassed() {
        Place place = cell().place();
        Target passed = target(place, "80", "2026-06-30");
        Target next = target(place, "90", "2026-12-31");
        indicators.set(passed);
        indicators.set(target(place, "100", "2027-12-31"));
        indicators.set(next);

        LocalDate autumn = LocalDate.of(2026, 10, 1);
        assertThat(indicators
                        .target(TestIndicators.SHARE, place, autumn)
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo("90");
        assertThat(indicators
                        .target(TestIndicators.SHARE, place, LocalDate.of(2028, 1, 1))
                        .orElseThrow()
                        .amount())
                .isEqualByComparingTo("100");
    }

    private static Target target(Place place, String amount, String due) {
        return new Target(
                TestIndicators.SHARE, place, new BigDecimal(amount), LocalDate.parse(due), new BigDecimal("5"), "");
    }

    @Test
    void theLightFollowsTheRuleBothWays() {
        Cell cell = cell();
        Target ninety = target(cell.place(), "90", "2026-12-31");
        Map.of(90L, Target.Light.GREEN, 85L, Target.Light.AMBER, 84L, Target.Light.RED)
                .forEach((top, light) -> assertThat(ninety.light(share(), Value.of(cell, top, 100, IN_OCTOBER)))
                        .as("" + top)
                        .isEqualTo(light));
        Indicator fewer = share().better(Indicator.Better.DOWN);
        Map.of(90L, Target.Light.GREEN, 95L, Target.Light.AMBER, 96L, Target.Light.RED)
                .forEach((top, light) -> assertThat(ninety.light(fewer, Value.of(cell, top, 100, IN_OCTOBER)))
                        .as("" + top)
                        .isEqualTo(light));
        assertThat(ninety.light(share(), Value.unknown(cell, IN_OCTOBER))).isEqualTo(Target.Light.NONE);
    }

    @Test
    void theHourlyJobAsksForThisPeriodAndTheOneBefore() {
        Period now = Period.of(Period.Kind.MONTH, LocalDate.now(clock));
        Place place = cell().place();
        Cell current = Cell.of(TestIndicators.SHARE, place, now);
        Cell before = Cell.of(TestIndicators.SHARE, place, now.previous());
        room.answers.put(now, List.of(Value.of(current, 1, 4, clock.instant())));
        room.answers.put(now.previous(), List.of(Value.of(before, 2, 4, clock.instant())));
        try {
            assertThat(indicators.compute(TestIndicators.SHARE, now)).contains(1);
            assertThat(indicators.compute(TestIndicators.SHARE, now.previous())).contains(1);
            assertThat(indicators.compute(TestIndicators.COUNT, now)).isEmpty();
        } finally {
            room.answers.clear();
        }
        assertThat(indicators.value(before).orElseThrow().numerator()).isEqualByComparingTo("2");
    }

    @Test
    void whoMayOpenSeesTheRecordsAndALeaderTheirCount() throws Exception {
        Cell cell = cell();
        indicators.publish(List.of(Value.of(cell, 2, 3, IN_OCTOBER)));
        String address = IndicatorPages.records(cell);

        browser.perform(get(address).with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Bước thử hai")));
        browser.perform(get(address).with(people.as(Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("3 hồ sơ")))
                .andExpect(content().string(not(containsString("Bước thử"))));
    }

    @Test
    void anIndicatorWithItsOwnRightIsHiddenFromOthers() throws Exception {
        browser.perform(get("/chi-tieu/" + TestIndicators.HIDDEN).with(people.as(Role.UNIT_OFFICER)))
                .andExpect(status().isForbidden());
        browser.perform(get("/chi-tieu/" + TestIndicators.HIDDEN).with(people.as(Role.ADMINISTRATOR)))
                .andExpect(status().isOk());
        browser.perform(get("/chi-tieu?noi=90001").with(people.as(Role.UNIT_OFFICER)))
                .andExpect(content().string(not(containsString(TestIndicators.HIDDEN))));
    }

    @Test
    void aTargetIsSetInTheBrowserAndMistakesAreShown() throws Exception {
        Cell cell = cell();
        indicators.publish(List.of(Value.of(cell, 86, 100, IN_OCTOBER)));
        String page = "/chi-tieu/" + TestIndicators.SHARE + "/muc-phan-dau";
        String place = cell.place().unitCode();

        browser.perform(post(page)
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf())
                        .param("noi", place)
                        .param("muc", "120")
                        .param("ngay", "31/12/2026"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nhập một số từ 0 đến 100")));
        browser.perform(post(page)
                        .with(people.as(Role.STANDING_BODY))
                        .with(csrf())
                        .param("noi", place)
                        .param("muc", "90")
                        .param("ngay", "31/12/2026")
                        .param("lech", "5"))
                .andExpect(status().is3xxRedirection());
        browser.perform(post(page).with(people.as(Role.UNIT_HEAD)).with(csrf()).param("noi", place))
                .andExpect(status().isForbidden());

        browser.perform(get("/chi-tieu?noi=" + place).with(people.as(Role.LEADER)))
                .andExpect(content().string(containsString("86 %")))
                .andExpect(content().string(containsString("Gần đạt")));
    }

    @Test
    void theTableIsSavedAsCsvWithBothParts() throws Exception {
        Cell cell = cell();
        indicators.publish(List.of(Value.of(cell, 31, 44, IN_OCTOBER)));
        browser.perform(get("/chi-tieu/" + TestIndicators.SHARE + "/xuat.csv?ky=2026-10")
                        .with(people.as(Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(cell.place().unitCode())))
                .andExpect(content().string(containsString("70.4545,31,44")));
    }

    @Test
    void everyDeclaredIndicatorHasItsWords() {
        for (Indicator indicator : indicators.all()) {
            if (!indicator.id().startsWith("test.")) {
                List<String> words = indicator.unit().divided()
                        ? List.of("name", "meaning", "formula", "numerator", "denominator", "source", "basis")
                        : List.of("name", "meaning", "formula", "source", "basis");
                words.forEach(word -> assertThat(messages.has(indicator.key(word)))
                        .as(indicator.key(word))
                        .isTrue());
            }
        }
    }
}

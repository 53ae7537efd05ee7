package vn.lienthong.steering.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.kernel.WorkingCalendar;

class RulesTests {

    /** Weekends, and Thursday 31 December to Friday 1 January off. */
    private static final WorkingCalendar CALENDAR =
            WorkingCalendar.of(Map.of(LocalDate.of(2026, 12, 31), false, LocalDate.of(2027, 1, 1), false));

    /** The last day is Thursday 17 December 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-07,",
        "2026-12-08, -7",
        "2026-12-11, -7",
        "2026-12-13, -7",
        "2026-12-14, -3",
        "2026-12-15, -3",
        "2026-12-16, -1",
        "2026-12-17, 0",
        "2026-12-18, +1",
        "2026-12-20, +1",
        "2026-12-24, +1",
        "2026-12-25, +6",
        "2027-01-04, +6",
        "2027-01-05, +11"
    })
    void thresholdsRunOverWorkingDays(LocalDate today, String stage) {
        assertThat(Rules.USUAL
                        .stage(LocalDate.of(2026, 12, 17), today, CALENDAR)
                        .map(Rules.Stage::name)
                        .orElse(null))
                .isEqualTo(stage);
    }

    @Test
    void aLastDayThatIsOffIsRemindedOfOnTheWorkingDayBefore() {
        LocalDate saturday = LocalDate.of(2026, 12, 19);

        assertThat(Rules.USUAL.stage(saturday, LocalDate.of(2026, 12, 18), CALENDAR))
                .contains(new Rules.Stage("0", 0));
        assertThat(Rules.USUAL.stage(saturday, saturday, CALENDAR)).contains(new Rules.Stage("0", 0));
        assertThat(Rules.USUAL.stage(saturday, LocalDate.of(2026, 12, 21), CALENDAR))
                .contains(new Rules.Stage("+1", -1));
    }

    /** Walks each day of two years: every threshold is reached once, in order, and none after the last. */
    @Test
    void eachThresholdIsReachedOnceAndInOrder() {
        LocalDate due = LocalDate.of(2026, 12, 17);
        Map<LocalDate, String> reached = new TreeMap<>();
        String before = "";
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            String stage =
                    Rules.USUAL.stage(due, day, CALENDAR).map(Rules.Stage::name).orElse("");
            if (!stage.equals(before) && !stage.isEmpty()) {
                assertThat(reached).doesNotContainValue(stage);
                reached.put(day, stage);
            }
            before = stage;
        }
        assertThat(reached.values())
                .startsWith("-7", "-3", "-1", "0", "+1", "+6", "+11")
                .endsWith("+241", "+246");
    }

    @Test
    void withoutThresholdsNothingIsSaidBefore() {
        Rules late = new Rules(List.of(), false, 2, 3, 8, 5, 1);
        LocalDate due = LocalDate.of(2026, 12, 14);

        assertThat(late.stage(due, LocalDate.of(2026, 12, 11), CALENDAR)).isEmpty();
        assertThat(late.stage(due, due, CALENDAR)).isEmpty();
        assertThat(late.stage(due, LocalDate.of(2026, 12, 15), CALENDAR)).isEmpty();
        assertThat(late.stage(due, LocalDate.of(2026, 12, 16), CALENDAR)).contains(new Rules.Stage("+2", -2));
        assertThat(late.stage(due, LocalDate.of(2026, 12, 29), CALENDAR)).isEmpty();
    }
}

package vn.lienthong.capability.locality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days are off, year by year: the rule, the rows that come with the program, and rows of the locality over both. */
class PublicHolidaysTests {

    private final DayTable shipped = new DayTable(new UUID(0, 0), DayFacts.days(), DayFacts.years());
    private final DayTable byRule = new DayTable(new UUID(0, 0), List.of(), List.of());

    private static Set<LocalDate> offOnWeekdays(DayTable table, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day ->
                        day.getDayOfWeek().getValue() < 6 && !table.calendar().isWorkingDay(day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2022, 01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
        "2023, 01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
        "2024, 01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
        "2025, 01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
        "2026, 01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02"
    })
    void officesWereClosedOnTheseWeekdays(int year, String days) {
        assertThat(offOnWeekdays(shipped, year))
                .containsExactlyElementsOf(Arrays.stream(days.split(" "))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"})
    void theseSaturdaysWereMadeUp(LocalDate saturday) {
        assertThat(shipped.calendar().isWorkingDay(saturday)).isTrue();
        assertThat(byRule.calendar().isWorkingDay(saturday)).isFalse();
    }

    @Test
    void everyYearHasItsElevenDaysOffOnWeekdaysByRule() {
        for (int year = DayTable.FIRST_YEAR; year <= DayTable.LAST_YEAR; year++) {
            // Tết may fall around the Hùng Kings' day of no other year, but two holidays may fall on one day (30
            // April).
            assertThat(offOnWeekdays(byRule, year)).as("%d", year).hasSizeBetween(10, 11);
        }
    }

    @Test
    void tetOf2030IsTheVietnameseOne() {
        assertThat(offOnWeekdays(byRule, 2030)).contains(LocalDate.of(2030, 2, 1), LocalDate.of(2030, 2, 6));
        assertThat(byRule.calendar().isWorkingDay(LocalDate.of(2030, 2, 8))).isTrue();
    }

    @Test
    void anOwnRowWinsOverAShippedOneAndTakingItBackBringsThatBack() {
        LocalDate day = LocalDate.of(2026, 8, 31);
        DayTable changed = shipped.with(List.of(new DayTable.Row(day, true, true, "x", null, null)));
        assertThat(changed.calendar().isWorkingDay(day)).isTrue();
        assertThat(changed.difference(shipped)).containsExactly(day);
        assertThat(changed.without(day).difference(shipped)).isEmpty();
    }

    @Test
    void aYearlyDecisionMovesTet() {
        DayTable changed = byRule.with(new DayTable.Year(2027, true, new PublicHolidays.Choice(2, true), "1/TB", null));
        // Tết 2027 is Saturday 6 February: 5 to 9 February becomes 4 to 8 February, with two days in place of the
        // weekend.
        assertThat(changed.difference(byRule)).containsExactly(LocalDate.of(2027, 2, 4), LocalDate.of(2027, 2, 11));
    }

    @Test
    void theEffectOfADayOffIsThatTermsOverItEndLater() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        DayForms.Effect effect =
                DayForms.effect(shipped, shipped.with(List.of(new DayTable.Row(day, true, false, "x", null, null))));
        assertThat(effect.off()).containsExactly(day);
        assertThat(effect.from()).isEqualTo("2026-11-23");
        assertThat(effect.terms())
                .contains(new DayForms.Term(1, day, LocalDate.of(2026, 11, 25)))
                .contains(new DayForms.Term(5, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 1)));
    }
}

package vn.lienthong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The Vietnamese lunar calendar against a table made apart from it, and against itself read backwards. */
class LunarDateTests {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "holidays-lunar.csv", numLinesToSkip = 1)
    void tetAndTheHungKingsDayFallAsTheTableSays(int year, LocalDate tet, LocalDate eve, LocalDate hungKings) {
        assertThat(LunarDate.of(year, 1, 1).toSolar()).isEqualTo(tet);
        assertThat(LunarDate.of(eve)).extracting(LunarDate::month).isEqualTo(12);
        assertThat(LunarDate.of(year, 3, 10).toSolar()).isEqualTo(hungKings);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1968-01-29", "1985-01-21", "2007-02-17", "2030-02-02"})
    void tetFallsOnAnotherDayThanInChina(LocalDate tet) {
        assertThat(LunarDate.of(tet)).isEqualTo(LunarDate.of(tet.getYear(), 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-05-23,2020,4,1,true",
        "2023-03-22,2023,2,1,true",
        "2025-07-25,2025,6,1,true",
        "2033-12-22,2033,11,1,true",
        "2024-02-09,2023,12,30,false"
    })
    void knowsLeapMonths(LocalDate solar, int year, int month, int day, boolean leap) {
        assertThat(LunarDate.of(solar)).isEqualTo(new LunarDate(year, month, day, leap));
    }

    @Test
    void everyDayOfThreeCenturiesReadsBackToItselfAndFollowsTheDayBefore() {
        LunarDate before = LunarDate.of(LocalDate.of(1899, 12, 31));
        for (LocalDate day = LocalDate.of(1900, 1, 1); day.getYear() < 2200; day = day.plusDays(1)) {
            LunarDate lunar = LunarDate.of(day);
            assertThat(lunar.toSolar()).isEqualTo(day);
            if (lunar.day() != before.day() + 1) {
                assertThat(lunar.day()).as("%s", day).isEqualTo(1);
                assertThat(before.day()).as("%s", day).isBetween(29, 30);
            }
            before = lunar;
        }
    }

    @Test
    void refusesADayThatTheYearDoesNotHave() {
        assertThatThrownBy(() -> new LunarDate(2024, 2, 1, true).toSolar()).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> LunarDate.of(2025, 12, 30).toSolar()).isInstanceOf(DateTimeException.class);
    }
}

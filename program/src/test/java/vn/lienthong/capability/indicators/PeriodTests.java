package vn.lienthong.capability.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.lienthong.capability.indicators.Period.Kind;

class PeriodTests {

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void aReportingMonthRunsFromThe15thToThe14th() {
        Period december = Period.of(Kind.MONTH, day("2026-11-15"), Period.REPORTING);

        assertThat(december.code()).isEqualTo("2026-12.14");
        assertThat(december.first()).isEqualTo("2026-11-15");
        assertThat(december.last()).isEqualTo("2026-12-14");
        assertThat(Period.of(Kind.MONTH, day("2026-11-14"), Period.REPORTING).code())
                .isEqualTo("2026-11.14");
    }

    @Test
    void aReportingQuarterAndYearCloseOnThe14thOfTheirLastMonth() {
        Period quarter = Period.of(Kind.QUARTER, day("2026-12-20"), Period.REPORTING);
        assertThat(quarter.code()).isEqualTo("2027-Q1.14");
        assertThat(quarter.first()).isEqualTo("2026-12-15");
        assertThat(quarter.last()).isEqualTo("2027-03-14");

        Period year = Period.of(Kind.YEAR, day("2026-12-15"), Period.REPORTING);
        assertThat(year.code()).isEqualTo("2027.14");
        assertThat(year.first()).isEqualTo("2026-12-15");
        assertThat(year.last()).isEqualTo("2027-12-14");
    }

    @Test
    void weeksAreIsoWeeksAcrossTheYear() {
        assertThat(Period.of(Kind.WEEK, day("2027-01-01")).code()).isEqualTo("2026-W53");
        assertThat(Period.of(Kind.WEEK, day("2027-01-04")).code()).isEqualTo("2027-W01");
        assertThat(Period.of(Kind.WEEK, day("2026-11-21")).first()).isEqualTo("2026-11-16");
    }

    @Property
    void everyDayLiesInExactlyItsPeriodAndTheCodeReadsBack(
            @ForAll @IntRange(min = 0, max = 20_000) int days,
            @ForAll Kind kind,
            @ForAll @IntRange(min = 0, max = 27) int closing) {
        LocalDate day = LocalDate.of(2010, 1, 1).plusDays(days);
        Period period = Period.of(kind, day, kind.compareTo(Kind.WEEK) > 0 ? closing : 0);

        assertThat(period.holds(day)).isTrue();
        assertThat(Period.parse(period.code())).contains(period);
        assertThat(period.next().first()).isEqualTo(period.last().plusDays(1));
        assertThat(period.previous().next()).isEqualTo(period);
        assertThat(period.compareTo(period.next())).isNegative();
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        for (String code : new String[] {
            "", "2026-13", "2026-W54", "2025-W53", "2026-Q5", "2026-02-30", "2026-11.28", "2026-W10.14", "x"
        }) {
            assertThat(Period.parse(code)).as(code).isEmpty();
        }
        assertThatThrownBy(() -> new Period(Kind.DAY, 2026, 1, 14)).isInstanceOf(IllegalArgumentException.class);
    }
}

package vn.lienthong.steering.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.Reporting;

/** Which days a report is about, when it is due, when its round opens. */
class ReportPeriodTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.plain();

    private static Regime regime(ReportPeriod.Kind kind, int cutOff, int dueDay, int opensBefore, LocalDate starts) {
        return new Regime(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                kind,
                "",
                cutOff,
                dueDay,
                opensBefore,
                List.of(),
                List.of(),
                false,
                true,
                starts,
                1);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEKLY, 2023-12-05, 1, 2023-12-05, 2023-12-11, 49",
        "WEEKLY, 2023-12-04, 1, 2023-11-28, 2023-12-04, 48",
        "MONTHLY, 2023-12-14, 14, 2023-11-15, 2023-12-14, 12",
        "MONTHLY, 2023-12-15, 14, 2023-12-15, 2024-01-14, 1",
        "MONTHLY, 2024-02-10, 0, 2024-02-01, 2024-02-29, 2",
        "QUARTERLY, 2023-12-20, 14, 2023-12-15, 2024-03-14, 1",
        "QUARTERLY, 2023-12-14, 14, 2023-09-15, 2023-12-14, 4",
        "QUARTERLY, 2024-05-01, 0, 2024-04-01, 2024-06-30, 2",
        "HALF_YEARLY, 2024-02-29, 14, 2023-12-15, 2024-06-14, 1",
        "HALF_YEARLY, 2024-06-15, 14, 2024-06-15, 2024-12-14, 2",
        "HALF_YEARLY, 2024-07-01, 0, 2024-07-01, 2024-12-31, 2",
        "YEARLY, 2024-12-15, 14, 2024-12-15, 2025-12-14, 0",
        "YEARLY, 2024-02-01, 0, 2024-01-01, 2024-12-31, 0",
    })
    void aDayLiesInThePeriodThatItsCutOffMakes(
            ReportPeriod.Kind kind, LocalDate day, int cutOff, LocalDate first, LocalDate last, int number) {
        ReportPeriod period = ReportPeriod.holding(kind, day, cutOff);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(period.number()).isEqualTo(number);
        assertThat(period.next().previous()).isEqualTo(period);
        assertThat(period.next().first()).isEqualTo(last.plusDays(1));
    }

    @Test
    void aPeriodNeverEndsBeforeItBegins() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        assertThatThrownBy(() -> new ReportPeriod(ReportPeriod.Kind.AD_HOC, day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWeeklyReportIsDueOnTuesdayAndOpensOnMonday() {
        Regime weekly = regime(ReportPeriod.Kind.WEEKLY, 1, 2, 1, LocalDate.of(2023, 1, 1));
        ReportPeriod week = weekly.period(LocalDate.of(2023, 12, 4));
        assertThat(weekly.due(week, CALENDAR)).isEqualTo("2023-12-05");
        assertThat(weekly.opens(week, CALENDAR)).isEqualTo("2023-12-04");
    }

    @Test
    void aDueDayThatIsOffMovesToTheNextWorkingDay() {
        Regime monthly = regime(ReportPeriod.Kind.MONTHLY, 14, 15, 3, LocalDate.of(2023, 1, 1));
        ReportPeriod month = monthly.period(LocalDate.of(2024, 6, 10));
        assertThat(monthly.due(month, CALENDAR)).isEqualTo("2024-06-17");
        WorkingCalendar holiday = WorkingCalendar.of(Map.of(LocalDate.of(2024, 6, 17), false));
        assertThat(monthly.due(month, holiday)).isEqualTo("2024-06-18");
    }

    @Test
    void afterALongTimeOffOnlyTheLastRoundsOpenAndNoneBeforeTheStart() {
        Regime weekly = regime(ReportPeriod.Kind.WEEKLY, 1, 2, 1, LocalDate.of(2023, 11, 20));
        assertThat(weekly.open(LocalDate.of(2023, 12, 4), CALENDAR, 10))
                .extracting(ReportPeriod::last)
                .containsExactly(LocalDate.of(2023, 11, 20), LocalDate.of(2023, 11, 27), LocalDate.of(2023, 12, 4));
        assertThat(weekly.open(LocalDate.of(2024, 12, 4), CALENDAR, 4)).hasSize(4);
    }

    @Test
    void thePlansWordsBecomeAWeeklyAndAMonthlyRegime() {
        var rhythms = RegimeReading.rhythms(
                List.of(
                        new Reporting("tiến độ", "các đơn vị", "Công an huyện", "hàng tháng"),
                        new Reporting(
                                "kết quả",
                                "các đơn vị",
                                "Công an huyện",
                                "thứ 3 hàng tuần và trước ngày 15 hàng tháng")),
                LocalDate.of(2024, 3, 1));
        assertThat(rhythms)
                .extracting(rhythm -> rhythm.kind() + " " + rhythm.cutOff() + " " + rhythm.dueDay())
                .containsExactlyInAnyOrder("WEEKLY 1 2", "MONTHLY 14 15");
    }

    @Test
    void nineMonthsComeOnceAYear() {
        ReportPeriod nine = ReportPeriod.holding(ReportPeriod.Kind.NINE_MONTHS, LocalDate.of(2024, 3, 1), 14);
        assertThat(nine.first()).isEqualTo("2023-12-15");
        assertThat(nine.last()).isEqualTo("2024-09-14");
        assertThat(ReportPeriod.holding(ReportPeriod.Kind.NINE_MONTHS, LocalDate.of(2024, 10, 1), 14))
                .isEqualTo(nine.next());
        assertThat(nine.next().previous()).isEqualTo(nine);
    }

    @Test
    void longRhythmsOpenByThemselvesAsThePlanHasThem() {
        var rhythms = RegimeReading.rhythms(
                List.of(
                        new Reporting("kết quả", "các đơn vị", "Công an huyện", "6 tháng, năm"),
                        new Reporting("tổng kết", "các đơn vị", "Công an huyện", "trước ngày 30/11/2024")),
                LocalDate.of(2024, 3, 1));
        assertThat(rhythms)
                .extracting(rhythm -> rhythm.kind() + " " + rhythm.cutOff() + " " + rhythm.dueDay())
                .contains("HALF_YEARLY 14 15", "YEARLY 14 15");
        assertThat(rhythms)
                .filteredOn(rhythm -> rhythm.kind() == ReportPeriod.Kind.ONCE)
                .extracting(RegimeReading.Rhythm::dueOn)
                .containsExactly(LocalDate.of(2024, 11, 30));

        Regime half = regime(ReportPeriod.Kind.HALF_YEARLY, 14, 15, 5, LocalDate.of(2024, 3, 1));
        assertThat(half.open(LocalDate.of(2024, 6, 9), CALENDAR, 4)).isEmpty();
        assertThat(half.open(LocalDate.of(2024, 6, 10), CALENDAR, 4))
                .extracting(ReportPeriod::last)
                .containsExactly(LocalDate.of(2024, 6, 14));
        Regime year = regime(ReportPeriod.Kind.YEARLY, 14, 15, 10, LocalDate.of(2024, 3, 1));
        assertThat(year.open(LocalDate.of(2024, 12, 16), CALENDAR, 4))
                .extracting(ReportPeriod::last)
                .containsExactly(LocalDate.of(2024, 12, 14));
    }

    @Test
    void aReportThatComesOnceOpensOnceBeforeItsDay() {
        Regime once = once(LocalDate.of(2024, 11, 29), LocalDate.of(2024, 3, 1));
        assertThat(once.open(LocalDate.of(2024, 11, 20), CALENDAR, 4)).isEmpty();
        assertThat(once.open(LocalDate.of(2024, 11, 25), CALENDAR, 4))
                .singleElement()
                .satisfies(period -> {
                    assertThat(period.first()).isEqualTo("2024-03-01");
                    assertThat(period.last()).isEqualTo("2024-11-28");
                    assertThat(once.due(period, CALENDAR)).isEqualTo("2024-11-29");
                });
        assertThat(once(LocalDate.of(2024, 1, 5), LocalDate.of(2024, 3, 1))
                        .open(LocalDate.of(2024, 11, 25), CALENDAR, 4))
                .isEmpty();
    }

    private static Regime once(LocalDate dueOn, LocalDate starts) {
        return new Regime(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                ReportPeriod.Kind.ONCE,
                "",
                0,
                1,
                5,
                List.of(),
                List.of(),
                false,
                true,
                starts,
                dueOn,
                1);
    }

    @Test
    void aYearlyReportWithADayOfItsOwnIsDueOnThatDay() {
        Regime yearly = new Regime(
                Ids.next(),
                Ids.next(),
                Ids.next(),
                ReportPeriod.Kind.YEARLY,
                "",
                14,
                29,
                10,
                List.of(),
                List.of(),
                false,
                true,
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2024, 11, 29),
                1);
        ReportPeriod year = yearly.period(LocalDate.of(2024, 5, 1));
        assertThat(year.first()).isEqualTo("2023-11-15");
        assertThat(year.last()).isEqualTo("2024-11-14");
        assertThat(yearly.due(year, CALENDAR)).isEqualTo("2024-11-29");
        assertThat(yearly.period(LocalDate.of(2024, 12, 1))).isEqualTo(year.next());
        assertThat(yearly.period(LocalDate.of(2024, 11, 15))).isEqualTo(year.next());
    }
}

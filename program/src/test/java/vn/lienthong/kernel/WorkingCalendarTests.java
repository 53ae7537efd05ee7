package vn.lienthong.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting working days, also against counting them one by one. */
class WorkingCalendarTests {

    private static final LocalDate FRIDAY = LocalDate.of(2025, 4, 25);
    private final WorkingCalendar plain = WorkingCalendar.plain();

    @Test
    void dayZeroIsTheDayItself() {
        assertThat(plain.plus(FRIDAY, 0)).isEqualTo(FRIDAY);
        assertThat(plain.plus(FRIDAY.plusDays(1), 0)).isEqualTo(FRIDAY.plusDays(1));
    }

    @Test
    void dayOneAfterAFridayIsMonday() {
        assertThat(plain.plus(FRIDAY, 1)).isEqualTo("2025-04-28");
        assertThat(plain.plus(FRIDAY.plusDays(1), 1)).isEqualTo("2025-04-28");
        assertThat(plain.plus(LocalDate.of(2025, 4, 27), -1)).isEqualTo(FRIDAY);
    }

    @Test
    void aSwappedSaturdayIsWorkedAndTheFridayIsNot() {
        WorkingCalendar swapped = WorkingCalendar.of(Map.of(
                LocalDate.of(2025, 4, 26), true,
                LocalDate.of(2025, 4, 30), false,
                LocalDate.of(2025, 5, 1), false,
                LocalDate.of(2025, 5, 2), false));
        assertThat(swapped.plus(FRIDAY, 1)).isEqualTo("2025-04-26");
        assertThat(swapped.plus(LocalDate.of(2025, 4, 29), 1)).isEqualTo("2025-05-05");
        assertThat(swapped.between(FRIDAY, LocalDate.of(2025, 5, 5))).isEqualTo(4);
        assertThat(swapped.between(LocalDate.of(2025, 5, 5), FRIDAY)).isEqualTo(-4);
        assertThat(swapped.onOrAfter(LocalDate.of(2025, 5, 1))).isEqualTo("2025-05-05");
        assertThat(swapped.onOrBefore(LocalDate.of(2025, 5, 4))).isEqualTo("2025-04-29");
    }

    @Test
    void agreesWithCountingDayByDay() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Map<LocalDate, Boolean> days = new HashMap<>();
            LocalDate base = LocalDate.of(1965 + random.nextInt(80), 1, 1);
            for (int i = 0; i < random.nextInt(120); i++) {
                days.put(base.plusDays(random.nextInt(400)), random.nextBoolean());
            }
            WorkingCalendar calendar = WorkingCalendar.of(days);
            LocalDate from = base.plusDays(random.nextInt(400));
            LocalDate day = from;
            for (int n = 1; n <= 60; n++) {
                do {
                    day = day.plusDays(1);
                } while (!calendar.isWorkingDay(day));
                assertThat(calendar.plus(from, n)).isEqualTo(day);
                assertThat(calendar.between(from, day)).isEqualTo(n);
            }
            day = from;
            for (int n = 1; n <= 60; n++) {
                do {
                    day = day.minusDays(1);
                } while (!calendar.isWorkingDay(day));
                assertThat(calendar.plus(from, -n)).isEqualTo(day);
                assertThat(calendar.between(from, day)).isEqualTo(-n);
            }
        }
    }

    @Test
    void countsOverCenturies() {
        LocalDate far = plain.plus(FRIDAY, 260_000);
        assertThat(plain.between(FRIDAY, far)).isEqualTo(260_000);
        assertThat(plain.plus(far, -260_000)).isEqualTo(FRIDAY);
    }
}

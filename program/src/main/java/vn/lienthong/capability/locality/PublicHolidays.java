package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.kernel.LunarDate;
import vn.lienthong.kernel.WorkingCalendar;

/** The public holidays of a year by rule: Labour Code 2019 (45/2019/QH14) Art. 112, compensated by Art. 111 clause 3. */
final class PublicHolidays {

    /** Which holiday; the words are {@code locality.holiday.<name>}. */
    enum Kind {
        NEW_YEAR,
        TET,
        HUNG_KINGS,
        REUNIFICATION,
        LABOUR,
        NATIONAL
    }

    /**
     * A day off by rule.
     *
     * @param compensates whether it is the next working day after a holiday on a weekly day off
     */
    record Holiday(Kind kind, boolean compensates) {}

    /**
     * What Art. 112 clause 3 leaves to a yearly decision.
     *
     * @param tetBefore how many of the five days of Tết lie before its first day
     * @param nationalAfter whether 3 September is off, and not 1 September
     */
    record Choice(int tetBefore, boolean nationalAfter) {}

    private static final int TET_DAYS = 5;

    private PublicHolidays() {}

    /** Without a decision: one day before Tết and four after, and beside 2 September the day that joins a weekend. */
    static Choice usual(int year) {
        return new Choice(
                1,
                switch (LocalDate.of(year, 9, 2).getDayOfWeek()) {
                    case MONDAY, THURSDAY, SUNDAY -> true;
                    case TUESDAY, WEDNESDAY, FRIDAY, SATURDAY -> false;
                });
    }

    /** The days off of a solar year, compensation days with them. */
    static Map<LocalDate, Holiday> of(int year, Choice choice) {
        Map<LocalDate, Kind> holidays = named(year, choice);
        Map<LocalDate, Holiday> all = new TreeMap<>();
        holidays.forEach((day, kind) -> all.put(day, new Holiday(kind, false)));
        WorkingCalendar weekdays = WorkingCalendar.plain();
        holidays.forEach((day, kind) -> {
            if (!weekdays.isWorkingDay(day)) {
                LocalDate instead = day.plusDays(1);
                while (!weekdays.isWorkingDay(instead) || all.containsKey(instead)) {
                    instead = instead.plusDays(1);
                }
                all.put(instead, new Holiday(kind, true));
            }
        });
        return all;
    }

    private static Map<LocalDate, Kind> named(int year, Choice choice) {
        Map<LocalDate, Kind> days = new TreeMap<>();
        days.put(LocalDate.of(year, 1, 1), Kind.NEW_YEAR);
        LocalDate tet = LunarDate.of(year, 1, 1).toSolar().minusDays(choice.tetBefore());
        for (int i = 0; i < TET_DAYS; i++) {
            days.put(tet.plusDays(i), Kind.TET);
        }
        days.put(LunarDate.of(year, 3, 10).toSolar(), Kind.HUNG_KINGS);
        days.put(LocalDate.of(year, 4, 30), Kind.REUNIFICATION);
        days.put(LocalDate.of(year, 5, 1), Kind.LABOUR);
        days.put(LocalDate.of(year, 9, 2), Kind.NATIONAL);
        days.put(LocalDate.of(year, 9, choice.nationalAfter() ? 3 : 1), Kind.NATIONAL);
        return days;
    }
}

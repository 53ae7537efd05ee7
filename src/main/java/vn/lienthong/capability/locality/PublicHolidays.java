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

    private static final int TET_DAYS_AFTER = 4;

    private PublicHolidays() {}

    /** The days off of a solar year, compensation days with them. */
    static Map<LocalDate, Holiday> of(int year) {
        Map<LocalDate, Kind> holidays = named(year);
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

    private static Map<LocalDate, Kind> named(int year) {
        Map<LocalDate, Kind> days = new TreeMap<>();
        days.put(LocalDate.of(year, 1, 1), Kind.NEW_YEAR);
        LocalDate tet = LunarDate.of(year, 1, 1).toSolar();
        for (int i = -1; i < TET_DAYS_AFTER; i++) {
            days.put(tet.plusDays(i), Kind.TET);
        }
        days.put(LunarDate.of(year, 3, 10).toSolar(), Kind.HUNG_KINGS);
        days.put(LocalDate.of(year, 4, 30), Kind.REUNIFICATION);
        days.put(LocalDate.of(year, 5, 1), Kind.LABOUR);
        days.put(LocalDate.of(year, 9, 2), Kind.NATIONAL);
        days.put(nationalNeighbour(year), Kind.NATIONAL);
        return days;
    }

    /** The law leaves the day before or after to a yearly decision; without one, the side that joins the weekend. */
    private static LocalDate nationalNeighbour(int year) {
        LocalDate day = LocalDate.of(year, 9, 2);
        return switch (day.getDayOfWeek()) {
            case MONDAY, THURSDAY, SUNDAY -> day.plusDays(1);
            case TUESDAY, WEDNESDAY, FRIDAY, SATURDAY -> day.minusDays(1);
        };
    }
}

package vn.lienthong.capability.locality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a year: twelve months of weeks that begin on Monday.
 *
 * @param worked how many days of the year are worked
 */
record DayPicture(int year, int worked, List<Month> months) {

    /** A month; cells before its first and after its last day are null. */
    record Month(int number, List<List<@Nullable Cell>> weeks) {}

    /**
     * A day.
     *
     * @param look weekend, holiday, swapped (off by decision), made-up (a weekend day that is worked) or plain
     * @param name what the day is called, or an empty string
     */
    record Cell(LocalDate day, String look, String name, boolean today) {}

    /** What a day is called. */
    interface Names {
        String of(LocalDate day);
    }

    static DayPicture of(int year, DayTable table, LocalDate today, Names names) {
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> month(LocalDate.of(year, number, 1), table, today, names))
                .toList();
        int worked = table.calendar().between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
        return new DayPicture(year, worked, months);
    }

    private static Month month(LocalDate first, DayTable table, LocalDate today, Names names) {
        List<List<@Nullable Cell>> weeks = new ArrayList<>();
        LocalDate monday = first.with(DayOfWeek.MONDAY);
        while (!monday.isAfter(first.plusMonths(1).minusDays(1))) {
            List<@Nullable Cell> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate day = monday.plusDays(i);
                week.add(
                        day.getMonth() == first.getMonth()
                                ? new Cell(day, look(day, table), names.of(day), day.equals(today))
                                : null);
            }
            weeks.add(week);
            monday = monday.plusWeeks(1);
        }
        return new Month(first.getMonthValue(), weeks);
    }

    private static String look(LocalDate day, DayTable table) {
        boolean worked = table.calendar().isWorkingDay(day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        if (worked) {
            return weekend ? "made-up" : "plain";
        }
        if (table.row(day).isPresent()) {
            return "swapped";
        }
        return table.holiday(day).isPresent() ? "holiday" : "weekend";
    }
}

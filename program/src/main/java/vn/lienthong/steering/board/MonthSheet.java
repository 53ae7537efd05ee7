package vn.lienthong.steering.board;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.progress.StepProgress;

/** A month with what falls due on its days; weeks begin on Monday. */
record MonthSheet(YearMonth month, List<List<Day>> weeks) {

    /**
     * @param inMonth false for the days that fill up the first and the last week
     */
    record Day(LocalDate date, boolean inMonth, boolean working, boolean today, List<Due> due) {

        /** So much of a day stands open: the last day of a year may have fifty. */
        private static final int SHOWN = 4;

        List<Due> first() {
            return due.subList(0, cut());
        }

        List<Due> more() {
            return due.subList(cut(), due.size());
        }

        private int cut() {
            return due.size() <= SHOWN + 1 ? due.size() : SHOWN;
        }
    }

    /** Something that falls due. */
    record Due(Row row, StepProgress step) {

        /** Whether it is a step among several, rather than the whole item. */
        boolean oneOfSeveral() {
            return row.steps().size() > 1;
        }
    }

    static MonthSheet of(List<Row> rows, YearMonth month, WorkingCalendar calendar, LocalDate today) {
        Map<LocalDate, List<Due>> byDay = new TreeMap<>();
        for (Row row : rows) {
            for (StepProgress step : row.steps()) {
                LocalDate due = step.due();
                if (due != null && YearMonth.from(due).equals(month)) {
                    byDay.computeIfAbsent(due, day -> new ArrayList<>()).add(new Due(row, step));
                }
            }
        }
        byDay.values()
                .forEach(due -> due.sort(Comparator.comparing((Due one) -> !one.step.open())
                        .thenComparing(one -> one.row.item().position())));
        LocalDate day = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<List<Day>> weeks = new ArrayList<>();
        while (!day.isAfter(month.atEndOfMonth())) {
            List<Day> week = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                week.add(new Day(
                        day,
                        YearMonth.from(day).equals(month),
                        calendar.isWorkingDay(day),
                        day.equals(today),
                        byDay.getOrDefault(day, List.of())));
                day = day.plusDays(1);
            }
            weeks.add(List.copyOf(week));
        }
        return new MonthSheet(month, List.copyOf(weeks));
    }

    int count() {
        return weeks.stream()
                .flatMap(List::stream)
                .mapToInt(day -> day.due().size())
                .sum();
    }
}

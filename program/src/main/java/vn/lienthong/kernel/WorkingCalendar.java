package vn.lienthong.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/**
 * Which days are worked, and the arithmetic of deadlines over them. Monday to Friday are worked unless a day says otherwise;
 * which days say otherwise comes from the room {@code locality}. Immutable and quick: counting over any span is two searches
 * in a sorted list, so a list of 22,000 deadlines costs milliseconds.
 *
 * <p>Day 0 is the day of receipt, day 1 the next working day. Ask for a calendar once for a list and keep it for that list:
 * then all its deadlines are judged by the same table.
 */
public final class WorkingCalendar {

    private static final WorkingCalendar PLAIN = new WorkingCalendar(new long[0], new long[0]);
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int WORKED_OF_A_WEEK = 5;
    /** 1 January 1970 was a Thursday: Monday of its week lies three days before. */
    private static final int MONDAY_OF_DAY_0 = 3;

    /** Mondays to Fridays that are off, and Saturdays and Sundays that are worked, as days since 1970, in order. */
    private final long[] off;

    private final long[] worked;

    private WorkingCalendar(long[] off, long[] worked) {
        this.off = off;
        this.worked = worked;
    }

    /** Monday to Friday, no holidays at all. */
    public static WorkingCalendar plain() {
        return PLAIN;
    }

    /**
     * A calendar in which some days are not what their weekday says.
     *
     * @param working whether the day is worked; days that agree with their weekday may stand in it and change nothing
     */
    public static WorkingCalendar of(Map<LocalDate, Boolean> working) {
        return new WorkingCalendar(differing(working, false), differing(working, true));
    }

    private static long[] differing(Map<LocalDate, Boolean> working, boolean wanted) {
        return working.entrySet().stream()
                .filter(day -> day.getValue() == wanted && isWeekday(day.getKey()) != wanted)
                .mapToLong(day -> day.getKey().toEpochDay())
                .sorted()
                .toArray();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** Whether state offices work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        long at = day.toEpochDay();
        return isWeekday(day) ? Arrays.binarySearch(off, at) < 0 : Arrays.binarySearch(worked, at) >= 0;
    }

    /**
     * The day so many working days later. Day 0 is {@code from} itself, worked or not; any other answer is a working day.
     *
     * @param workingDays negative goes back: -1 is the last working day before {@code from}
     */
    public LocalDate plus(LocalDate from, int workingDays) {
        if (workingDays == 0) {
            return from;
        }
        long start = from.toEpochDay();
        // The wanted day is the first by whose evening this many days were worked, counted from the far past.
        long wanted = (workingDays > 0 ? upTo(start) : upTo(start - 1) + 1) + workingDays;
        long low = start;
        long high = start;
        for (long step = 2L * Math.abs((long) workingDays) + DAYS_OF_A_WEEK; upTo(high) < wanted; step *= 2) {
            high += step;
        }
        for (long step = 2L * Math.abs((long) workingDays) + DAYS_OF_A_WEEK; upTo(low) >= wanted; step *= 2) {
            low -= step;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (upTo(middle) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return LocalDate.ofEpochDay(high);
    }

    /**
     * Working days after {@code from} up to and with {@code to}; if {@code to} is earlier, minus the working days from
     * {@code to} on that lie before {@code from}. So for every working day: {@code plus(from, between(from, day))} is that day.
     */
    public int between(LocalDate from, LocalDate to) {
        long count = to.isBefore(from)
                ? upTo(to.toEpochDay() - 1) - upTo(from.toEpochDay() - 1)
                : upTo(to.toEpochDay()) - upTo(from.toEpochDay());
        return Math.toIntExact(count);
    }

    /** The day itself if it is worked, or else the next one that is: a term that ends on a day off ends on this one. */
    public LocalDate onOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : plus(day, 1);
    }

    /** The day itself if it is worked, or else the last one before it that is. */
    public LocalDate onOrBefore(LocalDate day) {
        return isWorkingDay(day) ? day : plus(day, -1);
    }

    /** How many days were worked up to and with this one, counted from an agreed Monday (negative before it). */
    private long upTo(long day) {
        long sinceMonday = day + MONDAY_OF_DAY_0;
        long weeks = Math.floorDiv(sinceMonday, (long) DAYS_OF_A_WEEK);
        int inWeek = Math.floorMod(sinceMonday, DAYS_OF_A_WEEK);
        return weeks * WORKED_OF_A_WEEK
                + Math.min(inWeek + 1, WORKED_OF_A_WEEK)
                - notAfter(off, day)
                + notAfter(worked, day);
    }

    private static int notAfter(long[] days, long day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Whether both calendars call the same days worked. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WorkingCalendar that
                && Arrays.equals(off, that.off)
                && Arrays.equals(worked, that.worked);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(off) + Arrays.hashCode(worked);
    }
}

package vn.lienthong.idcard;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A day of birth as precise as the register knows it: of many elderly persons only the year is known.
 *
 * @param month 1 to 12, or 0 when only the year is known
 * @param day 1 to 31, or 0 when it is not known; without a month there is no day
 */
public record BirthDate(int year, int month, int day) {

    /** How much of the date is known. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    /** @throws IllegalArgumentException if the calendar has no such date, or the year is not between 1850 and 2399 */
    public BirthDate {
        if (!exists(year, month, day)) {
            throw new IllegalArgumentException("no such date of birth");
        }
    }

    public static BirthDate of(LocalDate day) {
        return new BirthDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    public static Optional<BirthDate> of(int year, int month, int day) {
        return exists(year, month, day) ? Optional.of(new BirthDate(year, month, day)) : Optional.empty();
    }

    static boolean exists(int year, int month, int day) {
        if (year < 1850 || year > 2399 || month < 0 || month > 12 || day < 0) {
            return false;
        }
        if (month == 0 || day == 0) {
            return day == 0;
        }
        return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    }

    public Precision precision() {
        return month == 0 ? Precision.YEAR : day == 0 ? Precision.MONTH : Precision.DAY;
    }

    /** The day itself, if it is known. */
    public Optional<LocalDate> date() {
        return day == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /**
     * Whether both can be the same day: what only one of them knows does not speak against it.
     */
    public boolean agrees(BirthDate other) {
        return year == other.year
                && (month == 0 || other.month == 0 || month == other.month)
                && (day == 0 || other.day == 0 || day == other.day);
    }

    /** Only how precise it is: dates of birth do not belong into logs. */
    @Override
    public String toString() {
        return "BirthDate[" + precision() + "]";
    }
}

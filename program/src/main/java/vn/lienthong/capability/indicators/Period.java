package vn.lienthong.capability.indicators;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of time that values are given for. Months, quarters and years may close in mid-month: periodic reports run from
 * the 15th of the month before to the 14th (NĐ 09/2019/NĐ-CP, article 12), which is a closing day of 14.
 *
 * @param number of the period in its year: day of the year, ISO week, month, quarter; 1 for a year
 * @param year the year that it counts in; for weeks the ISO week year
 * @param closingDay the last day of its last month, 1 to 27; 0 for the calendar's own end. Days and weeks always have 0
 */
public record Period(Kind kind, int year, int number, int closingDay) implements Comparable<Period> {

    /** The closing day of periodic reports by NĐ 09/2019/NĐ-CP. */
    public static final int REPORTING = 14;

    /** The calendar's own end of the month. */
    public static final int CALENDAR = 0;

    private static final Pattern CODE =
            Pattern.compile("(\\d{4})(?:-(?:(\\d{2})-(\\d{2})|W(\\d{2})|Q(\\d)|(\\d{2})))?(?:\\.(\\d{1,2}))?");

    /** How long a period is. */
    public enum Kind {
        DAY,
        /** ISO 8601: Monday to Sunday. */
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public Period {
        boolean inYear = switch (kind) {
            case DAY -> number >= 1 && number <= LocalDate.of(year, 12, 31).getDayOfYear();
            case WEEK -> number >= 1 && number <= weeks(year);
            case MONTH -> number >= 1 && number <= 12;
            case QUARTER -> number >= 1 && number <= 4;
            case YEAR -> number == 1;
        };
        boolean closes = closingDay == 0 || (closingDay <= 27 && closingDay > 0 && kind.compareTo(Kind.WEEK) > 0);
        if (!inYear || !closes) {
            throw new IllegalArgumentException(
                    "no such period: " + kind + " " + number + "/" + year + "." + closingDay);
        }
    }

    /** The period that holds a day. */
    public static Period of(Kind kind, LocalDate day, int closingDay) {
        if (kind == Kind.DAY) {
            return new Period(kind, day.getYear(), day.getDayOfYear(), 0);
        }
        if (kind == Kind.WEEK) {
            return new Period(kind, day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 0);
        }
        YearMonth month = YearMonth.from(day);
        if (closingDay > 0 && day.getDayOfMonth() > closingDay) {
            month = month.plusMonths(1);
        }
        int number = switch (kind) {
            case MONTH -> month.getMonthValue();
            case QUARTER -> (month.getMonthValue() + 2) / 3;
            default -> 1;
        };
        return new Period(kind, month.getYear(), number, closingDay);
    }

    /** The period that holds a day, by the calendar. */
    public static Period of(Kind kind, LocalDate day) {
        return of(kind, day, CALENDAR);
    }

    /** Reads what {@link #code()} writes; empty for anything else. */
    public static Optional<Period> parse(String code) {
        Matcher parts = CODE.matcher(code);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            int closing = parts.group(7) == null ? 0 : Integer.parseInt(parts.group(7));
            if (parts.group(2) != null) {
                LocalDate day = LocalDate.parse(parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3));
                return Optional.of(new Period(Kind.DAY, year, day.getDayOfYear(), closing));
            }
            if (parts.group(4) != null) {
                return Optional.of(new Period(Kind.WEEK, year, Integer.parseInt(parts.group(4)), closing));
            }
            if (parts.group(5) != null) {
                return Optional.of(new Period(Kind.QUARTER, year, Integer.parseInt(parts.group(5)), closing));
            }
            return Optional.of(
                    parts.group(6) == null
                            ? new Period(Kind.YEAR, year, 1, closing)
                            : new Period(Kind.MONTH, year, Integer.parseInt(parts.group(6)), closing));
        } catch (IllegalArgumentException | java.time.DateTimeException noSuchPeriod) {
            return Optional.empty();
        }
    }

    /** Short name in addresses and files: {@code 2026-11-21}, {@code 2026-W47}, {@code 2026-11}, {@code 2026-Q4}, {@code 2026}; closing on the 14th {@code 2026-11.14}. */
    public String code() {
        String base = switch (kind) {
            case DAY -> first().toString();
            case WEEK -> "%04d-W%02d".formatted(year, number);
            case MONTH -> "%04d-%02d".formatted(year, number);
            case QUARTER -> "%04d-Q%d".formatted(year, number);
            case YEAR -> "%04d".formatted(year);
        };
        return closingDay == 0 ? base : base + "." + closingDay;
    }

    /** Its first day. */
    public LocalDate first() {
        return switch (kind) {
            case DAY -> LocalDate.ofYearDay(year, number);
            case WEEK -> monday(year, number);
            default ->
                closingDay == 0
                        ? firstMonth().atDay(1)
                        : firstMonth().minusMonths(1).atDay(closingDay + 1);
        };
    }

    /** Its last day. */
    public LocalDate last() {
        return switch (kind) {
            case DAY -> first();
            case WEEK -> first().plusDays(6);
            default ->
                closingDay == 0 ? lastMonth().atEndOfMonth() : lastMonth().atDay(closingDay);
        };
    }

    /** The period before it, of the same kind. */
    public Period previous() {
        return of(kind, first().minusDays(1), closingDay);
    }

    /** The period after it, of the same kind. */
    public Period next() {
        return of(kind, last().plusDays(1), closingDay);
    }

    /** Whether a day lies in it. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(first()) && !day.isAfter(last());
    }

    /** The earlier one first, then the shorter one. */
    @Override
    public int compareTo(Period other) {
        int byDay = last().compareTo(other.last());
        return byDay != 0 ? byDay : other.first().compareTo(first());
    }

    private YearMonth firstMonth() {
        return YearMonth.of(
                year,
                switch (kind) {
                    case MONTH -> number;
                    case QUARTER -> number * 3 - 2;
                    default -> 1;
                });
    }

    private YearMonth lastMonth() {
        return YearMonth.of(
                year,
                switch (kind) {
                    case MONTH -> number;
                    case QUARTER -> number * 3;
                    default -> 12;
                });
    }

    private static LocalDate monday(int year, int week) {
        // The fourth of January always lies in week 1.
        return LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
    }

    private static int weeks(int year) {
        return LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}

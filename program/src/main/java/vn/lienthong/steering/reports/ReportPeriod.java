package vn.lienthong.steering.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * The days that a report is about, both ends included.
 *
 * <p>Weekly: seven days that end on the cut-off weekday, for a report due on Tuesday usually Monday. Monthly and quarterly: up
 * to the cut-off day of the (last) month, by NĐ 09/2019/NĐ-CP, article 12, the 14th; 0 means the calendar's own end. Ad hoc:
 * any days.
 *
 * @param first the first day
 * @param last the last day, not before the first
 */
public record ReportPeriod(Kind kind, LocalDate first, LocalDate last) {

    /** The cut-off day of periodic reports by NĐ 09/2019/NĐ-CP, article 12. */
    public static final int LAWFUL_CUT_OFF = 14;

    private static final int LATEST_CUT_OFF = 27;
    private static final int MIDDLE_OF_A_WEEK = 3;
    private static final int MONTHS = 12;

    /** How often such a report comes. */
    public enum Kind {
        WEEKLY,
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        /** Once a year, of its first nine months. */
        NINE_MONTHS,
        YEARLY,
        /** Once only, by a day that the plan names. */
        ONCE,
        /** When somebody asks for it; for any days. */
        AD_HOC
    }

    public ReportPeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period that ends before it begins: " + first + " to " + last);
        }
    }

    /**
     * The period that holds a day.
     *
     * @param cutOff weekly: 1 (Monday) to 7; monthly and quarterly: 1 to 27, or 0 for the calendar's end
     * @throws IllegalArgumentException for an ad hoc report, which has no rhythm, or a cut-off that is no such day
     */
    public static ReportPeriod holding(Kind kind, LocalDate day, int cutOff) {
        return switch (kind) {
            case WEEKLY -> {
                LocalDate last = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(cutOff)));
                yield new ReportPeriod(kind, last.minusDays(6), last);
            }
            case MONTHLY -> months(kind, day, cutOff, 1);
            case QUARTERLY -> months(kind, day, cutOff, 3);
            case HALF_YEARLY -> months(kind, day, cutOff, 6);
            case NINE_MONTHS -> nineMonths(day, cutOff);
            case YEARLY -> months(kind, day, cutOff, MONTHS);
            case ONCE, AD_HOC -> throw new IllegalArgumentException("such a report has no rhythm: " + kind);
        };
    }

    /**
     * The year of reports that holds a day, where it does not end in December.
     *
     * @param lastMonth in which it ends
     */
    static ReportPeriod yearHolding(LocalDate day, int cutOff, int lastMonth) {
        int later = (MONTHS - lastMonth) % MONTHS;
        ReportPeriod moved = months(Kind.YEARLY, day.plusMonths(later), cutOff, MONTHS);
        YearMonth last = YearMonth.from(moved.last).minusMonths(later);
        YearMonth first = YearMonth.from(moved.first).minusMonths(later);
        ReportPeriod found = cutOff == 0
                ? new ReportPeriod(Kind.YEARLY, first.atDay(1), last.atEndOfMonth())
                : new ReportPeriod(Kind.YEARLY, first.atDay(cutOff + 1), last.atDay(cutOff));
        return found.holds(day) ? found : day.isAfter(found.last) ? found.next() : found.previous();
    }

    /** A day in the rest of the year belongs to the nine months that follow. */
    private static ReportPeriod nineMonths(LocalDate day, int cutOff) {
        ReportPeriod year = months(Kind.YEARLY, day, cutOff, MONTHS);
        ReportPeriod found = nineMonths(year, cutOff);
        return day.isAfter(found.last)
                ? nineMonths(months(Kind.YEARLY, year.last.plusDays(1), cutOff, MONTHS), cutOff)
                : found;
    }

    private static ReportPeriod nineMonths(ReportPeriod year, int cutOff) {
        YearMonth last = YearMonth.from(year.last).minusMonths(3);
        return new ReportPeriod(Kind.NINE_MONTHS, year.first, cutOff == 0 ? last.atEndOfMonth() : last.atDay(cutOff));
    }

    private static ReportPeriod months(Kind kind, LocalDate day, int cutOff, int length) {
        if (cutOff < 0 || cutOff > LATEST_CUT_OFF) {
            throw new IllegalArgumentException("no cut-off day of a month: " + cutOff);
        }
        YearMonth month = YearMonth.from(day);
        if (cutOff > 0 && day.getDayOfMonth() > cutOff) {
            month = month.plusMonths(1);
        }
        YearMonth lastMonth = month.plusMonths((length - month.getMonthValue() % length) % length);
        YearMonth firstMonth = lastMonth.minusMonths(length - 1L);
        return cutOff == 0
                ? new ReportPeriod(kind, firstMonth.atDay(1), lastMonth.atEndOfMonth())
                : new ReportPeriod(kind, firstMonth.minusMonths(1).atDay(cutOff + 1), lastMonth.atDay(cutOff));
    }

    /** The period before it: of the same kind and cut-off; before one without a rhythm as many days. */
    public ReportPeriod previous() {
        return switch (kind) {
            case WEEKLY, ONCE, AD_HOC -> new ReportPeriod(kind, first.minusDays(days()), first.minusDays(1));
            case MONTHLY, QUARTERLY, HALF_YEARLY -> holding(kind, first.minusDays(1), cutOff());
            case NINE_MONTHS, YEARLY -> shifted(-MONTHS);
        };
    }

    /** The period after it: of the same kind and cut-off; after one without a rhythm as many days. */
    public ReportPeriod next() {
        return switch (kind) {
            case WEEKLY, ONCE, AD_HOC -> new ReportPeriod(kind, last.plusDays(1), last.plusDays(days()));
            case MONTHLY, QUARTERLY, HALF_YEARLY -> holding(kind, last.plusDays(1), cutOff());
            case NINE_MONTHS, YEARLY -> shifted(MONTHS);
        };
    }

    private ReportPeriod shifted(int months) {
        LocalDate end = last.plusMonths(months);
        return new ReportPeriod(
                kind,
                first.plusMonths(months),
                cutOff() == 0 ? YearMonth.from(end).atEndOfMonth() : end);
    }

    /** Whether a day lies in it. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /**
     * The number by which headings name it: the ISO week that most of its days lie in, the month, quarter or half-year that it
     * ends in; 0 where there is none.
     */
    public int number() {
        return switch (kind) {
            case WEEKLY -> first.plusDays(MIDDLE_OF_A_WEEK).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTHLY -> last.getMonthValue();
            case QUARTERLY -> (last.getMonthValue() + 2) / 3;
            case HALF_YEARLY -> (last.getMonthValue() + 5) / 6;
            case NINE_MONTHS, YEARLY, ONCE, AD_HOC -> 0;
        };
    }

    /** The year that {@link #number()} counts in. */
    public int year() {
        return kind == Kind.WEEKLY ? first.plusDays(MIDDLE_OF_A_WEEK).get(IsoFields.WEEK_BASED_YEAR) : last.getYear();
    }

    private long days() {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }

    private int cutOff() {
        return last.equals(YearMonth.from(last).atEndOfMonth()) ? 0 : last.getDayOfMonth();
    }
}

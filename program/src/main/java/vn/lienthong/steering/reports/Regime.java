package vn.lienthong.steering.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * How often a plan is reported on.
 *
 * @param planId null for one report over all plans of the agencies below
 * @param agencyId the standing body, which merges and issues
 * @param words the plan's own words; empty for one set by hand
 * @param cutOff weekly 1 to 7; else 1 to 27, 0 for the end of the month
 * @param dueDay the first such weekday, or day of the month, after the cut-off
 * @param opensBefore working days before the due day on which its round opens
 * @param units who writes parts; empty: the lead units of the plan on that day
 * @param approval whether a leader must approve before it is issued
 * @param starts no period that ended before this day is asked for
 */
record Regime(
        UUID id,
        @Nullable UUID planId,
        UUID agencyId,
        ReportPeriod.Kind kind,
        String words,
        int cutOff,
        int dueDay,
        int opensBefore,
        List<UUID> units,
        List<String> addressees,
        boolean approval,
        boolean active,
        LocalDate starts,
        int version) {

    private static final int WEEKLY_OPENS = 1;
    private static final int MONTHLY_OPENS = 3;
    private static final int QUARTERLY_OPENS = 5;

    Regime {
        units = List.copyOf(units);
        addressees = List.copyOf(addressees);
    }

    /** Working days before the due day on which a round usually opens. */
    static int usualOpening(ReportPeriod.Kind kind) {
        return switch (kind) {
            case WEEKLY -> WEEKLY_OPENS;
            case MONTHLY -> MONTHLY_OPENS;
            case QUARTERLY, AD_HOC -> QUARTERLY_OPENS;
        };
    }

    ReportPeriod period(LocalDate day) {
        return ReportPeriod.holding(kind, day, cutOff);
    }

    /**
     * The day by which the parts of a period are due. A term that ends on a day off ends on the next working day (Civil Code
     * 2015, article 148, clause 5).
     */
    LocalDate due(ReportPeriod period, WorkingCalendar calendar) {
        return calendar.onOrAfter(dueBeforeMoving(period));
    }

    private LocalDate dueBeforeMoving(ReportPeriod period) {
        LocalDate after = period.last();
        if (kind == ReportPeriod.Kind.WEEKLY) {
            return after.with(TemporalAdjusters.next(DayOfWeek.of(dueDay)));
        }
        YearMonth month = YearMonth.from(after);
        LocalDate due = month.atDay(Math.min(dueDay, month.lengthOfMonth()));
        YearMonth next = month.plusMonths(1);
        return due.isAfter(after) ? due : next.atDay(Math.min(dueDay, next.lengthOfMonth()));
    }

    /** The first day of its round. */
    LocalDate opens(ReportPeriod period, WorkingCalendar calendar) {
        return calendar.plus(due(period, calendar), -opensBefore);
    }

    /** The periods whose parts are due in a stretch of days, in their order. */
    List<ReportPeriod> ahead(LocalDate from, LocalDate to, WorkingCalendar calendar) {
        List<ReportPeriod> ahead = new ArrayList<>();
        ReportPeriod period = period(from).previous();
        while (!due(period, calendar).isAfter(to)) {
            if (!due(period, calendar).isBefore(from) && !period.last().isBefore(starts)) {
                ahead.add(period);
            }
            period = period.next();
        }
        return List.copyOf(ahead);
    }

    /**
     * The periods whose rounds should be open by a day, the oldest first. After a long time off only the last few: older
     * weeks nobody asks for any more, and the figures from the beginning hold what happened in them.
     *
     * @param most how many at most
     */
    List<ReportPeriod> open(LocalDate today, WorkingCalendar calendar, int most) {
        java.util.ArrayDeque<ReportPeriod> open = new java.util.ArrayDeque<>();
        ReportPeriod period = period(today).next();
        while (open.size() < most && !period.last().isBefore(starts)) {
            if (!opens(period, calendar).isAfter(today)) {
                open.addFirst(period);
            }
            period = period.previous();
        }
        return List.copyOf(open);
    }
}

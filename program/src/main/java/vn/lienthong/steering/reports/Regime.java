package vn.lienthong.steering.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param dueOn of kind ONCE its day; of a yearly one the day of any year by which it is due, null for the usual one
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
        @Nullable LocalDate dueOn,
        int version) {

    private static final int WEEKLY_OPENS = 1;
    private static final int MONTHLY_OPENS = 3;
    private static final int QUARTERLY_OPENS = 5;
    private static final int YEARLY_OPENS = 10;

    Regime {
        units = List.copyOf(units);
        addressees = List.copyOf(addressees);
        if (kind == ReportPeriod.Kind.ONCE && dueOn == null) {
            throw new IllegalArgumentException("a report that comes once has its day");
        }
    }

    Regime(
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
        this(
                id,
                planId,
                agencyId,
                kind,
                words,
                cutOff,
                dueDay,
                opensBefore,
                units,
                addressees,
                approval,
                active,
                starts,
                null,
                version);
    }

    /** Working days before the due day on which a round usually opens. */
    static int usualOpening(ReportPeriod.Kind kind) {
        return switch (kind) {
            case WEEKLY -> WEEKLY_OPENS;
            case MONTHLY -> MONTHLY_OPENS;
            case QUARTERLY, HALF_YEARLY, NINE_MONTHS, ONCE, AD_HOC -> QUARTERLY_OPENS;
            case YEARLY -> YEARLY_OPENS;
        };
    }

    /** The period that holds a day; of a report that comes once, the only one: from its start to the day before it is due. */
    ReportPeriod period(LocalDate day) {
        if (kind == ReportPeriod.Kind.ONCE) {
            LocalDate last = Objects.requireNonNull(dueOn).minusDays(1);
            return new ReportPeriod(kind, starts.isBefore(last) ? starts : last, last);
        }
        return kind == ReportPeriod.Kind.YEARLY && dueOn != null
                ? ReportPeriod.yearHolding(
                        day, cutOff, cutOff == 0 ? dueOn.minusMonths(1).getMonthValue() : dueOn.getMonthValue())
                : ReportPeriod.holding(kind, day, cutOff);
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
        if (kind == ReportPeriod.Kind.ONCE) {
            return Objects.requireNonNull(dueOn);
        }
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
        if (kind == ReportPeriod.Kind.ONCE) {
            LocalDate due = due(period(from), calendar);
            return due.isBefore(from) || due.isAfter(to) ? List.of() : List.of(period(from));
        }
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
        if (kind == ReportPeriod.Kind.ONCE) {
            ReportPeriod only = period(today);
            return Objects.requireNonNull(dueOn).isAfter(starts)
                            && !opens(only, calendar).isAfter(today)
                    ? List.of(only)
                    : List.of();
        }
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

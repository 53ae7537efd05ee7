package vn.lienthong.steering.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.plan.Reporting;
import vn.lienthong.steering.planreader.Cadence;

/** What a plan's own words about reporting ("thứ 3 hàng tuần và trước ngày 15 hàng tháng") mean as regimes. */
final class RegimeReading {

    private static final int USUAL_DUE_DAY = 15;
    private static final int LAST_DAY = 31;
    private static final int ANY_YEAR = 2024;

    private RegimeReading() {}

    /**
     * One rhythm that a round can follow.
     *
     * @param words of the duty
     */
    record Rhythm(
            ReportPeriod.Kind kind,
            int cutOff,
            int dueDay,
            @Nullable LocalDate dueOn,
            String words,
            String toWhom) {

        /** Whether the other is the same report: of one kind there is one, of those that come once one for each day. */
        boolean same(Rhythm other) {
            return kind == other.kind && (kind != ReportPeriod.Kind.ONCE || Objects.equals(dueOn, other.dueOn));
        }
    }

    /**
     * The rhythms of a plan's duties, one of each kind: the first that names its day, else the first.
     *
     * @param planDate gives the year to days written without one
     */
    static List<Rhythm> rhythms(List<Reporting> duties, @Nullable LocalDate planDate) {
        List<Rhythm> found = new ArrayList<>();
        for (Reporting duty : duties) {
            for (Cadence.Rhythm rhythm : Cadence.of(duty.cadence(), planDate).rhythms()) {
                Optional<Rhythm> read = read(rhythm, duty);
                if (read.isEmpty()) {
                    continue;
                }
                Optional<Rhythm> same =
                        found.stream().filter(one -> one.same(read.get())).findFirst();
                if (same.isEmpty()) {
                    found.add(read.get());
                } else if (rhythm.dayWritten() && !named(same.get(), duties, planDate)) {
                    found.set(found.indexOf(same.get()), read.get());
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean named(Rhythm rhythm, List<Reporting> duties, @Nullable LocalDate planDate) {
        return duties.stream()
                .filter(duty -> duty.cadence().equals(rhythm.words()))
                .flatMap(duty -> Cadence.of(duty.cadence(), planDate).rhythms().stream())
                .anyMatch(one -> one.dayWritten()
                        && read(one, new Reporting("", "", "", ""))
                                .filter(read -> read.kind() == rhythm.kind())
                                .isPresent());
    }

    private static Optional<Rhythm> read(Cadence.Rhythm rhythm, Reporting duty) {
        return switch (rhythm) {
            case Cadence.Weekly weekly -> {
                DayOfWeek due = weekly.day() == null ? DayOfWeek.FRIDAY : weekly.day();
                yield Optional.of(new Rhythm(
                        ReportPeriod.Kind.WEEKLY,
                        due.minus(1).getValue(),
                        due.getValue(),
                        null,
                        duty.cadence(),
                        duty.toWhom()));
            }
            case Cadence.EndOf end -> Optional.of(endOf(end, duty));
            case Cadence.Once once ->
                Optional.of(new Rhythm(ReportPeriod.Kind.ONCE, 0, 1, once.date(), duty.cadence(), duty.toWhom()));
            case Cadence.OnDay onDay -> Optional.of(onDay(onDay, duty));
            case Cadence.Daily daily -> Optional.empty();
            case Cadence.OnRequest onRequest -> Optional.empty();
        };
    }

    /**
     * A day from the 15th on closes on the 14th, as the decree has it; an earlier one follows the calendar's month, or for
     * longer periods closes on the day before, so that it is due in the month that the plan means.
     */
    private static Rhythm endOf(Cadence.EndOf end, Reporting duty) {
        ReportPeriod.Kind kind = switch (end.period()) {
            case MONTH -> ReportPeriod.Kind.MONTHLY;
            case QUARTER -> ReportPeriod.Kind.QUARTERLY;
            case HALF_YEAR -> ReportPeriod.Kind.HALF_YEARLY;
            case NINE_MONTHS -> ReportPeriod.Kind.NINE_MONTHS;
            case YEAR -> ReportPeriod.Kind.YEARLY;
        };
        Integer written = end.day();
        int due = written == null ? USUAL_DUE_DAY : Math.min(written, LAST_DAY);
        int cutOff = end.monthAfter() || (due <= ReportPeriod.LAWFUL_CUT_OFF && kind == ReportPeriod.Kind.MONTHLY)
                ? 0
                : cutOff(due);
        return new Rhythm(kind, cutOff, due, null, duty.cadence(), duty.toWhom());
    }

    private static int cutOff(int due) {
        return Math.min(due - 1, ReportPeriod.LAWFUL_CUT_OFF);
    }

    /** Once a year by a day of its own; the year closes on the day before, on the 14th at the latest. */
    private static Rhythm onDay(Cadence.OnDay onDay, Reporting duty) {
        int due = onDay.day().getDayOfMonth();
        return new Rhythm(
                ReportPeriod.Kind.YEARLY,
                cutOff(due),
                due,
                onDay.day().atYear(ANY_YEAR),
                duty.cadence(),
                duty.toWhom());
    }
}

package vn.lienthong.steering.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.plan.Reporting;
import vn.lienthong.steering.planreader.Cadence;

/** What a plan's own words about reporting ("thứ 3 hàng tuần và trước ngày 15 hàng tháng") mean as regimes. */
final class RegimeReading {

    private static final int USUAL_DUE_DAY = 15;
    private static final int LAST_DAY = 31;

    private RegimeReading() {}

    /**
     * One rhythm that a round can follow.
     *
     * @param words of the duty
     */
    record Rhythm(ReportPeriod.Kind kind, int cutOff, int dueDay, String words, String toWhom) {}

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
                Optional<Rhythm> same = found.stream()
                        .filter(one -> one.kind() == read.get().kind())
                        .findFirst();
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
                        duty.cadence(),
                        duty.toWhom()));
            }
            case Cadence.EndOf end -> endOf(end, duty);
            case Cadence.Once once -> Optional.empty();
            case Cadence.Daily daily -> Optional.empty();
            case Cadence.OnDay onDay -> Optional.empty();
            case Cadence.OnRequest onRequest -> Optional.empty();
        };
    }

    /** A day from the 15th on closes on the 14th, as the decree has it; an earlier one follows the calendar's month. */
    private static Optional<Rhythm> endOf(Cadence.EndOf end, Reporting duty) {
        ReportPeriod.Kind kind = switch (end.period()) {
            case MONTH -> ReportPeriod.Kind.MONTHLY;
            case QUARTER -> ReportPeriod.Kind.QUARTERLY;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        Integer written = end.day();
        int due = written == null ? USUAL_DUE_DAY : Math.min(written, LAST_DAY);
        boolean calendar = end.monthAfter() || due <= ReportPeriod.LAWFUL_CUT_OFF;
        return Optional.of(
                new Rhythm(kind, calendar ? 0 : ReportPeriod.LAWFUL_CUT_OFF, due, duty.cadence(), duty.toWhom()));
    }
}

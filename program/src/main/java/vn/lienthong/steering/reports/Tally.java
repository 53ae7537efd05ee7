package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes figures out of records, for the rooms that offer a {@link ReportSource}: each number once for each unit and once for
 * all of them, always with the records behind it.
 */
public final class Tally {

    private final ReportSource.Scope scope;
    private final Set<UUID> units;

    /**
     * A tally of what is asked.
     *
     * @param units those that have any record: they get a number, be it 0; others have no data
     */
    public Tally(ReportSource.Scope scope, Collection<UUID> units) {
        this.scope = scope;
        this.units = Set.copyOf(units);
    }

    /**
     * A record that counts.
     *
     * @param agency whose it is
     * @param day on which it was recorded to have come so far
     * @param amount how much it counts: 1, or a sum
     */
    public record Counted(UUID agency, LocalDate day, BigDecimal amount, ReportSource.Evidence evidence) {

        /** One record, counting one. */
        public static Counted one(UUID agency, LocalDate day, ReportSource.Evidence evidence) {
            return new Counted(agency, day, BigDecimal.ONE, evidence);
        }
    }

    /** What happened in the period; behind it everything up to its end, the period's own records first. */
    public List<ReportSource.Figure> happened(String code, String labelKey, String unitKey, List<Counted> all) {
        ReportPeriod period = scope.period();
        ReportPeriod before = period.previous();
        return figures((agency, mine) -> {
            List<Counted> known = all.stream()
                    .filter(mine.and(one -> !one.day().isAfter(period.last())))
                    .sorted(Comparator.comparing(Counted::day).reversed())
                    .toList();
            return new ReportSource.Figure(
                    code,
                    agency,
                    labelKey,
                    unitKey,
                    sum(known, one -> period.holds(one.day())),
                    sum(known, one -> true),
                    sum(known, one -> before.holds(one.day())),
                    null,
                    evidence(known));
        });
    }

    /** How things stand at the end of the period. */
    public List<ReportSource.Figure> standing(
            String code, String labelKey, String unitKey, List<Counted> now, List<Counted> before) {
        return figures((agency, mine) -> {
            List<Counted> counted = now.stream().filter(mine).toList();
            return new ReportSource.Figure(
                    code,
                    agency,
                    labelKey,
                    unitKey,
                    sum(counted, one -> true),
                    null,
                    sum(before.stream().filter(mine).toList(), one -> true),
                    null,
                    evidence(counted));
        });
    }

    private interface Maker {
        ReportSource.Figure make(@Nullable UUID agency, Predicate<Counted> mine);
    }

    private List<ReportSource.Figure> figures(Maker maker) {
        List<ReportSource.Figure> figures = new ArrayList<>();
        if (scope.agencies().isEmpty()) {
            figures.add(maker.make(null, one -> true));
        }
        units.stream()
                .filter(scope::about)
                .sorted()
                .forEach(unit -> figures.add(maker.make(unit, one -> Objects.equals(one.agency(), unit))));
        return figures;
    }

    private static BigDecimal sum(List<Counted> records, Predicate<Counted> which) {
        return records.stream().filter(which).map(Counted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<ReportSource.Evidence> evidence(List<Counted> records) {
        return records.stream().map(Counted::evidence).distinct().toList();
    }
}

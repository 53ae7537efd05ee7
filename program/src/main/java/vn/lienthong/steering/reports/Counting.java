package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;

/** Counts a report: every figure and table with the records behind them, at one moment. */
@Component
class Counting {

    static final String RANKING = "units";
    private static final String OWN = "reports";

    private final Sources sources;
    private final PlanBook plans;
    private final Locality locality;
    private final Clock clock;

    Counting(Sources sources, PlanBook plans, Locality locality, Clock clock) {
        this.sources = sources;
        this.plans = plans;
        this.locality = locality;
        this.clock = clock;
    }

    /** Now, or the end of the period if that has passed: what was recorded later belongs to the next one. */
    private Instant asOf(ReportPeriod period) {
        Instant end =
                period.last().plusDays(1).atStartOfDay(VietnameseText.ZONE).toInstant();
        Instant now = clock.instant();
        return now.isBefore(end) ? now : end;
    }

    /**
     * Counts everything.
     *
     * @param progress told how many plans of how many are counted
     */
    Snapshot count(UUID report, Round round, BiConsumer<Integer, Integer> progress) {
        Instant asOf = asOf(round.period());
        List<Snapshot.Counted> figures = new ArrayList<>();
        List<Snapshot.Titled> tables = new ArrayList<>();
        if (round.gathers()) {
            figures.addAll(sources.gathered(round, owners(round), asOf, progress));
        } else {
            for (UUID plan : round.plans()) {
                for (Sources.From from : sources.of(new ReportSource.Scope(plan, List.of(), round.period(), asOf))) {
                    from.contribution()
                            .figures()
                            .forEach(figure -> figures.add(new Snapshot.Counted(from.source(), figure)));
                    from.contribution()
                            .tables()
                            .forEach(table -> tables.add(new Snapshot.Titled(from.source(), table)));
                }
            }
        }
        Map<UUID, String> names = names(figures);
        tables.addFirst(new Snapshot.Titled(OWN, ranking(figures, names)));
        return new Snapshot(report, asOf, names, figures, tables);
    }

    private Map<UUID, UUID> owners(Round round) {
        Map<UUID, UUID> owners = new HashMap<>();
        for (UUID plan : round.plans()) {
            plans.known(plan).map(Plan::owner).ifPresent(owner -> owners.put(plan, owner));
        }
        return owners;
    }

    private Map<UUID, String> names(List<Snapshot.Counted> figures) {
        Set<UUID> agencies = new LinkedHashSet<>();
        figures.forEach(one -> {
            UUID agency = one.figure().agency();
            if (agency != null) {
                agencies.add(agency);
            }
        });
        Map<UUID, String> names = new HashMap<>();
        locality.standing(agencies, LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE))
                .forEach((id, agency) -> names.put(id, agency.name()));
        return names;
    }

    /** By percentage with its denominator, never by count alone; equals share a rank. */
    private static ReportSource.Table ranking(List<Snapshot.Counted> figures, Map<UUID, String> names) {
        Map<UUID, Map<String, ReportSource.Figure>> units = Sources.byUnit(figures);
        List<List<String>> rows = new ArrayList<>();
        BigDecimal last = null;
        int rank = 0;
        for (Snapshot.Counted one : Sources.ranked(figures, PlanSource.STEPS_DONE)) {
            UUID agency = Objects.requireNonNull(one.figure().agency());
            BigDecimal percent = one.percent().orElse(null);
            rank = percent == null || last == null || percent.compareTo(last) != 0 ? rows.size() + 1 : rank;
            last = percent;
            Map<String, ReportSource.Figure> of = units.getOrDefault(agency, Map.of());
            rows.add(List.of(
                    percent == null ? Amounts.NO_DATA : String.valueOf(rank),
                    names.getOrDefault(agency, Amounts.NO_DATA),
                    value(of.get("items")),
                    Amounts.of(one.figure().value()),
                    Amounts.of(one.figure().cumulative()),
                    Amounts.of(one.figure().planned()),
                    Amounts.percent(percent, VietnameseText.VIETNAMESE),
                    value(of.get("steps-late"))));
        }
        return new ReportSource.Table(
                RANKING,
                "reports.table.units",
                List.of(
                        new ReportSource.Column("reports.column.rank", 1.2, true),
                        new ReportSource.Column("reports.column.unit", 6, false),
                        new ReportSource.Column("reports.column.items", 2, true),
                        new ReportSource.Column("reports.column.in-period", 2, true),
                        new ReportSource.Column("reports.column.cumulative", 2, true),
                        new ReportSource.Column("reports.column.planned", 2, true),
                        new ReportSource.Column("reports.column.percent", 2, true),
                        new ReportSource.Column("reports.column.late", 2, true)),
                rows);
    }

    private static String value(ReportSource.@Nullable Figure figure) {
        return Amounts.of(figure == null ? null : figure.value());
    }
}

package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every room what it knows of a period. */
@Component
class Sources {

    private final ObjectProvider<ReportSource> offered;

    Sources(ObjectProvider<ReportSource> offered) {
        this.offered = offered;
    }

    private List<ReportSource> all() {
        return offered.stream()
                .sorted(Comparator.comparingInt(ReportSource::order).thenComparing(ReportSource::code))
                .toList();
    }

    /** The lines for one unit, from every source, of all plans of a round. */
    List<ReportSource.Line> lines(Round round, UUID agency, Instant asOf) {
        return contributions(round, List.of(agency), asOf).stream()
                .flatMap(from -> from.contribution().lines().stream())
                .filter(line -> line.agency().equals(agency))
                .toList();
    }

    /** The lines of every unit of a round at once, by unit. */
    Map<UUID, List<ReportSource.Line>> lines(Round round, Collection<UUID> agencies, Instant asOf) {
        return contributions(round, agencies, asOf).stream()
                .flatMap(from -> from.contribution().lines().stream())
                .collect(Collectors.groupingBy(ReportSource.Line::agency));
    }

    /** The figures of one unit, from every source, of all plans of a round. */
    List<Snapshot.Counted> figures(Round round, UUID agency, Instant asOf) {
        return contributions(round, List.of(agency), asOf).stream()
                .flatMap(from -> from.contribution().figures().stream()
                        .filter(figure -> agency.equals(figure.agency()))
                        .map(figure -> new Snapshot.Counted(from.source(), figure)))
                .toList();
    }

    /** What a source said. */
    record From(String source, ReportSource.Contribution contribution) {}

    private List<From> contributions(Round round, Collection<UUID> agencies, Instant asOf) {
        List<From> all = new ArrayList<>();
        for (UUID plan : round.plans()) {
            all.addAll(of(new ReportSource.Scope(plan, agencies, round.period(), asOf)));
        }
        return all;
    }

    List<From> of(ReportSource.Scope scope) {
        return all().stream()
                .map(source -> new From(source.code(), source.contribute(scope)))
                .toList();
    }

    private List<From> totals(ReportSource.Scope scope) {
        return all().stream()
                .map(source -> new From(source.code(), source.totals(scope)))
                .toList();
    }

    /** How records stand now, by id; what is gone is missing. */
    Map<String, ReportSource.Evidence> now(String source, Collection<String> ids) {
        return all().stream()
                .filter(one -> one.code().equals(source))
                .findFirst()
                .map(one -> one.now(ids))
                .orElse(Map.of());
    }

    /**
     * Everything of a round that gathers many plans: the figures of each plan as those of its owner, and their sums.
     *
     * @param owners whose plan it is, by plan
     * @param progress told after each plan: done, in all
     */
    List<Snapshot.Counted> gathered(
            Round round, Map<UUID, UUID> owners, Instant asOf, BiConsumer<Integer, Integer> progress) {
        Map<String, List<Snapshot.Counted>> byCode = new LinkedHashMap<>();
        List<Snapshot.Counted> ofOwners = new ArrayList<>();
        int done = 0;
        for (UUID plan : round.plans()) {
            UUID owner = owners.get(plan);
            for (From from : totals(new ReportSource.Scope(plan, List.of(), round.period(), asOf))) {
                for (ReportSource.Figure figure : from.contribution().figures()) {
                    if (figure.agency() == null) {
                        Snapshot.Counted counted = new Snapshot.Counted(from.source(), figure);
                        byCode.computeIfAbsent(counted.reference(), code -> new ArrayList<>())
                                .add(counted);
                        if (owner != null) {
                            ofOwners.add(new Snapshot.Counted(from.source(), at(figure, owner)));
                        }
                    }
                }
            }
            progress.accept(++done, round.plans().size());
        }
        List<Snapshot.Counted> all = new ArrayList<>();
        byCode.values().forEach(list -> all.add(sum(list)));
        all.addAll(merged(ofOwners));
        return all;
    }

    /** One owner with several plans has one figure of each kind. */
    private static List<Snapshot.Counted> merged(List<Snapshot.Counted> figures) {
        Map<String, List<Snapshot.Counted>> byReference = new LinkedHashMap<>();
        figures.forEach(one -> byReference
                .computeIfAbsent(one.reference(), reference -> new ArrayList<>())
                .add(one));
        return byReference.values().stream().map(Sources::sum).toList();
    }

    private static ReportSource.Figure at(ReportSource.Figure figure, UUID owner) {
        return new ReportSource.Figure(
                figure.code(),
                owner,
                figure.labelKey(),
                figure.unitKey(),
                figure.value(),
                figure.cumulative(),
                figure.previous(),
                figure.planned(),
                figure.evidence());
    }

    private static Snapshot.Counted sum(List<Snapshot.Counted> list) {
        ReportSource.Figure first = list.getFirst().figure();
        if (list.size() == 1) {
            return list.getFirst();
        }
        List<ReportSource.Evidence> evidence = new ArrayList<>();
        list.forEach(one -> evidence.addAll(one.figure().evidence()));
        return new Snapshot.Counted(
                list.getFirst().source(),
                new ReportSource.Figure(
                        first.code(),
                        first.agency(),
                        first.labelKey(),
                        first.unitKey(),
                        added(list.stream()
                                .map(one -> Optional.ofNullable(one.figure().value()))
                                .toList()),
                        added(list.stream()
                                .map(one -> Optional.ofNullable(one.figure().cumulative()))
                                .toList()),
                        added(list.stream()
                                .map(one -> Optional.ofNullable(one.figure().previous()))
                                .toList()),
                        added(list.stream()
                                .map(one -> Optional.ofNullable(one.figure().planned()))
                                .toList()),
                        evidence));
    }

    /** Units without data add nothing; if none has any, there is none. */
    private static @Nullable BigDecimal added(List<Optional<BigDecimal>> values) {
        return values.stream().flatMap(Optional::stream).reduce(BigDecimal::add).orElse(null);
    }

    /** Percentages by unit of one figure, the highest first; units without data last. */
    static List<Snapshot.Counted> ranked(List<Snapshot.Counted> figures, String code) {
        return figures.stream()
                .filter(one ->
                        one.figure().agency() != null && one.figure().code().equals(code))
                .sorted(Comparator.comparing(
                        (Snapshot.Counted one) -> one.percent().orElse(new BigDecimal(-1)), Comparator.reverseOrder()))
                .toList();
    }

    /** Figures by unit and code. */
    static Map<UUID, Map<String, ReportSource.Figure>> byUnit(List<Snapshot.Counted> figures) {
        Map<UUID, Map<String, ReportSource.Figure>> units = new HashMap<>();
        for (Snapshot.Counted one : figures) {
            UUID agency = one.figure().agency();
            if (agency != null) {
                units.computeIfAbsent(agency, id -> new HashMap<>())
                        .put(one.figure().code(), one.figure());
            }
        }
        return units;
    }
}

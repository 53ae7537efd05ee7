package vn.lienthong.steering.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;
import vn.lienthong.steering.progress.StepProgress;

/** The items of a plan with their progress and the names of their units: what every view begins with. */
@Component
class Rows {

    private final PlanBook book;
    private final Progress progress;
    private final Locality locality;
    private final Clock clock;

    Rows(PlanBook book, Progress progress, Locality locality, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.locality = locality;
        this.clock = clock;
    }

    /** Every item of a plan, in its order. */
    List<Row> of(UUID plan) {
        Progress.Standing standing = progress.standing(plan);
        Map<UUID, ItemProgress> items = standing.items();
        Map<UUID, String> names = names(items.values());
        Map<UUID, List<StepProgress>> steps =
                standing.steps().values().stream().collect(Collectors.groupingBy(StepProgress::itemId));
        return book.items(plan).stream()
                .filter(item -> items.containsKey(item.id()))
                .map(item -> row(
                        item,
                        Objects.requireNonNull(items.get(item.id())),
                        names,
                        steps.getOrDefault(item.id(), List.of())))
                .toList();
    }

    private static Row row(PlanItem item, ItemProgress progress, Map<UUID, String> names, List<StepProgress> steps) {
        Optional<UUID> lead = Optional.ofNullable(progress.lead()).filter(names::containsKey);
        String written =
                item.content().lead().isEmpty() ? "" : item.content().lead().getFirst();
        return new Row(
                item,
                progress,
                Row.Unit.of(lead, lead.map(names::get).orElse(written)),
                counting(steps).sorted(Comparator.comparingInt(StepProgress::n)).toList());
    }

    /** A step that was split counts by its parts; dates and the item itself count where there are no steps. */
    private static Stream<StepProgress> counting(List<StepProgress> steps) {
        Set<UUID> split = steps.stream()
                .map(StepProgress::parentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean real = steps.stream().anyMatch(step -> step.kind() == StepProgress.Kind.STEP);
        return steps.stream()
                .filter(step -> !split.contains(step.stepId()))
                .filter(step -> !real || step.kind() == StepProgress.Kind.STEP);
    }

    private Map<UUID, String> names(Collection<ItemProgress> items) {
        return names(items.stream().map(ItemProgress::lead));
    }

    /** Names of agencies today. */
    Map<UUID, String> names(Stream<UUID> agencies) {
        Set<UUID> ids = agencies.filter(Objects::nonNull).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : locality.names(ids, LocalDate.now(clock));
    }

    /** The units of a plan that lead something, for the filter. */
    static Map<String, String> units(List<Row> rows) {
        Map<String, String> units = new LinkedHashMap<>();
        rows.stream()
                .map(Row::unit)
                .filter(unit -> !unit.name().isEmpty())
                .sorted(Comparator.comparing(Row.Unit::name, vn.lienthong.kernel.VietnameseText.collator()))
                .forEach(unit -> units.putIfAbsent(unit.key(), unit.name()));
        return units;
    }
}

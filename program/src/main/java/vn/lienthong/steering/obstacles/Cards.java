package vn.lienthong.steering.obstacles;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.People;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.PlanStep;

/** Makes of obstacles what pages show: a fixed number of questions for a list, however long. */
@Component
class Cards {

    private final ObstacleStore store;
    private final PlanBook plans;
    private final Reach reach;
    private final Terms terms;
    private final People people;

    Cards(ObstacleStore store, PlanBook plans, Reach reach, Terms terms, People people) {
        this.store = store;
        this.plans = plans;
        this.reach = reach;
        this.terms = terms;
        this.people = people;
    }

    /** For a list: no histories, nothing offered. */
    List<Card> rows(Collection<Obstacle> obstacles) {
        return cards(obstacles, Map.of(), false);
    }

    /** With histories and what the reader may do. */
    List<Card> full(Collection<Obstacle> obstacles) {
        List<Happening> history =
                store.history(obstacles.stream().map(Obstacle::id).toList());
        Map<UUID, String> names = people.names(history.stream()
                .map(Happening::by)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
        Map<UUID, List<Card.Told>> told = history.stream()
                .collect(Collectors.groupingBy(
                        Happening::obstacle,
                        Collectors.mapping(
                                one -> new Card.Told(one, one.by() == null ? "" : names.getOrDefault(one.by(), "")),
                                Collectors.toList())));
        return cards(obstacles, told, true);
    }

    private List<Card> cards(Collection<Obstacle> obstacles, Map<UUID, List<Card.Told>> told, boolean offered) {
        WorkingCalendar calendar = terms.calendar();
        LocalDate today = terms.today();
        Map<UUID, Line> lines = new HashMap<>();
        Map<UUID, Map<UUID, PlanItem>> items = new HashMap<>();
        return obstacles.stream()
                .map(one -> {
                    Line line = lines.computeIfAbsent(one.planId(), terms::line);
                    PlanItem item =
                            items.computeIfAbsent(one.planId(), this::byId).get(one.itemId());
                    boolean late = terms.late(one);
                    return new Card(
                            one,
                            item == null ? "" : item.title(),
                            item == null ? null : step(item, one),
                            line.above(one.asked().level())
                                    .map(Line.Level::name)
                                    .orElse(null),
                            Math.max(0, calendar.between(one.asked().on(), today)),
                            late ? calendar.between(one.asked().due(), today) : 0,
                            offered && reach.mayAnswer(one),
                            offered && reach.mayEnd(one),
                            told.getOrDefault(one.id(), List.of()));
                })
                .toList();
    }

    private static @org.jspecify.annotations.Nullable String step(PlanItem item, Obstacle one) {
        return item.steps().stream()
                .filter(step -> step.id().equals(one.stepId()))
                .map(PlanStep::text)
                .findFirst()
                .orElse(null);
    }

    private Map<UUID, PlanItem> byId(UUID plan) {
        return plans.items(plan).stream().collect(Collectors.toMap(PlanItem::id, item -> item));
    }
}

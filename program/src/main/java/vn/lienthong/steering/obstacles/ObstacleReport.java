package vn.lienthong.steering.obstacles;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;

/** What reports say of obstacles: read from the histories, so that a report of last month says what was true then. */
@Component
class ObstacleReport implements ReportSource {

    private static final String KIND = "obstacle:";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ObstacleStore store;
    private final PlanBook plans;
    private final Messages messages;

    ObstacleReport(ObstacleStore store, PlanBook plans, Messages messages) {
        this.store = store;
        this.plans = plans;
        this.messages = messages;
    }

    /**
     * An obstacle as it stood at a moment.
     *
     * @param last what had happened last of what changes its state
     */
    private record Then(Obstacle obstacle, Obstacle.State state, Happening last) {

        boolean open() {
            return state == Obstacle.State.WAITING || state == Obstacle.State.ANSWERED;
        }

        LocalDate day() {
            return last.at().atZone(VietnameseText.ZONE).toLocalDate();
        }
    }

    @Override
    public String code() {
        return "obstacles";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Contribution contribute(Scope scope) {
        ReportPeriod period = scope.period();
        List<Then> then = at(scope, period.last());
        if (then.isEmpty()) {
            return Contribution.none();
        }
        Map<UUID, PlanItem> items =
                plans.items(scope.plan()).stream().collect(Collectors.toMap(PlanItem::id, item -> item));
        List<Line> lines = new ArrayList<>();
        for (Then one : then) {
            PlanItem item = items.get(one.obstacle().itemId());
            String group = item == null ? "" : item.content().group();
            if (one.open()) {
                lines.add(line(one, ReportSection.OBSTACLES, group, "obstacles.report.open", ""));
            }
            if (one.state() == Obstacle.State.WAITING) {
                lines.add(line(
                        one,
                        ReportSection.PROPOSALS,
                        group,
                        "obstacles.report.proposal",
                        one.last().askedName()));
            }
            if (one.state() == Obstacle.State.CLOSED && period.holds(one.day())) {
                lines.add(line(one, ReportSection.DONE, group, "obstacles.report.closed", ""));
            }
        }
        return new Contribution(lines, figures(scope, then), List.of(table(then, items)));
    }

    private Line line(Then one, ReportSection section, String group, String key, String addressee) {
        Obstacle obstacle = one.obstacle();
        return new Line(
                obstacle.raisedFor(),
                section,
                KIND + obstacle.id(),
                group,
                obstacle.title(),
                words(
                        key,
                        obstacle.title(),
                        one.last().askedName(),
                        obstacle.wanted(),
                        words("obstacles.state." + one.state()),
                        DAY.format(one.day()),
                        words("obstacles.category." + obstacle.category())),
                obstacle.path(),
                false,
                addressee);
    }

    private List<Figure> figures(Scope scope, List<Then> then) {
        ReportPeriod period = scope.period();
        ReportPeriod before = period.previous();
        List<Then> earlier = at(scope, before.last());
        Predicate<Then> closed = one -> one.state() == Obstacle.State.CLOSED;
        return List.of(
                figure(
                        "obstacles-raised",
                        then.stream().filter(one -> period.holds(raised(one))).toList(),
                        then.size(),
                        then.stream().filter(one -> before.holds(raised(one))).count()),
                figure(
                        "obstacles-closed",
                        then.stream()
                                .filter(closed.and(one -> period.holds(one.day())))
                                .toList(),
                        then.stream().filter(closed).count(),
                        earlier.stream()
                                .filter(closed.and(one -> before.holds(one.day())))
                                .count()),
                new Figure(
                        "obstacles-open",
                        null,
                        "obstacles.report.figure.obstacles-open",
                        "obstacles.report.unit",
                        BigDecimal.valueOf(then.stream().filter(Then::open).count()),
                        null,
                        BigDecimal.valueOf(earlier.stream().filter(Then::open).count()),
                        null,
                        then.stream().filter(Then::open).map(this::evidence).toList()));
    }

    private Figure figure(String code, List<Then> counted, long cumulative, long previous) {
        return new Figure(
                code,
                null,
                "obstacles.report.figure." + code,
                "obstacles.report.unit",
                BigDecimal.valueOf(counted.size()),
                BigDecimal.valueOf(cumulative),
                BigDecimal.valueOf(previous),
                null,
                counted.stream().map(this::evidence).toList());
    }

    private static LocalDate raised(Then one) {
        return one.obstacle().raisedAt().atZone(VietnameseText.ZONE).toLocalDate();
    }

    private Evidence evidence(Then one) {
        return new Evidence(
                KIND + one.obstacle().id(),
                one.obstacle().title(),
                words("obstacles.state." + one.state()),
                one.obstacle().path());
    }

    private Table table(List<Then> then, Map<UUID, PlanItem> items) {
        return new Table(
                "obstacles",
                "obstacles.title",
                List.of(
                        new Column("obstacles.field.title", 4, false),
                        new Column("obstacles.field.item", 3, false),
                        new Column("obstacles.field.raised-for", 2, false),
                        new Column("obstacles.field.asked", 2, false),
                        new Column("obstacles.field.state", 2, false)),
                then.stream()
                        .filter(Then::open)
                        .map(one -> {
                            PlanItem item = items.get(one.obstacle().itemId());
                            return List.of(
                                    one.obstacle().title(),
                                    item == null ? "" : item.title(),
                                    one.obstacle().raisedForName(),
                                    one.last().askedName(),
                                    words("obstacles.state." + one.state()));
                        })
                        .toList());
    }

    /** The obstacles of the units asked about as they stood at the end of a day, by what was known at the moment asked for. */
    private List<Then> at(Scope scope, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(VietnameseText.ZONE).toInstant();
        Instant moment = end.isBefore(scope.asOf()) ? end : scope.asOf();
        List<Obstacle> raised = store.raisedBefore(scope.plan(), moment).stream()
                .filter(one -> scope.about(one.raisedFor()))
                .toList();
        Map<UUID, Happening> last = new LinkedHashMap<>();
        store.history(raised.stream().map(Obstacle::id).toList()).stream()
                .filter(one -> one.at().isBefore(moment) && state(one) != null)
                .forEach(one -> last.put(one.obstacle(), one));
        List<Then> then = new ArrayList<>();
        raised.forEach(one -> {
            Happening happening = last.get(one.id());
            Obstacle.State state = happening == null ? null : state(happening);
            if (happening != null && state != null) {
                then.add(new Then(one, state, happening));
            }
        });
        return then;
    }

    /** The state after a line of the history; null where it does not change it. */
    private static Obstacle.@org.jspecify.annotations.Nullable State state(Happening happening) {
        return switch (happening.kind()) {
            case RAISED, ESCALATED, PASSED_ON, REOPENED -> Obstacle.State.WAITING;
            case ANSWERED -> Obstacle.State.ANSWERED;
            case CLOSED -> Obstacle.State.CLOSED;
            case WITHDRAWN -> Obstacle.State.WITHDRAWN;
            case DUE_MOVED, TAKEN_OVER -> null;
        };
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        store.all(ids.stream()
                        .filter(id -> id.startsWith(KIND))
                        .map(id -> UUID.fromString(id.substring(KIND.length())))
                        .toList())
                .forEach(one -> found.put(
                        KIND + one.id(),
                        new Evidence(
                                KIND + one.id(), one.title(), words("obstacles.state." + one.state()), one.path())));
        return found;
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}

package vn.lienthong.steering.sites;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.golive.GoLive;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.capability.golive.Stage;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;
import vn.lienthong.steering.reports.Tally;

/** What reports say of systems on their way into operation: tested, checked, live, run out; as they stood then. */
@Component
class SystemReport implements ReportSource {

    private static final String KIND = "system:";
    private static final String UNIT = "sites.report.systems.unit";
    private static final List<Stage> REACHED = List.of(Stage.TESTED, Stage.CHECKED, Stage.LIVE);

    private final GoLive goLive;
    private final PlanBook plans;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    SystemReport(GoLive goLive, PlanBook plans, Locality locality, Messages messages, Clock clock) {
        this.goLive = goLive;
        this.plans = plans;
        this.locality = locality;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A system as it stood at a moment.
     *
     * @param agency whose it is today, after mergers
     * @param stage where it stood
     * @param first days on which it first came to each stage, as written down
     */
    private record Then(GoingLive system, UUID agency, Stage stage, LocalDate since, Map<Stage, LocalDate> first) {}

    @Override
    public String code() {
        return "systems";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Contribution contribute(Scope scope) {
        Map<UUID, PlanItem> items =
                plans.items(scope.plan()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        List<GoingLive> systems = goLive.ofAll(
                SystemPages.SUBJECT, items.keySet().stream().map(UUID::toString).toList());
        List<Then> then = at(scope, systems, scope.period().last());
        if (then.isEmpty()) {
            return Contribution.none();
        }
        return new Contribution(
                lines(scope, then, items),
                figures(
                        scope,
                        then,
                        at(scope, systems, scope.period().previous().last())),
                List.of());
    }

    private List<Figure> figures(Scope scope, List<Then> then, List<Then> before) {
        Tally tally = new Tally(scope, then.stream().map(Then::agency).collect(Collectors.toSet()));
        List<Figure> figures = new ArrayList<>();
        for (Stage stage : REACHED) {
            List<Tally.Counted> came = new ArrayList<>();
            for (Then one : then) {
                LocalDate day = one.first().get(stage);
                if (day != null) {
                    came.add(Tally.Counted.one(one.agency(), day, evidence(one.system(), one.stage())));
                }
            }
            figures.addAll(tally.happened(
                    "systems-" + stage.name().toLowerCase(java.util.Locale.ROOT),
                    "sites.report.systems.figure." + stage,
                    UNIT,
                    came));
        }
        figures.addAll(tally.standing(
                "systems-expired", "sites.report.systems.figure.EXPIRED", UNIT, expired(then), expired(before)));
        return figures;
    }

    private List<Tally.Counted> expired(List<Then> then) {
        return then.stream()
                .filter(one -> one.stage() == Stage.EXPIRED)
                .map(one -> Tally.Counted.one(one.agency(), one.since(), evidence(one.system(), one.stage())))
                .toList();
    }

    private Evidence evidence(GoingLive system, Stage stage) {
        return new Evidence(KIND + system.id(), system.name(), words(stage.key()), system.path());
    }

    /** One line for a system that came further in the period, or whose check ran out. */
    private List<Line> lines(Scope scope, List<Then> then, Map<UUID, PlanItem> items) {
        List<Line> lines = new ArrayList<>();
        for (Then one : then) {
            PlanItem item = items.get(UUID.fromString(one.system().subject().id()));
            if (item != null && scope.period().holds(one.since())) {
                lines.add(new Line(
                        one.agency(),
                        ReportSection.CONDITIONS,
                        KIND + one.system().id(),
                        item.content().group(),
                        item.title(),
                        words(
                                "sites.report.systems.line",
                                one.system().name(),
                                words(one.stage().key())),
                        one.system().path(),
                        false,
                        ""));
            }
        }
        return lines;
    }

    private List<Then> at(Scope scope, List<GoingLive> systems, LocalDate day) {
        Instant moment = scope.endOf(day);
        Map<UUID, List<GoLive.Reached>> reached = goLive
                .reached(systems.stream().map(GoingLive::id).toList())
                .stream()
                .filter(one -> one.at().isBefore(moment))
                .collect(Collectors.groupingBy(GoLive.Reached::system));
        Map<UUID, Agency> standing = locality.standing(
                systems.stream().map(GoingLive::agency).collect(Collectors.toSet()), LocalDate.now(clock));
        List<Then> then = new ArrayList<>();
        for (GoingLive system : systems) {
            Agency agency = standing.get(system.agency());
            UUID owner = agency == null ? system.agency() : agency.id();
            if (system.startedAt().isBefore(moment) && scope.about(owner)) {
                then.add(then(system, owner, reached.getOrDefault(system.id(), List.of())));
            }
        }
        return then;
    }

    private static Then then(GoingLive system, UUID owner, List<GoLive.Reached> history) {
        Map<Stage, LocalDate> first = new LinkedHashMap<>();
        history.forEach(one -> first.putIfAbsent(one.stage(), day(one.at())));
        return history.isEmpty()
                ? new Then(system, owner, Stage.PREPARING, day(system.startedAt()), first)
                : new Then(
                        system,
                        owner,
                        history.getLast().stage(),
                        day(history.getLast().at()),
                        first);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(VietnameseText.ZONE).toLocalDate();
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        goLive.find(ids.stream()
                        .filter(id -> id.startsWith(KIND))
                        .map(id -> UUID.fromString(id.substring(KIND.length())))
                        .toList())
                .forEach(system -> found.put(KIND + system.id(), evidence(system, system.stage())));
        return found;
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}

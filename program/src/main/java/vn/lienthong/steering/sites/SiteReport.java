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
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;
import vn.lienthong.steering.reports.Tally;

/** What reports say of places: chosen, started, replicated, stopped; read from the histories as they stood then. */
@Component
class SiteReport implements ReportSource {

    private static final String KIND = "site:";
    private static final String UNIT = "sites.report.unit";
    private static final List<Site.State> REACHED =
            List.of(Site.State.CHOSEN, Site.State.RUNNING, Site.State.REPLICATED, Site.State.STOPPED);

    private final SiteStore store;
    private final PlanBook plans;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    SiteReport(SiteStore store, PlanBook plans, Locality locality, Messages messages, Clock clock) {
        this.store = store;
        this.plans = plans;
        this.locality = locality;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A place as it stood at a moment.
     *
     * @param agency whose it is today, after mergers
     * @param first days on which it first came to each state, as written down
     */
    private record Then(Site site, UUID agency, Site.State state, Map<Site.State, LocalDate> first) {}

    @Override
    public String code() {
        return "sites";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Contribution contribute(Scope scope) {
        List<Then> then = at(scope, scope.period().last());
        if (then.isEmpty()) {
            return Contribution.none();
        }
        Map<UUID, PlanItem> items =
                plans.items(scope.plan()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        return new Contribution(lines(scope, then, items), figures(scope, then), List.of(table(then, items)));
    }

    private List<Figure> figures(Scope scope, List<Then> then) {
        Tally tally = new Tally(scope, then.stream().map(Then::agency).collect(Collectors.toSet()));
        List<Figure> figures = new ArrayList<>();
        for (Site.State state : REACHED) {
            List<Tally.Counted> came = new ArrayList<>();
            for (Then one : then) {
                LocalDate day = one.first().get(state);
                if (day != null) {
                    came.add(Tally.Counted.one(one.agency(), day, evidence(one.site(), one.state())));
                }
            }
            figures.addAll(tally.happened(
                    "sites-" + state.name().toLowerCase(java.util.Locale.ROOT),
                    "sites.report.figure." + state,
                    UNIT,
                    came));
        }
        figures.addAll(tally.standing(
                "sites-now",
                "sites.report.figure.now",
                UNIT,
                running(then),
                running(at(scope, scope.period().previous().last()))));
        return figures;
    }

    private List<Tally.Counted> running(List<Then> then) {
        return then.stream()
                .filter(one -> one.state() == Site.State.RUNNING || one.state() == Site.State.REPLICATED)
                .map(one -> Tally.Counted.one(one.agency(), one.site().since(), evidence(one.site(), one.state())))
                .toList();
    }

    private Evidence evidence(Site site, Site.State state) {
        return new Evidence(KIND + site.id(), name(site), words(state.key()), site.path());
    }

    private static String name(Site site) {
        return site.unitName().isEmpty() || site.name().contains(site.unitName())
                ? site.name()
                : site.name() + ", " + site.unitName();
    }

    /** One line for a unit and a matter: the places that came further. */
    private List<Line> lines(Scope scope, List<Then> then, Map<UUID, PlanItem> items) {
        Map<List<UUID>, List<String>> matters = new LinkedHashMap<>();
        for (Site.State state : REACHED) {
            then.stream()
                    .filter(one -> one.first().containsKey(state)
                            && scope.period()
                                    .holds(java.util.Objects.requireNonNull(
                                            one.first().get(state))))
                    .collect(Collectors.groupingBy(
                            one -> List.of(one.agency(), one.site().itemId()),
                            LinkedHashMap::new,
                            Collectors.mapping(one -> name(one.site()), Collectors.joining("; "))))
                    .forEach((key, names) -> matters.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(words("sites.report.line." + state, names)));
        }
        List<Line> lines = new ArrayList<>();
        matters.forEach((key, said) -> {
            PlanItem item = items.get(key.get(1));
            if (item != null) {
                lines.add(new Line(
                        key.getFirst(),
                        ReportSection.DONE,
                        "sites:" + item.id(),
                        item.content().group(),
                        item.title(),
                        String.join(" ", said),
                        item.path(),
                        false,
                        ""));
            }
        });
        return lines;
    }

    private Table table(List<Then> then, Map<UUID, PlanItem> items) {
        return new Table(
                "sites",
                "sites.report.table",
                List.of(
                        new Column("sites.report.column.item", 5, false),
                        new Column("sites.report.column.place", 5, false),
                        new Column("sites.report.column.state", 2, false)),
                then.stream()
                        .filter(one -> one.state() != Site.State.CANDIDATE)
                        .map(one -> {
                            PlanItem item = items.get(one.site().itemId());
                            return List.of(
                                    item == null ? "" : item.title(),
                                    name(one.site()),
                                    words(one.state().key()));
                        })
                        .toList());
    }

    /** The places of the units asked about as they stood at the end of a day, by what was known at the moment asked for. */
    private List<Then> at(Scope scope, LocalDate day) {
        Instant moment = scope.endOf(day);
        Map<UUID, List<SiteStore.Reached>> reached = store.reached(scope.plan()).stream()
                .filter(one -> one.at().isBefore(moment))
                .collect(Collectors.groupingBy(SiteStore.Reached::site));
        if (reached.isEmpty()) {
            return List.of();
        }
        List<Site> sites = store.ofPlans(List.of(scope.plan()));
        Map<UUID, Agency> standing =
                locality.standing(sites.stream().map(Site::agency).collect(Collectors.toSet()), LocalDate.now(clock));
        List<Then> then = new ArrayList<>();
        for (Site site : sites) {
            List<SiteStore.Reached> history = reached.get(site.id());
            Agency agency = standing.get(site.agency());
            UUID owner = agency == null ? site.agency() : agency.id();
            if (history != null && scope.about(owner)) {
                Map<Site.State, LocalDate> first = new LinkedHashMap<>();
                history.forEach(one -> first.putIfAbsent(
                        one.state(), one.at().atZone(VietnameseText.ZONE).toLocalDate()));
                then.add(new Then(site, owner, history.getLast().state(), first));
            }
        }
        return then;
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        store.find(ids.stream()
                        .filter(id -> id.startsWith(KIND))
                        .map(id -> UUID.fromString(id.substring(KIND.length())))
                        .toList())
                .forEach(site -> found.put(KIND + site.id(), evidence(site, site.state())));
        return found;
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}

package vn.lienthong.steering.needs;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.devices.Devices;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.devices.NeedList;
import vn.lienthong.capability.devices.NeedMove;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.Money;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.reports.ReportPeriod;
import vn.lienthong.steering.reports.ReportSection;
import vn.lienthong.steering.reports.ReportSource;
import vn.lienthong.steering.reports.Tally;

/** What reports say of devices and money: proposed, approved, waiting; read from the histories as they stood then. */
@Component
class NeedReport implements ReportSource {

    private static final String KIND = "need:";
    private static final String FIGURE = "needs.report.figure.";

    private final Devices devices;
    private final PlanBook plans;
    private final Locality locality;
    private final Messages messages;
    private final Clock clock;

    NeedReport(Devices devices, PlanBook plans, Locality locality, Messages messages, Clock clock) {
        this.devices = devices;
        this.plans = plans;
        this.locality = locality;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A need as it stood at a moment.
     *
     * @param agency whose it is today, after mergers
     * @param proposed day on which it was proposed
     * @param since day on which it came into this state; of an approved one, on which it was approved
     */
    private record Then(Need need, UUID agency, Need.State state, int granted, LocalDate proposed, LocalDate since) {

        boolean approved() {
            return state == Need.State.APPROVED || state == Need.State.DELIVERED;
        }

        boolean waits() {
            return state == Need.State.PROPOSED || state == Need.State.LISTED;
        }
    }

    @Override
    public String code() {
        return "needs";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Contribution contribute(Scope scope) {
        List<Then> then = at(scope, scope.period().last());
        if (then.isEmpty()) {
            return Contribution.none();
        }
        List<Then> asked =
                then.stream().filter(one -> scope.about(one.agency())).toList();
        Map<UUID, PlanItem> items =
                plans.items(scope.plan()).stream().collect(Collectors.toMap(PlanItem::id, Function.identity()));
        return new Contribution(lines(scope, asked, items), figures(scope, asked), List.of(table(scope, asked, items)));
    }

    private List<Figure> figures(Scope scope, List<Then> then) {
        List<Then> before = at(scope, scope.period().previous().last()).stream()
                .filter(one -> scope.about(one.agency()))
                .toList();
        Tally tally = new Tally(scope, then.stream().map(Then::agency).collect(Collectors.toSet()));
        List<Then> approved = then.stream().filter(Then::approved).toList();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(happened(tally, "devices-proposed", "devices", then, true, NeedReport::pieces));
        figures.addAll(happened(
                tally,
                "money-proposed",
                "money",
                then,
                true,
                one -> one.need().total().dong()));
        figures.addAll(happened(tally, "devices-approved", "devices", approved, false, NeedReport::granted));
        figures.addAll(happened(
                tally,
                "money-approved",
                "money",
                approved,
                false,
                one -> one.need().price().times(one.granted()).dong()));
        figures.addAll(tally.standing(
                "needs-waiting", FIGURE + "needs-waiting", unit("needs"), waiting(then), waiting(before)));
        return figures;
    }

    private static long pieces(Then one) {
        return one.need().kind() == Need.Kind.DEVICE ? one.need().count() : 0;
    }

    private static long granted(Then one) {
        return one.need().kind() == Need.Kind.DEVICE ? one.granted() : 0;
    }

    private List<Figure> happened(
            Tally tally, String code, String unit, List<Then> then, boolean proposed, ToLongFunction<Then> amount) {
        return tally.happened(
                code,
                FIGURE + code,
                unit(unit),
                then.stream()
                        .filter(one -> amount.applyAsLong(one) > 0)
                        .map(one -> new Tally.Counted(
                                one.agency(),
                                proposed ? one.proposed() : one.since(),
                                BigDecimal.valueOf(amount.applyAsLong(one)),
                                evidence(one.need(), one.state(), one.granted())))
                        .toList());
    }

    private List<Tally.Counted> waiting(List<Then> then) {
        return then.stream()
                .filter(Then::waits)
                .map(one -> Tally.Counted.one(
                        one.agency(), one.proposed(), evidence(one.need(), one.state(), one.granted())))
                .toList();
    }

    private static String unit(String what) {
        return "needs.report.unit." + what;
    }

    private Evidence evidence(Need need, Need.State state, int granted) {
        return new Evidence(
                KIND + need.id(),
                words("needs.report.record", need.what(), need.count(), need.total()),
                granted == 0
                        ? words("devices.state." + state)
                        : words("needs.report.granted", words("devices.state." + state), granted),
                "/nhu-cau/" + need.id());
    }

    /** One line for a unit and a matter, and one for what waits with those who decide. */
    private List<Line> lines(Scope scope, List<Then> then, Map<UUID, PlanItem> items) {
        Map<List<UUID>, List<Then>> matters = new LinkedHashMap<>();
        then.forEach(
                one -> matters.computeIfAbsent(List.of(one.agency(), one.need().subject()), key -> new ArrayList<>())
                        .add(one));
        Map<UUID, NeedList> lists =
                devices.lists(scope.plan()).stream().collect(Collectors.toMap(NeedList::id, Function.identity()));
        List<Line> lines = new ArrayList<>();
        matters.forEach((key, needs) -> {
            PlanItem item = items.get(key.get(1));
            if (item != null) {
                said(scope.period(), needs)
                        .ifPresent(text -> lines.add(line(key.getFirst(), ReportSection.CONDITIONS, item, text, "")));
                needs.stream()
                        .filter(one -> one.state() == Need.State.LISTED)
                        .collect(Collectors.groupingBy(
                                one -> addressee(lists, one.need()), LinkedHashMap::new, Collectors.toList()))
                        .forEach((who, waiting) -> lines.add(line(
                                key.getFirst(),
                                ReportSection.PROPOSALS,
                                item,
                                words("needs.report.wanted", waiting.size(), total(waiting), item.title()),
                                who)));
            }
        });
        return lines;
    }

    private String addressee(Map<UUID, NeedList> lists, Need need) {
        NeedList list = need.listId() == null ? null : lists.get(need.listId());
        return list == null ? "" : words("needs.addressee." + list.addressee());
    }

    private Optional<String> said(ReportPeriod period, List<Then> needs) {
        List<Then> proposed =
                needs.stream().filter(one -> period.holds(one.proposed())).toList();
        List<Then> approved = needs.stream()
                .filter(one -> one.approved() && period.holds(one.since()))
                .toList();
        List<String> said = new ArrayList<>();
        if (!proposed.isEmpty()) {
            said.add(words("needs.report.proposed", named(proposed), total(proposed)));
        }
        if (!approved.isEmpty()) {
            said.add(words(
                    "needs.report.approved",
                    named(approved),
                    approved.stream()
                            .map(one -> one.need().price().times(one.granted()))
                            .reduce(Money.NONE, Money::plus)));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", said));
    }

    private static String named(List<Then> needs) {
        return needs.stream().map(one -> one.need().what()).distinct().collect(Collectors.joining(", "));
    }

    private static Money total(List<Then> needs) {
        return needs.stream().map(one -> one.need().total()).reduce(Money.NONE, Money::plus);
    }

    private static Line line(UUID agency, ReportSection section, PlanItem item, String text, String addressee) {
        return new Line(
                agency,
                section,
                "needs:" + item.id(),
                item.content().group(),
                item.title(),
                text,
                item.path(),
                false,
                addressee);
    }

    private Table table(Scope scope, List<Then> then, Map<UUID, PlanItem> items) {
        Map<UUID, String> units =
                locality.names(then.stream().map(Then::agency).collect(Collectors.toSet()), LocalDate.now(clock));
        return new Table(
                "needs",
                "needs.title",
                List.of(
                        new Column("needs.column.item", 4, false),
                        new Column("needs.column.unit", 3, false),
                        new Column("needs.column.what", 3, false),
                        new Column("needs.column.count", 1.6, true),
                        new Column("needs.column.total", 2.4, true),
                        new Column("needs.column.granted", 1.6, true),
                        new Column("needs.column.state", 2, false)),
                then.stream()
                        .filter(one -> one.waits() || scope.period().holds(one.since()))
                        .map(one -> {
                            PlanItem item = items.get(one.need().subject());
                            return List.of(
                                    item == null ? "" : item.title(),
                                    units.getOrDefault(one.agency(), ""),
                                    one.need().what(),
                                    Integer.toString(one.need().count()),
                                    one.need().total().toString(),
                                    one.granted() == 0 ? "-" : Integer.toString(one.granted()),
                                    words("devices.state." + one.state()));
                        })
                        .toList());
    }

    /** Everything of the plan as it stood at the end of a day, by what was known at the moment asked for. */
    private List<Then> at(Scope scope, LocalDate day) {
        Instant moment = scope.endOf(day);
        Map<UUID, List<NeedMove>> moves = devices.moves(scope.plan()).stream()
                .filter(move -> move.at().isBefore(moment))
                .collect(Collectors.groupingBy(NeedMove::need));
        if (moves.isEmpty()) {
            return List.of();
        }
        List<Need> needs = devices.ofCollection(scope.plan());
        Map<UUID, Agency> standing =
                locality.standing(needs.stream().map(Need::agency).collect(Collectors.toSet()), LocalDate.now(clock));
        return needs.stream()
                .flatMap(need -> Optional.ofNullable(moves.get(need.id())).stream()
                        .map(history -> then(need, history, standing.get(need.agency()))))
                .toList();
    }

    private static Then then(Need need, List<NeedMove> history, @Nullable Agency standing) {
        NeedMove last = history.getLast();
        Instant since = last.at();
        for (NeedMove move : history.reversed()) {
            if (kind(move.state()) != kind(last.state())) {
                break;
            }
            since = move.at();
        }
        return new Then(
                need,
                standing == null ? need.agency() : standing.id(),
                Objects.requireNonNull(last.state()),
                last.granted(),
                day(history.getFirst().at()),
                day(since));
    }

    /** What is delivered was approved, and still is. */
    private static Need.State kind(Need.State state) {
        return state == Need.State.DELIVERED ? Need.State.APPROVED : state;
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(VietnameseText.ZONE).toLocalDate();
    }

    @Override
    public Map<String, Evidence> now(Collection<String> ids) {
        Map<String, Evidence> found = new LinkedHashMap<>();
        devices.find(ids.stream()
                        .filter(id -> id.startsWith(KIND))
                        .map(id -> UUID.fromString(id.substring(KIND.length())))
                        .toList())
                .forEach(need -> found.put(KIND + need.id(), evidence(need, need.state(), need.granted())));
        return found;
    }

    private String words(String key, Object... arguments) {
        return messages.text(VietnameseText.VIETNAMESE, key, arguments);
    }
}

package vn.lienthong.steering.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.ui.WorkSource;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.Move;
import vn.lienthong.steering.progress.Progress;

/** My work today: what waits for me in every room, and, for who reads plans, how my unit stands. */
@Controller
@Allowed(Allowed.SIGNED_IN)
class MinePages {

    private static final Duration RECENT = Duration.ofDays(14);
    private static final int RECENT_SHOWN = 6;

    private final List<WorkSource> sources;
    private final PlanBook book;
    private final Progress progress;
    private final Rows rows;
    private final Access access;
    private final Clock clock;

    MinePages(
            ObjectProvider<WorkSource> sources,
            PlanBook book,
            Progress progress,
            Rows rows,
            Access access,
            Clock clock) {
        this.sources = sources.orderedStream().toList();
        this.book = book;
        this.progress = progress;
        this.rows = rows;
        this.access = access;
        this.clock = clock;
    }

    /** Something that happened lately at an item of one's unit. */
    record Recent(Move move, PlanItem item) {}

    /**
     * How a unit stands.
     *
     * @param leading items that it leads, those that need a look first
     * @param helping items of others in which it has a part
     */
    record OfUnit(String name, Score score, List<Row> leading, List<Row> helping, List<String> duties) {}

    @GetMapping("/viec-cua-toi")
    String mine(Model model) {
        LocalDate today = LocalDate.now(clock);
        @Nullable UUID agency = access.actor().agencyId();
        model.addAttribute(
                "work",
                MyWork.of(
                        sources.stream()
                                .flatMap(source -> source.work().stream())
                                .toList(),
                        today));
        boolean plans = access.may(BoardConfiguration.READ);
        Optional<OfUnit> unit = Optional.ofNullable(agency).filter(own -> plans).map(this::unit);
        model.addAttribute("plans", plans);
        model.addAttribute("unit", unit);
        model.addAttribute("recent", unit.map(this::recent).orElse(List.of()));
        model.addAttribute("today", today);
        return BoardPages.VIEWS + "mine";
    }

    private OfUnit unit(UUID agency) {
        List<PlanItem> items = book.itemsOf(agency);
        Set<UUID> mine = items.stream().map(PlanItem::id).collect(Collectors.toSet());
        List<Row> having = items.stream()
                .map(PlanItem::planId)
                .distinct()
                .flatMap(plan -> rows.of(plan).stream())
                .filter(row -> mine.contains(row.item().id()))
                .sorted(Comparator.comparing((Row row) -> -row.progress().workingDaysLate())
                        .thenComparing(
                                row -> Objects.requireNonNullElse(row.progress().nextDue(), LocalDate.MAX)))
                .toList();
        Map<Boolean, List<Row>> byLead = having.stream()
                .collect(Collectors.partitioningBy(
                        row -> row.item().in("lead").stream().anyMatch(unit -> agency.equals(unit.agencyId()))));
        List<Row> leading = byLead.getOrDefault(true, List.of());
        return new OfUnit(
                rows.names(java.util.stream.Stream.of(agency)).getOrDefault(agency, ""),
                Score.of(leading),
                leading,
                byLead.getOrDefault(false, List.of()),
                book.dutiesOf(agency));
    }

    private List<Recent> recent(OfUnit unit) {
        Map<UUID, PlanItem> items = java.util.stream.Stream.concat(unit.leading().stream(), unit.helping().stream())
                .collect(Collectors.toMap(row -> row.item().id(), Row::item, (one, same) -> one));
        Set<UUID> plans = items.values().stream().map(PlanItem::planId).collect(Collectors.toSet());
        Instant now = clock.instant();
        return plans.isEmpty()
                ? List.of()
                : progress.history(plans, now.minus(RECENT), now).stream()
                        .filter(move -> move.kind() == Move.Kind.STATE && items.containsKey(move.itemId()))
                        .sorted(Comparator.comparing(Move::at).reversed())
                        .limit(RECENT_SHOWN)
                        .map(move -> new Recent(move, Objects.requireNonNull(items.get(move.itemId()))))
                        .toList();
    }
}

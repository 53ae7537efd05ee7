package vn.lienthong.steering.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.steering.openplan.Received;
import vn.lienthong.steering.plan.Head;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;

/**
 * The plans that the one who looks may see, for sums over all places: this program's own as they stand now, and those that
 * other programs report here as they stood then. What a plan adds is kept while the plan stands as it did.
 */
@Component
class Places {

    private static final int PLANS_KEPT = 1024;

    /**
     * What a plan added.
     *
     * @param of the very standing of a plan, or the snapshot of one that was received
     * @param place its name
     */
    private record Kept(Object of, String place, List<RollUp.Part> parts, Score score) {

        static Kept of(Object of, String place, List<RollUp.Part> parts) {
            return new Kept(
                    of, place, parts, parts.stream().map(RollUp.Part::score).reduce(Score.NONE, Score::plus));
        }
    }

    /** What was received, and the day on which its unit was looked up: units are renamed. */
    private record Snapshot(long version, LocalDate day) {}

    private final PlanBook book;
    private final Progress progress;
    private final Received received;
    private final Messages messages;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    Places(PlanBook book, Progress progress, Received received, Messages messages, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.received = received;
        this.messages = messages;
        this.clock = clock;
    }

    List<RollUp.Source> sources(Locale locale) {
        List<Plan> plans = book.plans();
        List<UUID> ids = plans.stream().map(Plan::id).toList();
        Map<UUID, Progress.Standing> standing = progress.standing(ids);
        String unnumbered = messages.text(locale, "board.places.unnumbered");
        if (kept.size() >= PLANS_KEPT) {
            kept.clear();
        }
        List<RollUp.Source> sources = new ArrayList<>();
        for (Plan plan : plans) {
            sources.add(own(plan, unnumbered, Objects.requireNonNull(standing.get(plan.id()))));
        }
        Set<String> own = ids.stream().map(UUID::toString).collect(Collectors.toSet());
        received.visible().stream()
                // A program that reports to itself has the plan already.
                .filter(plan -> !own.contains(plan.externalId()))
                .forEach(plan -> sources.add(reported(plan, unnumbered)));
        return sources;
    }

    // The room of progress hands out the very same standing while nothing of the plan has changed.
    @SuppressWarnings("ReferenceEquality")
    private RollUp.Source own(Plan plan, String unnumbered, Progress.Standing standing) {
        Kept known = kept.get(plan.id());
        Head head = plan.head();
        if (known == null || known.of != standing) {
            String place = head.locality().isBlank() ? head.issuer() : head.locality();
            known = Kept.of(standing, place, parts(plan, standing));
            kept.put(plan.id(), known);
        }
        return new RollUp.Source(
                new RollUp.Place(plan.id(), known.place, head.name(unnumbered), "/ke-hoach/" + plan.id(), null),
                known.parts,
                known.score);
    }

    private List<RollUp.Part> parts(Plan plan, Progress.Standing standing) {
        List<RollUp.Part> parts = new ArrayList<>();
        for (PlanItem item : book.items(plan.id())) {
            ItemProgress progress = standing.items().get(item.id());
            if (progress != null) {
                parts.add(RollUp.Part.of(item, progress));
            }
        }
        return parts;
    }

    private RollUp.Source reported(Received.ReceivedPlan plan, String unnumbered) {
        String path = Received.path(plan.id());
        Snapshot snapshot = new Snapshot(plan.version(), LocalDate.now(clock));
        Kept known = kept.get(plan.id());
        if (known == null || !known.of.equals(snapshot)) {
            known = Kept.of(
                    snapshot,
                    received.unit(plan.unitCode()),
                    received.items(plan.id()).stream()
                            .map(item -> RollUp.Part.of(item, path))
                            .toList());
            kept.put(plan.id(), known);
        }
        String number = plan.number().isBlank() || plan.number().startsWith("/") ? unnumbered : plan.number();
        return new RollUp.Source(
                new RollUp.Place(plan.id(), known.place, number, path, plan.takenAt()), known.parts, known.score);
    }
}

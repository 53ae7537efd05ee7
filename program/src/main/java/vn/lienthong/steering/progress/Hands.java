package vn.lienthong.steering.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/**
 * Who may do what to an item: the standing body all of it; the lead unit its steps; another unit the steps that it has in
 * hand; every unit that has a part says something and brings evidence; leaders say something. The program itself may.
 */
@Component
class Hands {

    static final String STEER = "progress.steer";
    static final String WORK = "progress.work";
    static final String COMMENT = "progress.comment";

    private final Access access;
    private final PlanBook book;
    private final Locality locality;
    private final Clock clock;

    Hands(Access access, PlanBook book, Locality locality, Clock clock) {
        this.access = access;
        this.book = book;
        this.locality = locality;
        this.clock = clock;
    }

    /** Whether the one who acts is of the standing body of a plan's locality. */
    boolean steers(UUID planId) {
        return itself()
                || book.plan(planId).filter(plan -> book.holds(STEER, plan)).isPresent();
    }

    /** Whether the one who acts works for a lead of the item: several units may lead together. */
    boolean leads(ItemProgress item) {
        return worksFor(item.lead())
                || book.item(item.itemId())
                        .filter(found -> leads(found, this::worksFor))
                        .isPresent();
    }

    private boolean leads(PlanItem item, Predicate<UUID> works) {
        return item.in("lead").stream()
                .map(PlanItem.UnitRole::agencyId)
                .filter(Objects::nonNull)
                .map(this::standing)
                .anyMatch(works);
    }

    boolean worksFor(@Nullable UUID agency) {
        return agency != null && access.may(WORK, agency);
    }

    /**
     * What the one who acts may do to an item that is seen.
     *
     * @param directs the item as a whole: assigns, sets days, adds steps
     * @param contributes brings evidence
     * @param comments says something
     */
    record Reach(boolean steers, boolean directs, boolean contributes, boolean comments, Predicate<UUID> works) {

        boolean moves(StepProgress step) {
            UUID agency = step.agency();
            return directs || (agency != null && works.test(agency));
        }
    }

    /** Asked once for a page; the item must be one that the reader sees. */
    Reach reach(PlanItem item, ItemProgress progress) {
        Map<UUID, Boolean> known = new HashMap<>();
        Predicate<UUID> works = agency -> known.computeIfAbsent(agency, this::worksFor);
        boolean steers = steers(item.planId());
        UUID lead = progress.lead();
        boolean directs = steers || (lead != null && works.test(lead)) || leads(item, works);
        boolean contributes = directs
                || item.units().stream()
                        .map(PlanItem.UnitRole::agencyId)
                        .filter(Objects::nonNull)
                        .map(this::standing)
                        .anyMatch(works);
        return new Reach(steers, directs, contributes, contributes || access.may(COMMENT), works);
    }

    /** Steers the plan or works for the lead. */
    boolean directs(ItemProgress item) {
        return steers(item.planId()) || (visible(item.itemId()) && leads(item));
    }

    boolean moves(StepProgress step, ItemProgress item) {
        return directs(item) || (visible(item.itemId()) && worksFor(step.agency()));
    }

    boolean contributes(PlanItem item, ItemProgress progress) {
        return directs(progress)
                || (visible(item.id())
                        && item.units().stream()
                                .map(PlanItem.UnitRole::agencyId)
                                .filter(Objects::nonNull)
                                .map(this::standing)
                                .anyMatch(this::worksFor));
    }

    boolean comments(PlanItem item, ItemProgress progress) {
        return contributes(item, progress) || (visible(item.id()) && access.may(COMMENT));
    }

    void requireMove(StepProgress step, ItemProgress item) {
        require(moves(step, item), WORK, step.stepId());
    }

    void require(boolean allowed, String right, UUID record) {
        if (!allowed) {
            throw new AccessDeniedException(right + " of " + record);
        }
    }

    private UUID standing(UUID agency) {
        return locality.standing(agency, LocalDate.now(clock)).map(Agency::id).orElse(agency);
    }

    private boolean visible(UUID item) {
        return book.item(item).isPresent();
    }

    private boolean itself() {
        Optional<Actor> actor = access.actorIfAny();
        return actor.isEmpty();
    }
}

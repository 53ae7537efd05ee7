package vn.lienthong.steering.openplan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.api.ApiProblem;

/**
 * What the programs of units below have sent of their plans. Kept apart from this program's own plans: whoever adds the two up says
 * from where and of when each figure is. Whether the one who looks may see it is the question of the right {@code openplan.received}.
 */
@Service
public class Received {

    /**
     * A plan as it was sent.
     *
     * @param takenAt when its own program looked
     * @param receivedAt when it came here
     * @param items items that apply; {@code itemsLate} of them have something past its day
     */
    public record ReceivedPlan(
            UUID id,
            String unitCode,
            String externalId,
            long version,
            Instant takenAt,
            Instant receivedAt,
            String number,
            String title,
            String issuer,
            int items,
            int itemsDone,
            int itemsLate,
            int stepsDone,
            int stepsTotal) {}

    /** An item as it was sent; the state is the name of a {@code progress.ItemProgress.State}. */
    public record ReceivedItem(
            UUID plan,
            String unitCode,
            String externalId,
            int position,
            @Nullable Integer number,
            String title,
            @Nullable String catalogueId,
            String lead,
            String state,
            int percent,
            int stepsDone,
            int stepsTotal,
            @Nullable LocalDate due,
            @Nullable LocalDate doneOn,
            int workingDaysLate) {}

    /**
     * All plans of a unit as one, model by model.
     *
     * @param catalogueId id in the common catalogue; null for all items that are of none
     * @param takenAt the oldest look among those added up
     */
    public record ModelState(
            String unitCode,
            @Nullable String catalogueId,
            int items,
            int itemsDone,
            int itemsLate,
            int stepsDone,
            int stepsTotal,
            Instant takenAt) {}

    private final ReceivedStore store;
    private final Access access;
    private final Clock clock;

    Received(ReceivedStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    /** The plans, by unit and then the newest first. */
    public List<ReceivedPlan> plans() {
        return store.plans();
    }

    /** The items of a plan, in its order. */
    public List<ReceivedItem> items(UUID plan) {
        return store.items(plan);
    }

    /** Completion and overdue by unit and catalogue id, for the roll-up of a province; one question for all. */
    public List<ModelState> byUnitAndModel() {
        return store.byUnitAndModel();
    }

    /**
     * Takes a snapshot in.
     *
     * @throws ApiProblem 409 if a later one is here already
     */
    @Transactional
    ReceivedPlan take(String unitCode, String externalId, Snapshot snapshot, String sha256) {
        Optional<ReceivedStore.Head> before = store.lock(unitCode, externalId);
        if (before.isPresent() && before.get().version() == snapshot.version()) {
            if (!before.get().sha256().equals(sha256)) {
                throw new ApiProblem(409, "openplan.same-version");
            }
            return store.plan(before.get().id());
        }
        if (before.isPresent() && before.get().version() > snapshot.version()) {
            throw new ApiProblem(409, "openplan.older", before.get().version());
        }
        UUID id = store.put(
                unitCode,
                externalId,
                snapshot,
                sha256,
                clock.instant(),
                access.actor().accountId());
        return store.plan(id);
    }

    Optional<ReceivedPlan> find(String unitCode, String externalId) {
        return store.find(unitCode, externalId).map(store::plan);
    }
}

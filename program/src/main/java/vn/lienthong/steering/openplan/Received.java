package vn.lienthong.steering.openplan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.api.ApiProblem;
import vn.lienthong.capability.locality.AdminUnit;
import vn.lienthong.capability.locality.Locality;

/**
 * What the programs of units below have sent of their plans. Kept apart from this program's own plans: whoever adds the two up says
 * from where and of when each figure is. What the one who looks may see of it is {@link #visible}, by the right {@code openplan.received}.
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

    /** No agency has this id: only a right that is held for the whole locality reaches it. */
    private static final UUID EVERYWHERE = new UUID(0, 0);

    private final ReceivedStore store;
    private final Access access;
    private final Locality locality;
    private final Clock clock;

    Received(ReceivedStore store, Access access, Locality locality, Clock clock) {
        this.store = store;
        this.access = access;
        this.locality = locality;
        this.clock = clock;
    }

    /** The plans, by unit and then the newest first. */
    public List<ReceivedPlan> plans() {
        return store.plans();
    }

    /** The page of a plan. */
    public static String path(UUID plan) {
        return BetweenPages.PATH + "/" + plan;
    }

    /**
     * The plans that the one who looks may see: of all units for whom the right holds everywhere, else of the unit of the own
     * agency and those below it. By unit and then the newest first.
     */
    public List<ReceivedPlan> visible() {
        if (!access.may(OpenPlanConfiguration.RECEIVED)) {
            return List.of();
        }
        List<ReceivedPlan> all = plans();
        if (all.isEmpty() || access.may(OpenPlanConfiguration.RECEIVED, EVERYWHERE)) {
            return all;
        }
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        if (own == null || !access.may(OpenPlanConfiguration.RECEIVED, own)) {
            return List.of();
        }
        Set<String> units = below(own);
        return all.stream().filter(plan -> units.contains(plan.unitCode())).toList();
    }

    private Set<String> below(UUID agency) {
        LocalDate today = LocalDate.now(clock);
        Set<String> units = new HashSet<>();
        locality.agency(agency, today)
                .flatMap(own -> locality.unit(own.unitCode(), today))
                .ifPresent(unit -> below(unit, today, units));
        return units;
    }

    private void below(AdminUnit unit, LocalDate today, Set<String> units) {
        units.add(unit.code());
        if (unit.tier() != AdminUnit.Tier.COMMUNE) {
            locality.children(unit, today).forEach(child -> below(child, today, units));
        }
    }

    /** Name of a unit as it stands now, or as it stood last. */
    public String unit(String code) {
        return locality.unit(code, LocalDate.now(clock))
                .or(() -> locality.versions(code).stream().findFirst())
                .map(AdminUnit::name)
                .orElse(code);
    }

    /** The items of a plan, in its order. */
    public List<ReceivedItem> items(UUID plan) {
        return store.items(plan);
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

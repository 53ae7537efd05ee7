package vn.lienthong.steering.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;

/**
 * The plans for the other rooms of steering. A plan belongs to the agency that issued it: people see the plans of their own
 * locality, and of those below the unit at which they hold their role. Where the program acts by itself, it sees all.
 */
@Service
public class PlanBook {

    private static final String READ = "plan.read";

    private final PlanStore plans;
    private final Plans changes;
    private final Access access;
    private final AgencyDirectory agencies;
    private final Units units;

    PlanBook(PlanStore plans, Plans changes, Access access, AgencyDirectory agencies, Units units) {
        this.plans = plans;
        this.changes = changes;
        this.units = units;
        this.access = access;
        this.agencies = agencies;
    }

    /** The plans that the one who looks may see, the newest first. */
    public List<Plan> plans() {
        return plans.all().stream().filter(this::visible).toList();
    }

    /** A plan, if the one who looks may see it. */
    public Optional<Plan> plan(UUID id) {
        return plans.find(id).filter(this::visible);
    }

    /** A plan for the program's own reckoning; whether it may be seen is not asked. */
    public Optional<Plan> known(UUID id) {
        return plans.find(id);
    }

    /** The plan in which an item or a step of the plan stands. */
    public Optional<UUID> planOf(UUID itemOrStep) {
        return plans.planOf(itemOrStep).or(() -> plans.planOfStep(itemOrStep));
    }

    /** The plans in which many items or steps of the plan stand. */
    public List<UUID> plansOf(Collection<UUID> itemsOrSteps) {
        return plans.plansOf(itemsOrSteps);
    }

    /** Which agency a plan means by a name, as far as it is sure. */
    public Optional<UUID> agency(Plan plan, String name) {
        return units.agency(name, plan.head().issued(), plan.unitCode());
    }

    /** The items of a plan in its order; from memory while nothing has changed. Whether the plan may be seen is not asked. */
    public List<PlanItem> items(UUID plan) {
        return plans.items(plan);
    }

    /** The items of many plans, each in its order, with one question; plans that are not there are missing. */
    public Map<UUID, List<PlanItem>> items(Collection<UUID> plans) {
        return this.plans.items(plans);
    }

    /** An item with its steps, if the one who looks may see its plan. */
    public Optional<PlanItem> item(UUID id) {
        return plans.planOf(id)
                .filter(plan -> plan(plan).isPresent())
                .flatMap(plan -> plans.items(plan).stream()
                        .filter(item -> item.id().equals(id))
                        .findFirst());
    }

    /** Items of all plans in which an agency, or one whose duties it took over, has a part; in the order of their plans. */
    public List<PlanItem> itemsOf(UUID agency) {
        return plans.itemsOf(plans.agencies().stream()
                .filter(one -> one.equals(agency) || units.heir(one).equals(agency))
                .toList());
    }

    /** What a plan says must be reported, in the order of the document. */
    public List<Reporting> reporting(UUID plan) {
        return plans.reporting(plan);
    }

    /** What plans list as the duties of an agency, paragraph by paragraph. */
    public List<String> dutiesOf(UUID agency) {
        return plans.dutiesOf(agency).stream().map(Import.Duty::text).toList();
    }

    /**
     * Whether the one who acts holds a right over a plan: at its owner or above, or at the own agency where that belongs to the
     * unit that carries the plan out (the police of a commune steer the plan that its committee issued).
     */
    public boolean holds(String right, Plan plan) {
        UUID owner = plan.owner();
        if (owner == null ? access.may(right) : access.may(right, owner)) {
            return true;
        }
        return access.actorIfAny()
                .map(Actor::agencyId)
                .filter(own -> access.may(right, own) && units.belongs(own, plan.unitCode()))
                .isPresent();
    }

    /**
     * Gives an item another lead unit; the correction stays in the plan's history. Whether the one who acts may do that is asked
     * by the caller.
     */
    public void handOver(UUID item, UUID agency, String name) {
        changes.handOver(item, agency, name);
    }

    /** Whether the one who looks may see a plan. */
    public boolean visible(Plan plan) {
        Optional<Actor> actor = access.actorIfAny();
        UUID owner = plan.owner();
        if (actor.isEmpty() || owner == null) {
            return actor.isEmpty() || access.may(READ);
        }
        UUID own = actor.get().agencyId();
        return access.may(READ, owner)
                || (access.may(READ)
                        && own != null
                        && (agencies.reaches(owner, own)
                                || units.belongs(own, plan.unitCode())
                                || plans.items(plan).stream()
                                        .flatMap(item -> item.units().stream())
                                        .map(PlanItem.UnitRole::agencyId)
                                        .filter(Objects::nonNull)
                                        .anyMatch(unit -> unit.equals(own)
                                                || units.heir(unit).equals(own))));
    }
}

package vn.lienthong.steering.sites;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Who may do what to the places of an item. */
@Component
class SiteReach {

    private final PlanBook plans;
    private final Access access;

    SiteReach(PlanBook plans, Access access) {
        this.plans = plans;
        this.access = access;
    }

    Optional<UUID> own() {
        return access.actorIfAny().map(Actor::agencyId);
    }

    boolean sees(Site site) {
        return plans.plan(site.planId()).isPresent();
    }

    /** Proposes, surveys, starts and evaluates: a unit that has a part in the item, or who decides. */
    boolean works(PlanItem item) {
        UUID own = own().orElse(null);
        return plans.plan(item.planId()).isPresent()
                && own != null
                && access.may(SiteConfiguration.WORK, own)
                && (item.units().stream().anyMatch(unit -> Objects.equals(unit.agencyId(), own))
                        || has(SiteConfiguration.DECIDE, item.planId()));
    }

    boolean works(Site site) {
        return plans.item(site.itemId()).filter(this::works).isPresent();
    }

    /** Writes decisions down: leaders and the standing body of the plan's locality. */
    boolean decides(Site site) {
        return has(SiteConfiguration.DECIDE, site.planId());
    }

    boolean mayMake(SiteProcess.Move move, Site site) {
        return move.decision() ? decides(site) : works(site);
    }

    private boolean has(String right, UUID planId) {
        return plans.plan(planId).filter(plan -> plans.holds(right, plan)).isPresent();
    }
}

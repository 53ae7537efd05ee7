package vn.lienthong.steering.sites;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Who may do what to the places of an item. */
@Component
class SiteReach {

    private final PlanBook plans;
    private final Locality locality;
    private final Access access;
    private final Clock clock;

    SiteReach(PlanBook plans, Locality locality, Access access, Clock clock) {
        this.plans = plans;
        this.locality = locality;
        this.access = access;
        this.clock = clock;
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
        return plans.plan(planId).filter(plan -> has(right, plan)).isPresent();
    }

    private boolean has(String right, Plan plan) {
        UUID owner = plan.owner();
        if (owner == null ? access.may(right) : access.may(right, owner)) {
            return true;
        }
        UUID own = own().orElse(null);
        return own != null
                && access.may(right, own)
                && plan.unitCode() != null
                && locality.agency(own, LocalDate.now(clock))
                        .filter(agency -> agency.unitCode().equals(plan.unitCode()))
                        .isPresent();
    }
}

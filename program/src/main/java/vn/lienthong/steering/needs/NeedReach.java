package vn.lienthong.steering.needs;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Who may do what about needs. */
@Component
class NeedReach {

    private final PlanBook plans;
    private final Access access;

    NeedReach(PlanBook plans, Access access) {
        this.plans = plans;
        this.access = access;
    }

    Optional<UUID> own() {
        return access.actorIfAny().map(Actor::agencyId);
    }

    /** The standing body of the plan. */
    boolean gathers(Plan plan) {
        return plans.holds(NeedConfiguration.GATHER, plan);
    }

    /** A unit that has a part in the item, or the standing body. */
    boolean proposes(PlanItem item) {
        UUID own = own().orElse(null);
        return own != null
                && access.may(NeedConfiguration.PROPOSE, own)
                && plans.plan(item.planId())
                        .filter(plan -> item.units().stream().anyMatch(unit -> Objects.equals(unit.agencyId(), own))
                                || gathers(plan))
                        .isPresent();
    }

    /** Its own unit, while it has not gone out. */
    boolean changes(Need need) {
        return need.state() == Need.State.PROPOSED
                && own().filter(need.agency()::equals).isPresent()
                && access.may(NeedConfiguration.PROPOSE, need.agency())
                && plans.plan(need.collection()).isPresent();
    }
}

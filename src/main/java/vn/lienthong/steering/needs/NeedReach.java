package vn.lienthong.steering.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Who may do what about needs. */
@Component
class NeedReach {

    private final PlanBook plans;
    private final Locality locality;
    private final Access access;
    private final Clock clock;

    NeedReach(PlanBook plans, Locality locality, Access access, Clock clock) {
        this.plans = plans;
        this.locality = locality;
        this.access = access;
        this.clock = clock;
    }

    Optional<UUID> own() {
        return access.actorIfAny().map(Actor::agencyId);
    }

    /** The standing body of the plan: at its owner or above, or in the unit that carries it out. */
    boolean gathers(Plan plan) {
        UUID owner = plan.owner();
        if (owner == null ? access.may(NeedConfiguration.GATHER) : access.may(NeedConfiguration.GATHER, owner)) {
            return true;
        }
        return own().filter(own -> access.may(NeedConfiguration.GATHER, own))
                .flatMap(own -> locality.agency(own, LocalDate.now(clock)))
                .filter(agency -> agency.unitCode().equals(plan.unitCode()))
                .isPresent();
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

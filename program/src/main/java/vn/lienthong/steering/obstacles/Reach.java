package vn.lienthong.steering.obstacles;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.StepProgress;

/** Who may do what to an obstacle. Asked before every act, and by pages for what they offer. */
@Component
class Reach {

    private final PlanBook plans;
    private final Access access;

    Reach(PlanBook plans, Access access) {
        this.plans = plans;
        this.access = access;
    }

    /** The agency of the one who acts. */
    Optional<UUID> own() {
        return access.actorIfAny().map(Actor::agencyId);
    }

    /** Whether the one who acts may see the obstacles of a plan. */
    boolean sees(UUID plan) {
        return plans.plan(plan).isPresent();
    }

    /** Whether the one who acts is the standing body of a plan: at its owner or above, or in the unit that carries it out. */
    boolean manages(UUID planId) {
        return plans.plan(planId)
                .filter(plan -> plans.holds(ObstacleConfiguration.MANAGE, plan))
                .isPresent();
    }

    /** Whether the one who acts may pause a step: its own, one of an item it leads, or any for the standing body. */
    boolean mayPause(StepProgress step) {
        UUID own = own().orElse(null);
        return manages(step.planId())
                || (own != null
                        && access.may("progress.work", own)
                        && (own.equals(step.agency())
                                || plans.item(step.itemId())
                                        .flatMap(PlanItem::leadAgency)
                                        .filter(own::equals)
                                        .isPresent()));
    }

    /** Its agency has a part in the item, or it is the standing body. */
    boolean mayRaise(PlanItem item) {
        UUID own = own().orElse(null);
        return own != null
                && access.may(ObstacleConfiguration.RAISE, own)
                && sees(item.planId())
                && (item.units().stream().anyMatch(unit -> Objects.equals(unit.agencyId(), own))
                        || manages(item.planId()));
    }

    /** The agency that is asked, or those above it; the standing body also for bodies outside the program. */
    boolean mayAnswer(Obstacle one) {
        UUID asked = one.asked().agency();
        return one.state() == Obstacle.State.WAITING
                && sees(one.planId())
                && ((asked != null && access.may(ObstacleConfiguration.ANSWER, asked)) || manages(one.planId()));
    }

    /** The agency that raised it: it alone knows whether it is solved. */
    boolean mayEnd(Obstacle one) {
        return one.isOpen()
                && own().filter(one.raisedFor()::equals).isPresent()
                && access.may(ObstacleConfiguration.RAISE, one.raisedFor())
                && sees(one.planId());
    }
}

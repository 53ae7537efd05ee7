package vn.lienthong.steering.sites;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.golive.GoLiveCondition;
import vn.lienthong.capability.golive.GoingLive;
import vn.lienthong.steering.plan.PlanBook;

/** No system of an item goes live once the item was struck from the plan or does not apply any more. */
@Component
class ItemApplies implements GoLiveCondition {

    private final PlanBook plans;

    ItemApplies(PlanBook plans) {
        this.plans = plans;
    }

    @Override
    public Optional<String> against(GoingLive system) {
        if (!system.subject().kind().equals(SystemPages.SUBJECT)) {
            return Optional.empty();
        }
        boolean applies = plans.item(UUID.fromString(system.subject().id()))
                .filter(item -> item.content().active())
                .isPresent();
        return applies ? Optional.empty() : Optional.of("sites.system.not-applicable");
    }
}

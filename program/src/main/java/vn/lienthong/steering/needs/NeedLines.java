package vn.lienthong.steering.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.devices.Need;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Needs with the names that people know. */
@Component
class NeedLines {

    private final PlanBook plans;
    private final Locality locality;
    private final Clock clock;

    NeedLines(PlanBook plans, Locality locality, Clock clock) {
        this.plans = plans;
        this.locality = locality;
        this.clock = clock;
    }

    /** In the order of the plan's items. */
    List<NeedLine> of(UUID plan, List<Need> needs) {
        Map<UUID, String> units = names(needs);
        Map<UUID, PlanItem> items = plans.items(plan).stream().collect(Collectors.toMap(PlanItem::id, item -> item));
        return needs.stream()
                .sorted(java.util.Comparator.comparing(need -> {
                    PlanItem item = items.get(need.subject());
                    return item == null ? Integer.MAX_VALUE : item.position();
                }))
                .map(need -> {
                    PlanItem item = items.get(need.subject());
                    return new NeedLine(
                            need,
                            units.getOrDefault(need.agency(), ""),
                            item == null ? "" : item.title(),
                            item == null ? "" : item.path());
                })
                .toList();
    }

    Map<UUID, String> names(List<Need> needs) {
        return locality.names(needs.stream().map(Need::agency).collect(Collectors.toSet()), LocalDate.now(clock));
    }
}

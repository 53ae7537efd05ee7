package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Deadline;

/**
 * What a unit has to do by the plan: what it leads, nearest deadline first, and where it helps others.
 *
 * @param next the item to look at first, if there is one
 */
record Mine(Optional<PlanItem> next, List<PlanItem> leading, List<PlanItem> helping) {

    static Mine of(List<PlanItem> items, @Nullable UUID agency, LocalDate today) {
        List<PlanItem> active = items.stream()
                .filter(item -> item.content().active())
                .sorted(Comparator.comparing(
                        (PlanItem item) -> Optional.ofNullable(item.content().deadline())
                                .map(Deadline::date)
                                .orElse(LocalDate.MAX)))
                .toList();
        List<PlanItem> leading =
                active.stream().filter(item -> leads(item, agency)).toList();
        Optional<PlanItem> next = leading.stream()
                .filter(item -> item.content().deadline() != null
                        && item.content().deadline().date() != null
                        && !item.content().deadline().date().isBefore(today))
                .findFirst()
                .or(() -> leading.stream().findFirst());
        return new Mine(
                next,
                leading,
                active.stream().filter(item -> !leads(item, agency)).toList());
    }

    private static boolean leads(PlanItem item, @Nullable UUID agency) {
        return item.in("lead").stream().anyMatch(unit -> agency != null && agency.equals(unit.agencyId()));
    }
}

package vn.lienthong.steering.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a plan, with its steps.
 *
 * @param units who has which part, resolved where the agency is known
 * @param openDifferences how many questions between documents wait for a decision
 */
record PlanItem(
        UUID id,
        UUID planId,
        int position,
        ItemContent content,
        List<UnitRole> units,
        int openDifferences,
        int version) {

    /**
     * A unit's part in an item.
     *
     * @param role lead, main, coordinate, support or implement
     * @param agencyId null while the name is not resolved
     */
    record UnitRole(String role, String name, @Nullable UUID agencyId) {}

    List<UnitRole> in(String role) {
        return units.stream().filter(unit -> unit.role().equals(role)).toList();
    }
}

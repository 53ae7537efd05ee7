package vn.lienthong.steering.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a plan, with its steps.
 *
 * @param units who has which part, resolved where the agency is known
 * @param steps its steps in order, with the ids that progress hangs on
 * @param openDifferences how many questions between documents wait for a decision
 */
public record PlanItem(
        UUID id,
        UUID planId,
        int position,
        ItemContent content,
        List<UnitRole> units,
        List<PlanStep> steps,
        int openDifferences,
        int version) {

    /**
     * A unit's part in an item.
     *
     * @param role lead, main, coordinate, support or implement
     * @param agencyId null while the name is not resolved
     */
    public record UnitRole(
            String role, String name, @Nullable UUID agencyId) {}

    /** The units that have a part, in the order of the plan. */
    public List<UnitRole> in(String role) {
        return units.stream().filter(unit -> unit.role().equals(role)).toList();
    }

    /** The first lead unit whose agency is known. */
    public Optional<UUID> leadAgency() {
        return in("lead").stream()
                .map(UnitRole::agencyId)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** Its title as pages show it: without marks of the document's own lists. */
    public String title() {
        return Titles.item(content.title());
    }

    /** Address of its page. */
    public String path() {
        return "/ke-hoach/muc/" + id;
    }
}

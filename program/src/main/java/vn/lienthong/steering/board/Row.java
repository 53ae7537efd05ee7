package vn.lienthong.steering.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;

/**
 * An item with how far it has come.
 *
 * @param unit who leads it
 * @param steps what counts for its progress, in order
 */
record Row(PlanItem item, ItemProgress progress, Unit unit, List<StepProgress> steps) {

    /**
     * A unit of the plan: an agency, or a name that no agency is known for.
     *
     * @param key for addresses: the id, or the name as written
     */
    record Unit(String key, String name, @Nullable UUID agency) {

        static Unit of(Optional<UUID> agency, String name) {
            return new Unit(agency.map(UUID::toString).orElse(name), name, agency.orElse(null));
        }
    }

    /** Whether it counts: a model that does not apply here is neither done nor late. */
    boolean applies() {
        return progress.state() != ItemProgress.State.NOT_APPLICABLE;
    }

    /** Whether a step of it is in somebody's hands. */
    boolean of(UUID person) {
        return Objects.equals(progress.contact(), person)
                || steps.stream().anyMatch(step -> Objects.equals(step.person(), person));
    }
}

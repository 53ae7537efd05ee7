package vn.lienthong.steering.plan;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;

/** How far the items of a plan have come: answered by the room that follows them, asked by the list of the plan. */
public interface Standings {

    /** By item id; items that nothing is known of are left out. Asked with every look at the plan: from memory. */
    Map<UUID, Standing> of(UUID planId);

    /**
     * How far an item has come.
     *
     * @param done steps that are done
     * @param total steps that apply
     * @param tag the look of its state
     * @param state message key of the word of its state
     * @param due the next day by which something must be done, or null
     * @param workingDaysLate how many working days it is late; 0 if it is not
     * @param open whether work is left
     */
    record Standing(
            int done,
            int total,
            Tag tag,
            String state,
            @Nullable LocalDate due,
            int workingDaysLate,
            boolean open) {}
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * How a plan stood at the end of a day, as it was known then: what was recorded later does not count.
 *
 * @param items by id; states and days late are those of that day
 * @param steps by id
 */
public record Figures(UUID planId, LocalDate day, Map<UUID, ItemProgress> items, Map<UUID, StepProgress> steps) {

    public Figures {
        items = Map.copyOf(items);
        steps = Map.copyOf(steps);
    }

    /** How many items were in a state. */
    public int in(ItemProgress.State state) {
        return (int)
                items.values().stream().filter(item -> item.state() == state).count();
    }

    /** Items that were done, those that go on among them. */
    public int done() {
        return in(ItemProgress.State.DONE) + in(ItemProgress.State.KEPT);
    }

    /** Items of which something was past its day. */
    public int late() {
        return (int) items.values().stream().filter(ItemProgress::late).count();
    }

    /** Steps of all items that were done. */
    public int stepsDone() {
        return items.values().stream().mapToInt(ItemProgress::done).sum();
    }

    /** Steps of all items that applied. */
    public int stepsTotal() {
        return items.values().stream().mapToInt(ItemProgress::total).sum();
    }
}

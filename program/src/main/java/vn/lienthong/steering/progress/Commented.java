package vn.lienthong.steering.progress;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said something about an item or a step.
 *
 * @param mentioned accounts that were named in it
 */
public record Commented(UUID planId, UUID itemId, @Nullable UUID stepId, UUID commentId, List<UUID> mentioned) {

    public Commented {
        mentioned = List.copyOf(mentioned);
    }
}

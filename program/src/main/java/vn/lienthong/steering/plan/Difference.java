package vn.lienthong.steering.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two documents that say different things about one field.
 *
 * @param ours the item as the plan had it when the other document came
 * @param theirs the item as that document has it
 * @param choice {@code ours} or {@code theirs}; null while open
 */
record Difference(
        UUID id,
        UUID planId,
        UUID itemId,
        UUID importId,
        Field field,
        ItemContent ours,
        ItemContent theirs,
        @Nullable String choice,
        @Nullable Instant decidedAt) {}

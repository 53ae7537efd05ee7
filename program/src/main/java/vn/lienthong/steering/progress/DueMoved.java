package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A last day moved.
 *
 * @param stepId null where it is the item's: its steps without a day of their own move with it
 * @param from null where there was none
 * @param to null where there is none any more
 * @param moveId the line of the history that says why
 */
public record DueMoved(
        UUID planId,
        UUID itemId,
        @Nullable UUID stepId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        UUID moveId) {}

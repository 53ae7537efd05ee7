package vn.lienthong.capability.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that works without a signal.
 *
 * @param lastNumber the last entry that was answered
 * @param revokedAt when it was shut out, or null
 */
record Device(
        UUID id,
        UUID account,
        @Nullable UUID agency,
        String name,
        Instant enrolledAt,
        Instant seenAt,
        long lastNumber,
        @Nullable Instant revokedAt) {

    boolean open() {
        return revokedAt == null;
    }
}

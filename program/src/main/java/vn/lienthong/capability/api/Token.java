package vn.lienthong.capability.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token by which another program comes in, without the secret itself.
 *
 * @param prefix its first letters
 * @param agencyId where its rights hold, or null for the whole locality
 * @param expiresOn its last day
 */
record Token(
        UUID id,
        String name,
        String prefix,
        @Nullable UUID agencyId,
        Set<String> rights,
        int perMinute,
        Instant createdAt,
        LocalDate expiresOn,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastAddress) {

    /** How it stands on a day. */
    enum State {
        OPEN,
        EXPIRED,
        REVOKED
    }

    State state(LocalDate on) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return on.isAfter(expiresOn) ? State.EXPIRED : State.OPEN;
    }
}

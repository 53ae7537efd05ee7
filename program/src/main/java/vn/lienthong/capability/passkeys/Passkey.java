package vn.lienthong.capability.passkeys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param place host for which it was made
 * @param synced whether the owner's other devices may hold it too
 * @param clonedAt when a copy of it was noticed; it opens nothing since
 */
record Passkey(
        UUID id,
        UUID account,
        String place,
        String name,
        boolean synced,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Instant clonedAt) {}

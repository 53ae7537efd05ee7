package vn.lienthong.capability.devices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Needs that went out together.
 *
 * @param addressee code of who gets it, given by the caller
 * @param paper the issued paper, or null while it has none
 * @param needs how many stand in it
 */
public record NeedList(
        UUID id,
        UUID collection,
        String addressee,
        @Nullable UUID paper,
        Instant madeAt,
        int needs) {}

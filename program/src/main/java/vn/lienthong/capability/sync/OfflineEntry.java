package vn.lienthong.capability.sync;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What somebody entered without a signal.
 *
 * @param key made on the device; the same however often the entry is sent
 * @param madeAt when it was made by the device's clock
 * @param believedAt the same moment by our clock: the device's error at sending is taken off; never after the receipt, never before the
 *     device was known
 * @param clockDoubtful whether the device's clock was wrong by more than two minutes, or cannot have been right
 * @param receivedAt when it came in
 * @param body what the page put there; untrusted
 */
public record OfflineEntry(
        UUID device,
        UUID key,
        Instant madeAt,
        Instant believedAt,
        boolean clockDoubtful,
        Instant receivedAt,
        JsonNode body) {}

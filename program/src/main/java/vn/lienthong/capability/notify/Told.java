package vn.lienthong.capability.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it lies in an inbox.
 *
 * @param number grows with every notice told, whatever the clock says
 * @param readAt when it was read or settled, or null
 * @param settled its matter was settled before anybody read it
 * @param mail the mail that carried it, or null
 */
record Told(
        UUID id,
        long number,
        String kind,
        String messageKey,
        List<String> arguments,
        String path,
        Urgency urgency,
        @Nullable LocalDate due,
        Instant toldAt,
        @Nullable Instant readAt,
        boolean settled,
        @Nullable UUID mail) {

    Object[] words() {
        return arguments.toArray();
    }
}

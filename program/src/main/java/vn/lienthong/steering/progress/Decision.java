package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A numbered decision of the standing body by which last days are moved.
 *
 * @param number as on the paper, such as {@code 45/QĐ-TCT}
 * @param issued its date
 * @param reason why the days move
 * @param document the paper itself in {@code Documents}, or null
 */
public record Decision(
        String number,
        LocalDate issued,
        String reason,
        @Nullable UUID document) {}

package vn.lienthong.steering.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that was given.
 *
 * @param thing of what, as {@link Due#thing()}
 * @param day the last day that it was about
 * @param remaining working days left then; negative for days late
 * @param by account of who reminded by hand, or null for the program
 * @param words what was said by hand, possibly empty
 * @param people how many were told
 * @param escalated whether more than those responsible were told
 */
public record Reminder(
        UUID id,
        String thing,
        String type,
        String title,
        String path,
        LocalDate day,
        @Nullable UUID agency,
        int remaining,
        Instant toldAt,
        @Nullable UUID by,
        String words,
        int people,
        boolean escalated) {}

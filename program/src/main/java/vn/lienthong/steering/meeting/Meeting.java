package vn.lienthong.steering.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting on a plan, with its pages.
 *
 * @param since when the pages of the meeting before were made
 */
record Meeting(UUID id, UUID planId, LocalDate heldOn, Instant since, Instant madeAt, UUID madeBy, Pack pack) {

    String path() {
        return "/giao-ban/" + id;
    }

    /**
     * The pages, as they were made.
     *
     * @param changed what was done since the last meeting
     * @param late what is late
     * @param turn who has to do what next
     * @param wanted what must be decided or answered
     * @param earlier decisions of earlier meetings that are open, or were done since
     */
    record Pack(List<Line> changed, List<Line> late, List<Line> turn, List<Line> wanted, List<Line> earlier) {

        Pack {
            changed = List.copyOf(changed);
            late = List.copyOf(late);
            turn = List.copyOf(turn);
            wanted = List.copyOf(wanted);
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * One line of the pages.
     *
     * @param unit whose it is
     */
    record Line(String title, String text, String unit, String path) {}

    /**
     * What a meeting decided.
     *
     * @param itemId the item that it is about, or null
     * @param due until when
     * @param doneAt null while it is open
     */
    record Decision(
            UUID id,
            UUID meetingId,
            UUID planId,
            @Nullable UUID itemId,
            String text,
            UUID agencyId,
            String agencyName,
            LocalDate due,
            @Nullable Instant doneAt,
            String doneNote,
            int version) {

        boolean open() {
            return doneAt == null;
        }

        String path() {
            return "/giao-ban/" + meetingId + "#ket-luan-" + id;
        }
    }
}

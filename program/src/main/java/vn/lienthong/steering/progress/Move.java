package vn.lienthong.steering.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history; never changed, never deleted.
 *
 * @param stepId the step, or null where it is about the item
 * @param actor account of who did it, or null where the program did
 * @param agency for which agency, or null
 * @param agencyName its name on that day: after a merger the old one stays readable here
 * @param from what it was: a state's name, a day (ISO) or an id, by {@link Kind}; possibly empty
 * @param to what it became
 * @param day the day that it is about: done on, to be looked at again on; or null
 * @param why the reason, in the words of who did it; possibly empty
 */
public record Move(
        UUID id,
        UUID planId,
        UUID itemId,
        @Nullable UUID stepId,
        Instant at,
        @Nullable UUID actor,
        @Nullable UUID agency,
        String agencyName,
        Kind kind,
        String from,
        String to,
        @Nullable LocalDate day,
        String why) {

    /** What a line is about. */
    public enum Kind {
        /** A step's {@link StepState}. */
        STATE,
        /** A last day. */
        DUE,
        /** A first day. */
        START,
        /** The agency that has a step in hand. */
        AGENCY,
        /** The person who has a step in hand. */
        PERSON,
        /** The lead unit of an item. */
        LEAD,
        /** The contact person of an item. */
        CONTACT,
        /** Whether evidence is wanted. */
        EVIDENCE_WANTED,
        /** Evidence came ({@code to}) or was taken back ({@code from}). */
        EVIDENCE,
        /** A step came. */
        ADDED,
        /** A step went. */
        REMOVED,
        /** A unit's own step has other words or another place. */
        REWORDED,
        /** An item that goes on all the time was confirmed again. */
        KEPT
    }
}

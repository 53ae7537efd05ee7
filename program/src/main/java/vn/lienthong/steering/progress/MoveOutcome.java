package vn.lienthong.steering.progress;

import java.util.Optional;

/** What became of a move. */
public sealed interface MoveOutcome {

    /** It was moved, now or already by the same key. */
    record Moved(StepProgress step) implements MoveOutcome {}

    /**
     * Somebody else changed the step since it was looked at; nothing was done, the one who asks decides anew.
     *
     * @param now the step as it is
     * @param last what was done to it last
     */
    record ChangedMeanwhile(StepProgress now, Optional<Move> last) implements MoveOutcome {}

    /** A rule says no. */
    record Refused(Reason reason) implements MoveOutcome {}

    /** Why. */
    enum Reason {
        /** There is no such step, or it is no longer in the plan. */
        GONE,
        /** It is in that state already. */
        SAME_STATE,
        /** It is not closed without evidence. */
        EVIDENCE_WANTED,
        /** Blocked and not applicable need a reason. */
        REASON_WANTED,
        /** Not applicable needs a day, later than today, on which to look at it again. */
        REVIEW_DAY_WANTED,
        /** Done on a day that has not come yet. */
        DAY_AHEAD,
        /** A part of it is still open. */
        PARTS_OPEN;

        /** Message key that says what to do. */
        public String key() {
            return "progress.refused." + name();
        }
    }
}

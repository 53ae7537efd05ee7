package vn.lienthong.steering.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of an item and how far it has come. An item without steps and without several dates has one of these under its
 * own id: then {@code stepId} is {@code itemId}.
 *
 * @param parentId the plan's step that it is a part of, where a unit has split it; else null
 * @param kind what it is
 * @param n its place among its like, from 1
 * @param text its words; for {@link Kind#WHOLE} the title of the item
 * @param own whether a unit added it; else the plan itself says it
 * @param agency who has to do it, as it stands today (mergers followed); null while nobody is known
 * @param person whose matter it is at that agency; null for the whole agency
 * @param due its last day: its own, or else the item's; null without one
 * @param baselineDue what the plan's documents say; does not move with decisions
 * @param doneOn the day on which it was done, while it is
 * @param reason why it is blocked or does not apply; what was said when it was moved last
 * @param reviewOn when to look at it again, for one that is blocked or does not apply
 * @param evidence how much evidence hangs on it
 * @param workingDaysLate working days since {@code due}, 0 if it is not late or no work is left
 * @param version to be handed back with a move: somebody else may have been quicker
 * @param changedAt null while nothing was done to it
 */
public record StepProgress(
        UUID stepId,
        UUID itemId,
        UUID planId,
        @Nullable UUID parentId,
        Kind kind,
        int n,
        String text,
        boolean own,
        StepState state,
        @Nullable UUID agency,
        @Nullable UUID person,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        @Nullable LocalDate baselineStart,
        @Nullable LocalDate baselineDue,
        @Nullable LocalDate doneOn,
        String reason,
        @Nullable LocalDate reviewOn,
        boolean needsEvidence,
        int evidence,
        int workingDaysLate,
        int version,
        @Nullable Instant changedAt) {

    /** What a step is. */
    public enum Kind {
        /** A step. */
        STEP,
        /** One of several dates that the plan sets for the item. Counts where the item has no steps. */
        DATE,
        /** The item itself, where it has neither steps nor several dates. */
        WHOLE
    }

    /** Whether work is left. */
    public boolean open() {
        return state.open();
    }

    /** Whether a working day has passed since its last day, and work is left. */
    public boolean late() {
        return workingDaysLate > 0;
    }
}

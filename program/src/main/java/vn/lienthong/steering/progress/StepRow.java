package vn.lienthong.steering.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step as stored; {@link StepProgress} is what becomes of it together with its item. */
record StepRow(
        UUID id,
        UUID itemId,
        UUID planId,
        @Nullable UUID parentId,
        StepProgress.Kind kind,
        int n,
        @Nullable String text,
        StepState state,
        @Nullable UUID agency,
        @Nullable UUID person,
        @Nullable LocalDate start,
        @Nullable LocalDate due,
        @Nullable LocalDate dueAfter,
        @Nullable Integer dueDays,
        @Nullable LocalDate baselineStart,
        @Nullable LocalDate baselineDue,
        @Nullable LocalDate doneOn,
        String reason,
        @Nullable LocalDate reviewOn,
        boolean needsEvidence,
        int evidence,
        int version,
        @Nullable Instant changedAt,
        @Nullable Instant addedAt,
        @Nullable Instant removedAt) {

    /** A step of a plan to which nothing was done yet. */
    static StepRow untouched(UUID id, UUID item, UUID plan, StepProgress.Kind kind, int n, @Nullable LocalDate due) {
        return new StepRow(
                id,
                item,
                plan,
                null,
                kind,
                n,
                null,
                StepState.NOT_STARTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                due,
                null,
                "",
                null,
                false,
                0,
                1,
                null,
                null,
                null);
    }

    StepRow as(StepState then, @Nullable LocalDate done, String why) {
        return new StepRow(
                id,
                itemId,
                planId,
                parentId,
                kind,
                n,
                text,
                then,
                agency,
                person,
                start,
                due,
                dueAfter,
                dueDays,
                baselineStart,
                baselineDue,
                done,
                why,
                reviewOn,
                needsEvidence,
                evidence,
                version,
                changedAt,
                addedAt,
                removedAt);
    }

    StepRow due(@Nullable LocalDate then) {
        return new StepRow(
                id,
                itemId,
                planId,
                parentId,
                kind,
                n,
                text,
                state,
                agency,
                person,
                start,
                then,
                dueAfter,
                dueDays,
                baselineStart,
                baselineDue,
                doneOn,
                reason,
                reviewOn,
                needsEvidence,
                evidence,
                version,
                changedAt,
                addedAt,
                removedAt);
    }
}

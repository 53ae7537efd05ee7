package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a step may go from one state to another. */
final class MoveRules {

    private MoveRules() {}

    /**
     * Why a move is refused, if it is.
     *
     * @param steps the steps of its plan
     */
    static Optional<MoveOutcome.Reason> refuses(
            StepProgress step,
            Collection<StepProgress> steps,
            StepState to,
            String why,
            @Nullable LocalDate day,
            LocalDate today) {
        if (step.state() == to) {
            return Optional.of(MoveOutcome.Reason.SAME_STATE);
        }
        return switch (to) {
            case NOT_STARTED, DOING -> Optional.empty();
            case BLOCKED -> why.isBlank() ? Optional.of(MoveOutcome.Reason.REASON_WANTED) : Optional.empty();
            case NOT_APPLICABLE ->
                why.isBlank()
                        ? Optional.of(MoveOutcome.Reason.REASON_WANTED)
                        : day == null || !day.isAfter(today)
                                ? Optional.of(MoveOutcome.Reason.REVIEW_DAY_WANTED)
                                : Optional.empty();
            case DONE -> done(step, steps, day, today);
        };
    }

    private static Optional<MoveOutcome.Reason> done(
            StepProgress step, Collection<StepProgress> steps, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            return Optional.of(MoveOutcome.Reason.DAY_AHEAD);
        }
        if (steps.stream().anyMatch(part -> step.stepId().equals(part.parentId()) && part.open())) {
            return Optional.of(MoveOutcome.Reason.PARTS_OPEN);
        }
        return step.needsEvidence() && step.evidence() == 0
                ? Optional.of(MoveOutcome.Reason.EVIDENCE_WANTED)
                : Optional.empty();
    }
}

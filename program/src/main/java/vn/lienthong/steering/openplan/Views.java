package vn.lienthong.steering.openplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.planreader.PlanReading;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/** What other programs see of plans. No person and nothing that an officer typed is among it. */
final class Views {

    private Views() {}

    record PlanView(
            UUID id,
            String number,
            String title,
            String issuer,
            @Nullable LocalDate issued,
            @Nullable String unitCode,
            int items,
            int itemsDone,
            int itemsLate,
            int stepsDone,
            int stepsTotal) {

        static PlanView of(Plan plan, Iterable<ItemProgress> progress) {
            int items = 0;
            int done = 0;
            int late = 0;
            int stepsDone = 0;
            int stepsTotal = 0;
            for (ItemProgress item : progress) {
                if (item.state() == ItemProgress.State.NOT_APPLICABLE) {
                    continue;
                }
                items++;
                done += item.state().open() ? 0 : 1;
                late += item.late() ? 1 : 0;
                stepsDone += item.done();
                stepsTotal += item.total();
            }
            return new PlanView(
                    plan.id(),
                    plan.head().number(),
                    plan.head().title(),
                    plan.head().issuer(),
                    plan.head().issued(),
                    plan.unitCode(),
                    items,
                    done,
                    late,
                    stepsDone,
                    stepsTotal);
        }
    }

    record ItemView(
            UUID id,
            UUID planId,
            int position,
            @Nullable Integer number,
            PlanReading.Kind kind,
            String title,
            String group,
            @Nullable String catalogueId,
            List<String> leadUnits,
            @Nullable UUID leadAgency,
            ItemProgress.State state,
            int percent,
            int stepsDone,
            int stepsTotal,
            int stepsBlocked,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate baselineDue,
            @Nullable LocalDate nextDue,
            @Nullable LocalDate doneOn,
            int workingDaysLate,
            boolean recurring) {

        static ItemView of(PlanItem item, ItemProgress progress) {
            return new ItemView(
                    item.id(),
                    item.planId(),
                    item.position(),
                    item.content().number(),
                    item.content().kind(),
                    item.title(),
                    item.content().group(),
                    item.content().catalogue(),
                    item.content().lead(),
                    progress.lead(),
                    progress.state(),
                    progress.percent(),
                    progress.done(),
                    progress.total(),
                    progress.blocked(),
                    progress.start(),
                    progress.due(),
                    progress.baselineDue(),
                    progress.nextDue(),
                    progress.doneOn(),
                    progress.workingDaysLate(),
                    progress.recurring());
        }
    }

    record StepView(
            UUID id,
            UUID itemId,
            UUID planId,
            @Nullable UUID parentId,
            StepProgress.Kind kind,
            int n,
            String text,
            StepState state,
            @Nullable UUID agency,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate baselineDue,
            @Nullable LocalDate doneOn,
            @Nullable LocalDate reviewOn,
            boolean needsEvidence,
            int evidence,
            int workingDaysLate,
            int version,
            @Nullable Instant changedAt) {

        static StepView of(StepProgress step) {
            return new StepView(
                    step.stepId(),
                    step.itemId(),
                    step.planId(),
                    step.parentId(),
                    step.kind(),
                    step.n(),
                    step.text(),
                    step.state(),
                    step.agency(),
                    step.start(),
                    step.due(),
                    step.baselineDue(),
                    step.doneOn(),
                    step.reviewOn(),
                    step.needsEvidence(),
                    step.evidence(),
                    step.workingDaysLate(),
                    step.version(),
                    step.changedAt());
        }
    }

    /** What is asked of a step. */
    record StepChange(
            StepState state,
            @Nullable String reason,
            @Nullable LocalDate day) {}

    record ReportView(
            UUID id,
            List<UUID> plans,
            UUID agency,
            String kind,
            LocalDate first,
            LocalDate last,
            String number,
            String sha256,
            @Nullable UUID replaces,
            Instant issuedAt) {}
}

package vn.lienthong.steering.openplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.api.ApiProblem;
import vn.lienthong.steering.openplan.Views.ReportView;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.planreader.PlanReading;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;

/**
 * The state of a plan as one program sends it up to another: whole each time, so that nothing depends on what got lost before.
 *
 * @param version grows with each snapshot of the plan; an older one is refused
 * @param takenAt when the sender looked: states and days late are of that moment
 */
record Snapshot(long version, Instant takenAt, PlanShot plan) {

    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_STEPS = 20_000;
    private static final int LONGEST_TEXT = 8_000;

    Snapshot {
        Objects.requireNonNull(takenAt);
        Objects.requireNonNull(plan);
    }

    /** The plan itself. */
    record PlanShot(
            String number,
            String title,
            String issuer,
            @Nullable LocalDate issued,
            List<ItemShot> items,
            List<ReportShot> reports) {

        PlanShot {
            Objects.requireNonNull(number);
            Objects.requireNonNull(title);
            Objects.requireNonNull(issuer);
            items = List.copyOf(items);
            reports = List.copyOf(reports);
        }
    }

    record ItemShot(
            String id,
            int position,
            @Nullable Integer number,
            PlanReading.Kind kind,
            String title,
            String group,
            @Nullable String catalogueId,
            String lead,
            ItemProgress.State state,
            int percent,
            int stepsDone,
            int stepsTotal,
            @Nullable LocalDate due,
            @Nullable LocalDate doneOn,
            int workingDaysLate,
            List<StepShot> steps) {

        ItemShot {
            Objects.requireNonNull(id);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(title);
            Objects.requireNonNull(group);
            Objects.requireNonNull(lead);
            Objects.requireNonNull(state);
            steps = List.copyOf(steps);
        }
    }

    record StepShot(
            String id,
            int n,
            String text,
            StepState state,
            @Nullable LocalDate due,
            @Nullable LocalDate doneOn,
            int workingDaysLate) {

        StepShot {
            Objects.requireNonNull(id);
            Objects.requireNonNull(text);
            Objects.requireNonNull(state);
        }
    }

    record ReportShot(
            String id, String kind, LocalDate first, LocalDate last, String number, String sha256, Instant issuedAt) {

        ReportShot {
            Objects.requireNonNull(id);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(first);
            Objects.requireNonNull(last);
            Objects.requireNonNull(number);
            Objects.requireNonNull(sha256);
            Objects.requireNonNull(issuedAt);
        }
    }

    /** @throws ApiProblem 400 if it is larger than any plan */
    void check() {
        int steps = plan.items().stream().mapToInt(item -> item.steps().size()).sum();
        boolean texts = plan.items().stream()
                .allMatch(item -> item.title().length() <= LONGEST_TEXT
                        && item.lead().length() <= LONGEST_TEXT
                        && item.steps().stream().allMatch(step -> step.text().length() <= LONGEST_TEXT));
        boolean ids = plan.items().stream().map(ItemShot::id).distinct().count()
                        == plan.items().size()
                && plan.items().stream()
                                .flatMap(item -> item.steps().stream())
                                .map(StepShot::id)
                                .distinct()
                                .count()
                        == steps
                && plan.reports().stream().map(ReportShot::id).distinct().count()
                        == plan.reports().size();
        if (plan.items().size() > MOST_ITEMS || steps > MOST_STEPS || !texts || !ids || version < 1) {
            throw ApiProblem.invalid("plan");
        }
    }

    static PlanShot of(
            Plan plan,
            List<PlanItem> items,
            java.util.Map<UUID, ItemProgress> states,
            java.util.Map<UUID, StepProgress> steps,
            List<ReportView> reports) {
        return new PlanShot(
                plan.head().number(),
                plan.head().title(),
                plan.head().issuer(),
                plan.head().issued(),
                items.stream()
                        .filter(item -> states.containsKey(item.id()))
                        .map(item -> item(
                                item,
                                Objects.requireNonNull(states.get(item.id())),
                                steps.values().stream()
                                        .filter(step -> step.itemId().equals(item.id()))
                                        .map(Snapshot::step)
                                        .toList()))
                        .toList(),
                reports.stream()
                        .map(report -> new ReportShot(
                                report.id().toString(),
                                report.kind(),
                                report.first(),
                                report.last(),
                                report.number(),
                                report.sha256(),
                                report.issuedAt()))
                        .toList());
    }

    private static ItemShot item(PlanItem item, ItemProgress state, List<StepShot> steps) {
        return new ItemShot(
                item.id().toString(),
                item.position(),
                item.content().number(),
                item.content().kind(),
                item.title(),
                item.content().group(),
                item.content().catalogue(),
                String.join("; ", item.content().lead()),
                state.state(),
                state.percent(),
                state.done(),
                state.total(),
                state.due(),
                state.doneOn(),
                state.workingDaysLate(),
                steps);
    }

    private static StepShot step(StepProgress step) {
        return new StepShot(
                step.stepId().toString(),
                step.n(),
                step.text(),
                step.state(),
                step.due(),
                step.doneOn(),
                step.workingDaysLate());
    }
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.WorkingCalendar;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.plan.PlanStep;
import vn.lienthong.steering.planreader.Deadline;

/**
 * Makes states, days and percent of a plan out of its items and the stored rows, for one day. Plain arithmetic: the same for
 * today and for the end of a day long past.
 *
 * @param agencyOf which agency the item's plan means by a name
 * @param standing which agency has an agency's duties on the day; itself where nothing is known
 * @param contacts the contact persons of units for the whole plan, by agency
 */
record Reckoning(
        LocalDate day,
        WorkingCalendar calendar,
        BiFunction<PlanItem, String, Optional<UUID>> agencyOf,
        UnaryOperator<UUID> standing,
        Map<UUID, UUID> contacts) {

    /** Everything known of a plan on the day, in the order of the plan. */
    Progress.Standing of(List<PlanItem> items, List<StepRow> stepRows, List<ItemRow> itemRows) {
        Map<UUID, ItemRow> ofItem = new LinkedHashMap<>();
        itemRows.forEach(row -> ofItem.put(row.itemId(), row));
        Map<UUID, List<StepRow>> ofSteps = new LinkedHashMap<>();
        stepRows.stream()
                .filter(row -> row.removedAt() == null)
                .forEach(row -> ofSteps.computeIfAbsent(row.itemId(), item -> new ArrayList<>())
                        .add(row));
        Map<UUID, StepProgress> steps = new LinkedHashMap<>();
        Map<UUID, ItemProgress> progress = new LinkedHashMap<>();
        for (PlanItem item : items) {
            ItemRow row = ofItem.getOrDefault(item.id(), Untouched.item(item));
            List<StepProgress> done = steps(item, row, ofSteps.getOrDefault(item.id(), List.of()));
            done.forEach(step -> steps.put(step.stepId(), step));
            progress.put(item.id(), item(item, row, done));
        }
        return new Progress.Standing(steps, progress);
    }

    private List<StepProgress> steps(PlanItem item, ItemRow row, List<StepRow> stored) {
        Map<UUID, StepRow> rows = new LinkedHashMap<>();
        Untouched.steps(item).forEach(step -> rows.put(step.id(), step));
        List<StepRow> own = new ArrayList<>();
        for (StepRow step : stored) {
            if (rows.containsKey(step.id())) {
                rows.put(step.id(), step);
            } else if (step.text() != null) {
                own.add(step);
            }
        }
        if (own.stream().anyMatch(step -> step.parentId() == null)) {
            rows.values().removeIf(step -> step.kind() == StepProgress.Kind.WHOLE);
        }
        own.sort(Comparator.comparingInt(StepRow::n).thenComparing(StepRow::id));
        List<StepProgress> ordered = new ArrayList<>();
        Stream.concat(rows.values().stream(), own.stream().filter(step -> step.parentId() == null))
                .sorted(Comparator.comparing((StepRow step) -> step.kind() == StepProgress.Kind.DATE)
                        .thenComparing(step -> step.text() != null))
                .forEach(step -> {
                    ordered.add(step(item, row, step));
                    own.stream()
                            .filter(part -> step.id().equals(part.parentId()))
                            .forEach(part -> ordered.add(step(item, row, part)));
                });
        return ordered;
    }

    private StepProgress step(PlanItem item, ItemRow row, StepRow step) {
        boolean applies = item.content().active();
        LocalDate due = step.due() != null
                ? step.due()
                : step.kind() == StepProgress.Kind.DATE ? step.baselineDue() : row.effectiveDue();
        StepState state = applies || !step.state().open() ? step.state() : StepState.NOT_APPLICABLE;
        String reason = state == step.state() ? step.reason() : item.content().statusReason();
        UUID agency = agency(item, step);
        return new StepProgress(
                step.id(),
                item.id(),
                item.planId(),
                step.parentId(),
                step.kind(),
                step.n(),
                text(item, step),
                step.text() != null,
                state,
                agency == null ? null : standing.apply(agency),
                step.person(),
                step.start() == null ? row.effectiveStart() : step.start(),
                due,
                step.baselineStart() == null ? row.baselineStart() : step.baselineStart(),
                step.kind() == StepProgress.Kind.DATE || step.text() != null ? step.baselineDue() : row.baselineDue(),
                step.doneOn(),
                reason,
                step.reviewOn(),
                step.needsEvidence(),
                step.evidence(),
                state.open() ? lateBy(due) : 0,
                step.version(),
                step.changedAt());
    }

    private static String text(PlanItem item, StepRow step) {
        if (step.text() != null) {
            return step.text();
        }
        return switch (step.kind()) {
            case WHOLE -> item.title();
            case DATE -> {
                List<Deadline> dates = Untouched.dates(item);
                yield step.n() <= dates.size() ? dates.get(step.n() - 1).text() : "";
            }
            case STEP ->
                item.steps().stream()
                        .filter(one -> one.id().equals(step.id()))
                        .map(PlanStep::text)
                        .findFirst()
                        .orElse("");
        };
    }

    /** Whom a person gave it to; else the lead if the step names it or names nobody; else the first that the step names. */
    private @Nullable UUID agency(PlanItem item, StepRow step) {
        if (step.agency() != null) {
            return step.agency();
        }
        UUID lead = item.leadAgency().orElse(null);
        List<UUID> named = item.steps().stream()
                .filter(one -> one.id().equals(step.id()) || one.id().equals(step.parentId()))
                .flatMap(one -> one.units().stream())
                .flatMap(name -> agencyOf.apply(item, name).stream())
                .toList();
        return named.isEmpty() || named.contains(lead) ? lead : named.getFirst();
    }

    /** Whom the lead named for this item; else the one it named for the whole plan. */
    private @Nullable UUID contact(ItemRow row, @Nullable UUID lead) {
        return row.contact() != null || lead == null ? row.contact() : contacts.get(lead);
    }

    private int lateBy(@Nullable LocalDate due) {
        return due == null || !due.isBefore(day) ? 0 : Math.max(0, calendar.between(due, day));
    }

    private ItemProgress item(PlanItem item, ItemRow row, List<StepProgress> steps) {
        List<StepProgress> counting = counting(steps);
        List<StepProgress> applying = counting.stream()
                .filter(step -> step.state() != StepState.NOT_APPLICABLE)
                .toList();
        boolean applies = item.content().active() && !applying.isEmpty();
        int done = (int)
                applying.stream().filter(step -> step.state() == StepState.DONE).count();
        boolean complete = applies && done == applying.size();
        boolean recurring = recurring(item);
        LocalDate doneOn = complete
                ? applying.stream()
                        .map(StepProgress::doneOn)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        List<StepProgress> open =
                applies && !complete ? steps.stream().filter(StepProgress::open).toList() : List.of();
        LocalDate next = complete
                ? recurring ? keepDue(row, doneOn) : null
                : open.stream()
                        .map(StepProgress::due)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        int late = complete
                ? lateBy(next)
                : open.stream().mapToInt(StepProgress::workingDaysLate).max().orElse(0);
        int blocked = (int)
                open.stream().filter(step -> step.state() == StepState.BLOCKED).count();
        UUID lead = item.leadAgency().map(standing).orElse(null);
        boolean begun = done > 0
                || steps.stream()
                        .anyMatch(step -> step.state() == StepState.DOING
                                || (step.parentId() != null && step.state() == StepState.DONE));
        return new ItemProgress(
                item.id(),
                item.planId(),
                state(applies, complete, recurring, late, blocked, begun),
                done,
                item.content().active() ? applying.size() : 0,
                applies ? percent(applying, steps) : 0,
                blocked,
                row.effectiveStart(),
                row.effectiveDue(),
                row.baselineDue(),
                next,
                doneOn,
                late,
                recurring,
                contact(row, lead),
                lead,
                row.version());
    }

    private static ItemProgress.State state(
            boolean applies, boolean complete, boolean recurring, int late, int blocked, boolean begun) {
        if (!applies) {
            return ItemProgress.State.NOT_APPLICABLE;
        }
        if (late > 0) {
            return ItemProgress.State.LATE;
        }
        if (complete) {
            return recurring ? ItemProgress.State.KEPT : ItemProgress.State.DONE;
        }
        return blocked > 0
                ? ItemProgress.State.BLOCKED
                : begun ? ItemProgress.State.DOING : ItemProgress.State.NOT_STARTED;
    }

    /** What an item's progress is counted by: its steps; its dates where it has none; else itself. */
    private static List<StepProgress> counting(List<StepProgress> steps) {
        List<StepProgress> top =
                steps.stream().filter(step -> step.parentId() == null).toList();
        List<StepProgress> plain = top.stream()
                .filter(step -> step.kind() != StepProgress.Kind.DATE)
                .toList();
        return plain.isEmpty() ? top : plain;
    }

    private static int percent(List<StepProgress> applying, List<StepProgress> steps) {
        double sum = 0;
        for (StepProgress step : applying) {
            List<StepProgress> parts = steps.stream()
                    .filter(part -> step.stepId().equals(part.parentId()) && part.state() != StepState.NOT_APPLICABLE)
                    .toList();
            long ready = parts.stream()
                    .filter(part -> part.state() == StepState.DONE)
                    .count();
            // A step whose parts are all done is not done before somebody says so: one part stands for the closing.
            sum += step.state() == StepState.DONE ? 1 : parts.isEmpty() ? 0 : ready / (parts.size() + 1.0);
        }
        return (int) (100 * sum / applying.size());
    }

    private static boolean recurring(PlanItem item) {
        Deadline deadline = item.content().deadline();
        return deadline != null && (deadline.recurring() || deadline.kind() == Deadline.Kind.CONTINUOUS);
    }

    private static @Nullable LocalDate keepDue(ItemRow row, @Nullable LocalDate doneOn) {
        LocalDate last =
                row.keptOn() == null || (doneOn != null && doneOn.isAfter(row.keptOn())) ? doneOn : row.keptOn();
        return last == null ? null : last.plusMonths(row.keepMonths());
    }
}

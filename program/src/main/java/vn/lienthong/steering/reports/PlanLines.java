package vn.lienthong.steering.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;
import vn.lienthong.steering.reports.ReportSource.Evidence;
import vn.lienthong.steering.reports.ReportSource.Line;

/** What the plan says in words: one line for an item and section, and what stands behind a number. */
@Component
class PlanLines {

    private static final int LONGEST_STEP = 160;
    private static final int LONGEST_TITLE = 200;

    private final RoundWords words;

    PlanLines(RoundWords words) {
        this.words = words;
    }

    List<Line> of(PlanSource.Standing standing, ReportSource.Scope scope) {
        List<Line> lines = new ArrayList<>();
        for (PlanItem item : standing.items()) {
            UUID lead = PlanSource.lead(standing.now(), item);
            ItemProgress progress = standing.now().items().get(item.id());
            if (lead != null && progress != null && scope.about(lead)) {
                add(lines, standing, item, progress, lead);
            }
        }
        return lines;
    }

    private void add(List<Line> lines, PlanSource.Standing standing, PlanItem item, ItemProgress progress, UUID lead) {
        List<StepProgress> steps = standing.stepsOf(item);
        String done = steps(steps, standing::newlyDone);
        if (!done.isEmpty()) {
            lines.add(line(
                    lead,
                    ReportSection.DONE,
                    item,
                    progress.state().open()
                            ? words.say("reports.plan.done", done, progress.done(), progress.total())
                            : words.say("reports.plan.completed", done, progress.done(), progress.total()),
                    false));
        }
        String late = late(steps);
        if (!late.isEmpty()) {
            lines.add(line(lead, ReportSection.LATE, item, late, true));
        }
        String doing = steps(steps, step -> step.state() == StepState.DOING && !step.late());
        if (!doing.isEmpty()) {
            lines.add(line(
                    lead,
                    ReportSection.DOING,
                    item,
                    words.say("reports.plan.doing", doing, progress.done(), progress.total()),
                    false));
        }
        String blocked = steps.stream()
                .filter(step ->
                        step.state() == StepState.BLOCKED && !step.reason().isBlank())
                .map(step ->
                        words.say("reports.plan.blocked", name(step), PlanSource.brief(step.reason(), LONGEST_STEP)))
                .collect(Collectors.joining("; "));
        if (!blocked.isEmpty()) {
            lines.add(line(lead, ReportSection.OBSTACLES, item, blocked, false));
        }
        String next = next(steps, standing.period().next());
        if (!next.isEmpty()) {
            lines.add(line(lead, ReportSection.NEXT, item, next, false));
        }
    }

    private Line line(UUID lead, ReportSection section, PlanItem item, String text, boolean asks) {
        return new Line(
                lead,
                section,
                PlanSource.subject(item),
                item.content().group(),
                title(item),
                text,
                item.path(),
                asks,
                "");
    }

    private String late(List<StepProgress> steps) {
        return steps.stream()
                .filter(StepProgress::late)
                .map(step -> words.say("reports.plan.late", name(step), step.workingDaysLate(), day(step.due())))
                .collect(Collectors.joining("; "));
    }

    private String next(List<StepProgress> steps, ReportPeriod period) {
        return steps.stream()
                .filter(step -> step.open() && PlanSource.due(step, period))
                .map(step -> words.say("reports.plan.next", name(step), day(step.due())))
                .collect(Collectors.joining("; "));
    }

    private String steps(List<StepProgress> steps, Predicate<StepProgress> which) {
        return steps.stream().filter(which).map(this::name).collect(Collectors.joining("; "));
    }

    private String name(StepProgress step) {
        String text = PlanSource.brief(step.text(), LONGEST_STEP);
        return step.kind() == StepProgress.Kind.STEP
                ? words.say("reports.plan.step", String.valueOf(step.n()), text)
                : text;
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? Amounts.NO_DATA : words.day(day);
    }

    String title(PlanItem item) {
        String title = PlanSource.brief(item.title(), LONGEST_TITLE);
        Integer number = item.content().number();
        return number == null
                ? title
                : words.say("reports.plan.item." + item.content().kind().name(), String.valueOf(number), title);
    }

    Evidence evidence(PlanItem item, StepProgress step) {
        String title = step.kind() == StepProgress.Kind.WHOLE ? title(item) : title(item) + " – " + name(step);
        return new Evidence(PlanSource.subject(step), title, value(step), item.path());
    }

    private String value(StepProgress step) {
        String state = words.say(step.state().key());
        if (step.doneOn() != null) {
            return words.say("reports.plan.value", state, day(step.doneOn()));
        }
        return step.due() == null ? state : words.say("reports.plan.value-due", state, day(step.due()));
    }

    Evidence evidence(PlanItem item, @Nullable ItemProgress progress) {
        return new Evidence(
                PlanSource.subject(item),
                title(item),
                progress == null
                        ? ""
                        : words.say(
                                "reports.plan.value-item",
                                words.say(progress.state().key()),
                                progress.done(),
                                progress.total()),
                item.path());
    }
}

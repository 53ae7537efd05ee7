package vn.lienthong.steering.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.planreader.PlanReading;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.StepProgress;
import vn.lienthong.steering.progress.StepState;
import vn.lienthong.steering.reports.ReportSource.Column;
import vn.lienthong.steering.reports.ReportSource.Table;

/** The tables that the task forces hang to their reports: A of the tasks, E of the models. */
@Component
class PlanTables {

    private static final int LONGEST_CELL = 220;

    private final PlanBook book;
    private final PlanLines lines;
    private final RoundWords words;

    PlanTables(PlanBook book, PlanLines lines, RoundWords words) {
        this.book = book;
        this.lines = lines;
        this.words = words;
    }

    List<Table> of(PlanSource.Standing standing) {
        String source = standing.items().isEmpty()
                ? ""
                : book.plan(standing.items().getFirst().planId())
                        .map(plan -> plan.head().name(""))
                        .orElse("");
        return List.of(tasks(standing, source), models(standing));
    }

    private Table tasks(PlanSource.Standing standing, String source) {
        List<List<String>> rows = new ArrayList<>();
        String group = "";
        for (PlanItem item : standing.items()) {
            if (!item.content().group().isEmpty() && !item.content().group().equals(group)) {
                group = item.content().group();
                rows.add(List.of(group));
            }
            ItemProgress progress = standing.now().items().get(item.id());
            rows.add(List.of(
                    String.valueOf(number(rows)),
                    lines.title(item),
                    source,
                    String.join("; ", item.content().lead()),
                    String.join("; ", item.content().coordinate()),
                    day(progress == null ? null : progress.due()),
                    Optional.of(PlanSource.brief(item.content().objective(), LONGEST_CELL))
                            .filter(text -> !text.isEmpty())
                            .orElse(Amounts.NO_DATA),
                    progress == null ? Amounts.NO_DATA : words.say("reports.table.state." + state(progress)),
                    progress == null ? Amounts.NO_DATA : progress.percent() + "\u00a0%",
                    reasons(standing, item)));
        }
        return new Table(
                "A",
                "reports.table.A",
                List.of(
                        new Column("reports.column.n", 1.4, true),
                        new Column("reports.column.task", 6, false),
                        new Column("reports.column.source", 3, false),
                        new Column("reports.column.lead", 3, false),
                        new Column("reports.column.partners", 3, false),
                        new Column("reports.column.deadline", 3.2, false),
                        new Column("reports.column.product", 4, false),
                        new Column("reports.column.state", 2.6, false),
                        new Column("reports.column.percent", 2, true),
                        new Column("reports.column.reason", 4, false)),
                rows);
    }

    private static long number(List<List<String>> rows) {
        return rows.stream().filter(row -> row.size() > 1).count() + 1;
    }

    /** The five words of the reports: done on time or late, doing in time or late, not started. */
    private static String state(ItemProgress progress) {
        LocalDate due = progress.due();
        return switch (progress.state()) {
            case DONE, KEPT ->
                progress.doneOn() != null && due != null && progress.doneOn().isAfter(due) ? "done-late" : "done";
            case LATE -> "doing-late";
            case DOING, BLOCKED -> "doing";
            case NOT_STARTED -> "not-started";
            case NOT_APPLICABLE -> "none";
        };
    }

    private static String reasons(PlanSource.Standing standing, PlanItem item) {
        return standing.stepsOf(item).stream()
                .filter(step -> (step.late() || step.state() == StepState.BLOCKED)
                        && !step.reason().isBlank())
                .map(step -> PlanSource.brief(step.reason(), LONGEST_CELL))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private Table models(PlanSource.Standing standing) {
        List<List<String>> rows = new ArrayList<>();
        for (PlanItem item : standing.items()) {
            if (item.content().kind() != PlanReading.Kind.MODEL) {
                continue;
            }
            ItemProgress progress = standing.now().items().get(item.id());
            List<StepProgress> steps = standing.stepsOf(item);
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    lines.title(item),
                    item.content().sites().isEmpty()
                            ? Amounts.NO_DATA
                            : PlanSource.brief(String.join("; ", item.content().sites()), LONGEST_CELL),
                    day(progress == null ? null : progress.start()),
                    progress == null
                            ? Amounts.NO_DATA
                            : words.say(progress.state().key()),
                    progress == null
                            ? Amounts.NO_DATA
                            : words.say("reports.table.result", progress.done(), progress.total()),
                    steps.stream()
                            .filter(step -> step.state() == StepState.BLOCKED
                                    && !step.reason().isBlank())
                            .map(step -> PlanSource.brief(step.reason(), LONGEST_CELL))
                            .collect(Collectors.joining("; "))));
        }
        return new Table(
                "E",
                "reports.table.E",
                List.of(
                        new Column("reports.column.n", 1.4, true),
                        new Column("reports.column.model", 7, false),
                        new Column("reports.column.place", 4, false),
                        new Column("reports.column.start", 3.2, false),
                        new Column("reports.column.state", 2.6, false),
                        new Column("reports.column.result", 3, false),
                        new Column("reports.column.difficulties", 5, false)),
                rows);
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? Amounts.NO_DATA : words.day(day);
    }
}

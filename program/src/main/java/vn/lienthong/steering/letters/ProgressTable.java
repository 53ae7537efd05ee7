package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.papers.PaperData;
import vn.lienthong.capability.papers.PaperData.Align;
import vn.lienthong.capability.papers.PaperData.Column;
import vn.lienthong.capability.papers.PaperData.Row;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;
import vn.lienthong.steering.progress.ItemProgress;
import vn.lienthong.steering.progress.Progress;

/**
 * The table of progress in the plan's own layout: its groups, its order, its numbers, and of the columns of plans those in
 * which this plan says something; beside them how far each item has come.
 */
@Component
class ProgressTable {

    private record Part(Column column, Function<PlanItem, String> words) {}

    private final PlanBook book;
    private final Progress progress;
    private final LetterFacts facts;
    private final Clock clock;

    ProgressTable(PlanBook book, Progress progress, LetterFacts facts, Clock clock) {
        this.book = book;
        this.progress = progress;
        this.facts = facts;
        this.clock = clock;
    }

    PaperData of(Plan plan) {
        List<PlanItem> items = book.items(plan.id()).stream()
                .filter(item -> item.content().active())
                .toList();
        Map<UUID, ItemProgress> states = progress.items(plan.id());
        return PaperData.none()
                .with("can_cu", facts.basis(plan))
                .with("ngay_theo_doi", LocalDate.now(clock))
                .with("so_nhiem_vu", items.size())
                .with("so_hoan_thanh", count(items, states, List.of(ItemProgress.State.DONE, ItemProgress.State.KEPT)))
                .with(
                        "so_dang_lam",
                        count(items, states, List.of(ItemProgress.State.DOING, ItemProgress.State.BLOCKED)))
                .with("so_cham", count(items, states, List.of(ItemProgress.State.LATE)))
                .with("so_chua_lam", count(items, states, List.of(ItemProgress.State.NOT_STARTED)))
                .with("bang_tien_do", table(items, states));
    }

    private static long count(List<PlanItem> items, Map<UUID, ItemProgress> states, List<ItemProgress.State> wanted) {
        return items.stream()
                .map(item -> states.get(item.id()))
                .filter(state -> state != null && wanted.contains(state.state()))
                .count();
    }

    private PaperData.Table table(List<PlanItem> items, Map<UUID, ItemProgress> states) {
        List<Part> parts = new ArrayList<>();
        parts.add(part("number", 1, Align.CENTRE, item -> {
            Integer number = item.content().number();
            return number == null ? "" : number.toString();
        }));
        parts.add(part("task", 6, Align.LEFT, PlanItem::title));
        parts.add(part("deadline", 2.4, Align.CENTRE, LetterFacts::deadline));
        parts.add(part("lead", 2.6, Align.LEFT, item -> names(item, "lead")));
        optional(parts, items, "coordinate", 3, item -> names(item, "coordinate"));
        optional(parts, items, "support", 2.4, item -> names(item, "support"));
        optional(parts, items, "implement", 2.4, item -> names(item, "implement"));
        parts.add(part(
                "steps",
                1.4,
                Align.CENTRE,
                item -> Optional.ofNullable(states.get(item.id()))
                        .map(state -> state.done() + "/" + state.total())
                        .orElse("")));
        parts.add(part(
                "progress",
                2.6,
                Align.LEFT,
                item -> Optional.ofNullable(states.get(item.id()))
                        .map(this::state)
                        .orElse("")));
        return new PaperData.Table(parts.stream().map(Part::column).toList(), rows(items, parts));
    }

    private void optional(
            List<Part> parts, List<PlanItem> items, String name, double width, Function<PlanItem, String> words) {
        if (items.stream().anyMatch(item -> !words.apply(item).isBlank())) {
            parts.add(part(name, width, Align.LEFT, words));
        }
    }

    private static List<Row> rows(List<PlanItem> items, List<Part> parts) {
        List<Row> rows = new ArrayList<>();
        String group = "";
        for (PlanItem item : items) {
            if (!item.content().group().equals(group)) {
                group = item.content().group();
                rows.add(Row.group(group));
            }
            rows.add(
                    new Row(parts.stream().map(part -> part.words().apply(item)).toList(), false));
        }
        return rows;
    }

    private Part part(String name, double width, Align align, Function<PlanItem, String> words) {
        return new Part(new Column(facts.words("letters.column." + name), width, align), words);
    }

    private static String names(PlanItem item, String role) {
        return item.in(role).stream().map(PlanItem.UnitRole::name).distinct().collect(Collectors.joining("; "));
    }

    private String state(ItemProgress state) {
        LocalDate done = state.doneOn();
        return switch (state.state()) {
            case DONE ->
                done == null
                        ? facts.words("letters.state.done")
                        : facts.words("letters.state.done-on", LetterFacts.day(done));
            case KEPT -> facts.words("letters.state.kept");
            case LATE -> facts.words("letters.state.late", state.percent(), state.workingDaysLate());
            case DOING -> facts.words("letters.state.doing", state.percent());
            case BLOCKED -> facts.words("letters.state.blocked", state.percent());
            case NOT_STARTED -> facts.words("letters.state.not-started");
            case NOT_APPLICABLE -> facts.words("letters.state.not-applicable");
        };
    }
}

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanItem;

/**
 * The steps of a plan as somebody asked to see them. A plan has a few hundred: narrowing and sorting are done here.
 *
 * @param shown those of the page of the list
 * @param all those that fit, on every page
 * @param total of the whole plan
 */
record StepList(ListQuery query, List<Row> shown, List<Row> all, int total) {

    static final String AGENCY = "don-vi";
    static final String PERSON = "nguoi";
    static final String STATE = "trang-thai";
    static final String UNTIL = "den-ngay";
    /** Value of the filter by state for what is past its day. */
    static final String LATE = "qua-han";
    /** Value of the filter by person for one's own. */
    static final String ME = "toi";

    private static final Set<String> COLUMNS = Set.of("muc", "don-vi", "han", "trang-thai");

    /** One step with its item. */
    record Row(StepProgress step, PlanItem item, String agency, String person, boolean mine) {}

    static StepList of(List<Row> rows, ListQuery query, UUID me) {
        List<Row> all = rows.stream()
                .filter(row -> fits(row, query, me))
                .sorted(order(query))
                .toList();
        List<Row> shown = all.stream().skip(query.offset()).limit(query.size()).toList();
        return new StepList(query, shown, all, rows.size());
    }

    private static boolean fits(Row row, ListQuery query, UUID me) {
        StepProgress step = row.step();
        String state = query.filter(STATE);
        String person = query.filter(PERSON);
        LocalDate until = Days.parse(query.filter(UNTIL)).orElse(null);
        LocalDate due = step.due();
        String words = VietnameseText.fold(step.text() + " " + row.item().title());
        return (query.q().isEmpty() || words.contains(query.folded()))
                && (query.filter(AGENCY).isEmpty() || query.filter(AGENCY).equals(String.valueOf(step.agency())))
                && (person.isEmpty()
                        || (person.equals(ME)
                                ? me.equals(step.person())
                                : person.equals(String.valueOf(step.person()))))
                && (state.isEmpty()
                        || (state.equals(LATE)
                                ? step.late()
                                : step.state().name().equals(state)))
                && (until == null || (due != null && !due.isAfter(until)));
    }

    private static Comparator<Row> order(ListQuery query) {
        Comparator<Row> order = switch (query.sortOr(COLUMNS, "")) {
            case "muc" -> Comparator.comparing(row -> row.item().title(), VietnameseText.collator());
            case "don-vi" -> Comparator.comparing(Row::agency, VietnameseText.collator());
            case "han" ->
                Comparator.comparing(
                        row -> Objects.requireNonNullElse(row.step().due(), LocalDate.MAX));
            case "trang-thai" -> Comparator.comparing(row -> row.step().state());
            default -> (_, _) -> 0;
        };
        return query.descending() ? order.reversed() : order;
    }

    /** Agencies that have a step in hand, by name. */
    static Map<String, String> agencies(List<Row> rows) {
        Map<String, String> agencies = new java.util.LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.step().agency() != null)
                .sorted(Comparator.comparing(Row::agency, VietnameseText.collator()))
                .forEach(row -> agencies.put(String.valueOf(row.step().agency()), row.agency()));
        return agencies;
    }
}

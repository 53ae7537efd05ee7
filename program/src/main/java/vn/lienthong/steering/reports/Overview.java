package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.VietnameseText;

/** The numbers of a plan in one paragraph. */
final class Overview {

    private Overview() {}

    static String of(List<Snapshot.Counted> figures, RoundWords words, ReportPeriod period) {
        Optional<Snapshot.Counted> items = find(figures, "items");
        Optional<Snapshot.Counted> done = find(figures, "items-done");
        Optional<Snapshot.Counted> steps = find(figures, PlanSource.STEPS_DONE);
        if (items.isEmpty() || done.isEmpty() || steps.isEmpty()) {
            return "";
        }
        return words.say(
                "reports.overview",
                words.day(period.last()),
                amount(items.get().figure().value()),
                amount(done.get().figure().cumulative()),
                percent(done.get()),
                amount(steps.get().figure().value()),
                amount(steps.get().figure().cumulative()),
                amount(steps.get().figure().planned()),
                percent(steps.get()),
                amount(steps.get().figure().previous()),
                amount(value(figures, "steps-late")),
                amount(value(figures, "steps-blocked")),
                amount(value(figures, "steps-next")));
    }

    /** The models by their state, from table E. */
    static String models(List<Snapshot.Titled> tables, RoundWords words, int stateColumn) {
        return tables.stream()
                .filter(titled -> titled.table().code().equals("E"))
                .findFirst()
                .filter(titled -> !titled.table().rows().isEmpty())
                .map(titled -> words.say(
                        "reports.overview.models",
                        amount(BigDecimal.valueOf(titled.table().rows().size())),
                        titled.table().rows().stream()
                                .collect(Collectors.groupingBy(
                                        row -> row.get(stateColumn), java.util.TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(state ->
                                        state.getValue() + " " + state.getKey().toLowerCase(VietnameseText.VIETNAMESE))
                                .collect(Collectors.joining(", "))))
                .orElse("");
    }

    private static Optional<Snapshot.Counted> find(List<Snapshot.Counted> figures, String code) {
        return figures.stream()
                .filter(one -> one.source().equals(PlanSource.CODE)
                        && one.figure().code().equals(code))
                .findFirst();
    }

    private static @Nullable BigDecimal value(List<Snapshot.Counted> figures, String code) {
        return find(figures, code).map(one -> one.figure().value()).orElse(null);
    }

    private static String amount(@Nullable BigDecimal number) {
        return Amounts.of(number);
    }

    private static String percent(Snapshot.Counted figure) {
        return Amounts.percent(figure.percent().orElse(null), VietnameseText.VIETNAMESE);
    }
}

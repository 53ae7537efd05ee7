package vn.lienthong.steering.board;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.steering.progress.StepProgress;

/**
 * Units against months: how much falls due, and what became of it.
 *
 * @param months without a gap, from the first to the last that has anything; at most {@value #MOST_MONTHS}
 */
record HeatMap(List<YearMonth> months, List<Line> lines) {

    private static final int MOST_MONTHS = 36;

    /** What a month looks like for a unit. */
    enum Heat {
        /** Nothing falls due. */
        NONE,
        /** All of it is done. */
        DONE,
        /** Open, and its day has not come. */
        OPEN,
        /** Up to a third of it is late. */
        WARM,
        /** More than a third of it is late. */
        HOT
    }

    record Line(Row.Unit unit, List<Cell> cells) {}

    record Cell(YearMonth month, int due, int done, int late) {

        Heat heat() {
            if (due == 0) {
                return Heat.NONE;
            }
            if (late > 0) {
                return late * 3 > due ? Heat.HOT : Heat.WARM;
            }
            return done == due ? Heat.DONE : Heat.OPEN;
        }
    }

    static HeatMap of(List<Row> rows) {
        Map<Row.Unit, TreeMap<YearMonth, Cell>> counted = new LinkedHashMap<>();
        TreeMap<YearMonth, Integer> months = new TreeMap<>();
        for (Row row : rows) {
            var line = counted.computeIfAbsent(row.unit(), unit -> new TreeMap<>());
            for (StepProgress step : row.steps()) {
                LocalDate due = step.due();
                if (due == null || !(step.open() || step.doneOn() != null)) {
                    continue;
                }
                YearMonth month = YearMonth.from(due);
                months.merge(month, 1, Integer::sum);
                line.merge(
                        month,
                        new Cell(month, 1, step.open() ? 0 : 1, step.late() ? 1 : 0),
                        (one, other) ->
                                new Cell(month, one.due + other.due, one.done + other.done, one.late + other.late));
            }
        }
        List<YearMonth> all = new ArrayList<>();
        if (!months.isEmpty()) {
            YearMonth last = months.lastKey();
            YearMonth first = months.firstKey();
            if (first.plusMonths(MOST_MONTHS).isBefore(last)) {
                first = last.minusMonths(MOST_MONTHS);
            }
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                all.add(month);
            }
        }
        List<Line> lines = new ArrayList<>();
        counted.forEach((unit, cells) -> lines.add(new Line(
                unit,
                all.stream()
                        .map(month -> cells.getOrDefault(month, new Cell(month, 0, 0, 0)))
                        .toList())));
        return new HeatMap(List.copyOf(all), List.copyOf(lines));
    }
}

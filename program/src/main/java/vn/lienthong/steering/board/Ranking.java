package vn.lienthong.steering.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.kernel.VietnameseText;

/**
 * Places in an order: by the share of steps done, never by their count, then by the share of items that are late. Equal ones
 * share a place; one without a step has none.
 *
 * @param lines the best first
 */
record Ranking<T>(List<Line<T>> lines) {

    /**
     * @param place from 1; 0 for one that has nothing to be measured by
     */
    record Line<T>(int place, T who, Score score) {}

    static <T> Ranking<T> of(Map<T, Score> scores, Function<T, String> name) {
        Comparator<Map.Entry<T, Score>> better = Comparator.comparing(
                        (Map.Entry<T, Score> entry) -> !entry.getValue().known())
                .thenComparing(Map.Entry::getValue, Ranking::byShares);
        List<Map.Entry<T, Score>> sorted = scores.entrySet().stream()
                .sorted(better.thenComparing(entry -> name.apply(entry.getKey()), VietnameseText.collator()))
                .toList();
        List<Line<T>> lines = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            var entry = sorted.get(i);
            boolean equal = i > 0 && better.compare(sorted.get(i - 1), entry) == 0;
            int place = !entry.getValue().known() ? 0 : equal ? lines.getLast().place() : i + 1;
            lines.add(new Line<>(place, entry.getKey(), entry.getValue()));
        }
        return new Ranking<>(List.copyOf(lines));
    }

    /** Shares as fractions, so that 99.9 % is not taken for 99 %. */
    private static int byShares(Score one, Score other) {
        int done =
                Long.compare((long) other.stepsDone() * one.stepsTotal(), (long) one.stepsDone() * other.stepsTotal());
        return done != 0 ? done : Long.compare((long) one.late() * other.items(), (long) other.late() * one.items());
    }

    static Map<Row.Unit, Score> byUnit(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::unit, LinkedHashMap::new, Collectors.collectingAndThen(Collectors.toList(), Score::of)));
    }
}

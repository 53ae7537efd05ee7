package vn.lienthong.capability.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of a list: what comparing found, what is settled, by commune. No person. */
record Summary(Tally all, Map<String, Tally> byUnit) {

    /** Counts of one commune, or of all. */
    static final class Tally {

        private final Map<Group, Integer> groups = new EnumMap<>(Group.class);
        private final Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
        private int rows;

        private void add(RowStore.Count count) {
            groups.merge(count.group(), count.rows(), Integer::sum);
            decisions.merge(count.state(), count.rows(), Integer::sum);
            rows += count.rows();
        }

        int rows() {
            return rows;
        }

        int of(Group group) {
            return groups.getOrDefault(group, 0);
        }

        int of(Decision decision) {
            return decisions.getOrDefault(decision, 0);
        }

        /** Rows that nobody need look at any more. */
        int settled() {
            return decisions.entrySet().stream()
                    .filter(entry -> entry.getKey().settled())
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        int open() {
            return rows - settled();
        }

        /** Hundredths that were right as they came. */
        int before() {
            return percent(of(Group.CLEAN));
        }

        /** Hundredths that are right or decided now. */
        int now() {
            return percent(settled());
        }

        int percent(int part) {
            return rows == 0 ? 0 : (int) (part * 100L / rows);
        }
    }

    static Summary of(List<RowStore.Count> counts) {
        Tally all = new Tally();
        Map<String, Tally> byUnit = new LinkedHashMap<>();
        List<RowStore.Count> sorted = new ArrayList<>(counts);
        sorted.sort(java.util.Comparator.comparing(RowStore.Count::unit));
        for (RowStore.Count count : sorted) {
            all.add(count);
            byUnit.computeIfAbsent(count.unit(), unit -> new Tally()).add(count);
        }
        return new Summary(all, byUnit);
    }
}

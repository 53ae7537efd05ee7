package vn.lienthong.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a list teaches about codes of units that the register writes otherwise, such as those of before a merger: where the people
 * live now in whose rows a code stands. Filled first, then only read.
 */
final class TaughtUnits {

    /** Knows nothing. */
    static final TaughtUnits NONE = new TaughtUnits();

    private static final double DOUBT = 1.5;
    private static final double LEAST_SHARE = 0.08;
    private static final double LEAST_ROWS = 1.5;

    private final Map<Long, Map<Integer, Double>> seen = new HashMap<>();
    private final Map<Long, Double> rows = new HashMap<>();

    /** A row with this code is, as surely as told, of somebody of a unit of the register. */
    void add(long code, int unit, double sure) {
        seen.computeIfAbsent(code, key -> new HashMap<>()).merge(unit, sure, Double::sum);
        rows.merge(code, sure, Double::sum);
    }

    /** Units of the register in which people with a code live, with how much likelier it is written there than anywhere. */
    record Known(int[] units, double[] weights, double elsewhere) {

        /** The weight for a unit; 0 if nothing is known of it. */
        double of(int unit) {
            for (int i = 0; i < units.length; i++) {
                if (units[i] == unit) {
                    return weights[i];
                }
            }
            return 0;
        }
    }

    private static final Known NOTHING = new Known(new int[0], new double[0], 0);
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    /** What is known of a code. */
    Known of(long code, int[] unitCount, double all) {
        return seen.isEmpty() ? NOTHING : known.computeIfAbsent(code, key -> make(key, unitCount, all));
    }

    private Known make(long code, int[] unitCount, double all) {
        Map<Integer, Double> counts = seen.get(code);
        if (counts == null) {
            return NOTHING;
        }
        double many = rows.getOrDefault(code, 0.0);
        int[] units = new int[counts.size()];
        double[] weights = new double[units.length];
        int n = 0;
        for (Map.Entry<Integer, Double> one : new TreeMap<>(counts).entrySet()) {
            double share = one.getValue() / (many + DOUBT);
            if (one.getKey() > 0 && one.getValue() >= LEAST_ROWS && share >= LEAST_SHARE) {
                units[n] = one.getKey();
                weights[n++] = Math.max(0, Math.log(share / Math.max(unitCount[one.getKey()] / all, 1e-6)));
            }
        }
        return new Known(
                Arrays.copyOf(units, n), Arrays.copyOf(weights, n), Math.log(DOUBT / (many + DOUBT)) / 2);
    }
}

package vn.lienthong.matching;

import java.util.HashMap;
import java.util.Map;

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

    /** How much likelier this code is written for people of a unit than for anybody; 0 if nothing is known of it. */
    double weight(long code, int unit, double shareOfUnit) {
        Map<Integer, Double> units = seen.get(code);
        Double count = units == null ? null : units.get(unit);
        if (count == null || count < LEAST_ROWS) {
            return 0;
        }
        double share = count / (rows.getOrDefault(code, 0.0) + DOUBT);
        return share < LEAST_SHARE ? 0 : Math.max(0, Math.log(share / Math.max(shareOfUnit, 1e-6)));
    }

    /** What a code unknown to the register weighs for a unit in whose rows it was not seen. */
    double unknown(long code) {
        Double many = rows.get(code);
        return many == null ? 0 : Math.log(DOUBT / (many + DOUBT)) / 2;
    }
}

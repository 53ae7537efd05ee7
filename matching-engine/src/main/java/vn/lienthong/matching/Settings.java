package vn.lienthong.matching;

import java.util.List;

/**
 * How a matcher decides.
 *
 * @param threshold from this probability on a row is linked without people, 0.5 to 1
 * @param doubtFrom below this probability of the best candidate a row counts as not in the register
 * @param candidates how many candidates an answer carries at most, 1 to 20
 * @param explain whether answers carry evidence by field
 * @param learn whether weights are learned from the list before it is matched
 * @param decided earlier decisions of people about such lists
 */
public record Settings(
        double threshold, double doubtFrom, int candidates, boolean explain, boolean learn, List<Decided> decided) {

    /** As shipped. */
    public static final Settings SHIPPED = new Settings(0.993, 0.4, 5, false, true, List.of());

    public Settings {
        decided = List.copyOf(decided);
        if (!(threshold >= 0.5 && threshold <= 1) || !(doubtFrom >= 0 && doubtFrom <= threshold)) {
            throw new IllegalArgumentException("threshold " + threshold + ", doubtFrom " + doubtFrom);
        }
        if (candidates < 1 || candidates > 20) {
            throw new IllegalArgumentException("candidates " + candidates);
        }
    }

    /** The same with another threshold. */
    public Settings withThreshold(double other) {
        return new Settings(other, Math.min(doubtFrom, other), candidates, explain, learn, decided);
    }

    /** The same with or without evidence. */
    public Settings withExplanations(boolean wanted) {
        return new Settings(threshold, doubtFrom, candidates, wanted, learn, decided);
    }

    /** The same, taught by decisions. */
    public Settings withDecided(List<Decided> decisions) {
        return new Settings(threshold, doubtFrom, candidates, explain, learn, decisions);
    }
}

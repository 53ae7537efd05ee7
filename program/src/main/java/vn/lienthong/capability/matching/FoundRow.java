package vn.lienthong.capability.matching;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row with what comparing found, ready to be stored.
 *
 * @param unit commune of the row
 * @param part hamlet, folded
 * @param sameAs line of the first row about the same person; its own line if none
 * @param chosen the person decided on, or null while that is open
 * @param decidedName who decided it in an earlier list; empty for the program
 */
record FoundRow(
        Written row,
        String unit,
        String part,
        Group group,
        @Nullable UUID person,
        double probability,
        List<Fix> fixes,
        String likeness,
        int sameAs,
        long fingerprint,
        Decision state,
        @Nullable UUID chosen,
        String decidedName,
        List<May> candidates) {

    FoundRow {
        fixes = List.copyOf(fixes);
        candidates = List.copyOf(candidates);
    }

    /** A correction of a field of the list by what the register holds. */
    record Fix(String field, String from, String to) {

        private static final String PART = "\u001f";
        private static final String ONE = "\u001e";

        static String stored(List<Fix> fixes) {
            StringBuilder all = new StringBuilder();
            for (Fix fix : fixes) {
                all.append(all.isEmpty() ? "" : ONE)
                        .append(fix.field)
                        .append(PART)
                        .append(fix.from)
                        .append(PART)
                        .append(fix.to);
            }
            return all.toString();
        }

        static List<Fix> read(String stored) {
            return stored.isEmpty()
                    ? List.of()
                    : java.util.Arrays.stream(stored.split(ONE, -1))
                            .map(one -> one.split(PART, -1))
                            .filter(parts -> parts.length == 3)
                            .map(parts -> new Fix(parts[0], parts[1], parts[2]))
                            .toList();
        }
    }

    /** Somebody who may be meant. */
    record May(UUID person, double probability, int status, String evidence) {}
}

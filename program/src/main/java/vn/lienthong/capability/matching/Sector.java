package vn.lienthong.capability.matching;

import java.util.List;
import java.util.Set;

/**
 * A sector whose lists are cleaned. Its words are {@code matching.sector.<code>}, with {@code .why} (the usual purpose) and
 * {@code .basis} (the law it stands on).
 *
 * @param second decisions that count only when a second person has confirmed them
 * @param days how long a list is kept after it was brought
 * @param agencies words in the folded names of agencies whose list it usually is
 */
record Sector(String code, Set<Decision> second, int days, List<String> agencies) {

    Sector {
        second = Set.copyOf(second);
        agencies = List.copyOf(agencies);
    }

    String key() {
        return "matching.sector." + code;
    }
}

package vn.lienthong.capability.mandates;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two of a mandate, as they lie sealed in the database.
 *
 * @param principal 12 digits of whom is stood in for
 * @param agent 12 digits of who stands in
 * @param born of the principal, or null if it is not known
 */
record Pair(
        String principal,
        String principalName,
        String agent,
        String agentName,
        @Nullable LocalDate born) {

    /** What is left when the key is another one. */
    static final Pair SHUT = new Pair("", "", "", "", null);

    /** {@code 099 ••• ••• 101}. */
    static String masked(String number) {
        return number.length() < 6 ? "" : number.substring(0, 3) + " ••• ••• " + number.substring(number.length() - 3);
    }

    /** Not to be printed: persons. */
    @Override
    public String toString() {
        return "Pair";
    }
}

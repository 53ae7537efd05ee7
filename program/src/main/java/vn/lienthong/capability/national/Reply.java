package vn.lienthong.capability.national;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.registry.PersonField;

/** What came back over the line, read and judged. */
sealed interface Reply {

    /** A verification was answered. */
    record Matched(FieldMatch whole, Map<PersonField, FieldMatch> fields) implements Reply {

        public Matched {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * A look-up was answered.
     *
     * @param numbers personal numbers of everybody whose data are in the answer
     */
    record Told(Facts facts, java.util.Set<String> numbers) implements Reply {

        public Told {
            numbers = java.util.Set.copyOf(numbers);
        }

        /** How much only. */
        @Override
        public String toString() {
            return "Told[" + numbers.size() + "]";
        }
    }

    /** It answered and told nothing. */
    record Declined(NationalOutcome.Reason reason) implements Reply {}

    /**
     * No answer, or none to be trusted.
     *
     * @param word what happened, for the log: no data
     * @param sent whether anything left this house
     */
    record None(NationalOutcome.Why why, @Nullable Instant retryAt, String word, boolean sent) implements Reply {}
}

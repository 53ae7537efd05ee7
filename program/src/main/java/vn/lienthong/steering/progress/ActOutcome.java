package vn.lienthong.steering.progress;

import java.util.UUID;

/** What became of an act other than a move. */
public sealed interface ActOutcome {

    /** It is done. */
    record Done(UUID record) implements ActOutcome {}

    /** Somebody else changed it since it was looked at; nothing was done. */
    record ChangedMeanwhile() implements ActOutcome {}

    /**
     * A rule says no.
     *
     * @param field name of the form's field that must be mended, possibly empty
     * @param key message that says what to do
     */
    record Refused(String field, String key) implements ActOutcome {}

    /** Whether it was done. */
    default boolean done() {
        return this instanceof Done;
    }
}

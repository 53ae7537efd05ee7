package vn.lienthong.capability.indicators;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The records behind a value, offered as a bean by the room that declares the indicator. It answers for the person who acts
 * and shows nothing that this person may not see on the room's own pages.
 */
public interface RecordSource {

    /** Ids of the indicators that it knows the records of. */
    Set<String> indicators();

    /** How many records stand behind a value; anyone who sees the value may know it. */
    long count(Cell cell, Instant asOf);

    /** Whether the one who acts may see the records themselves, not only their count. */
    boolean mayOpen(Cell cell);

    /**
     * The records in a steady order, as they were when the value was computed where the room can tell, else as they are now.
     * Asked only after {@link #mayOpen}.
     */
    List<Line> records(Cell cell, Instant asOf, long offset, int limit);

    /**
     * One record.
     *
     * @param title as the room's own page calls it
     * @param path its page
     * @param note one grey line, possibly empty
     * @param counted whether it is in the numerator; false for what is in the denominator only
     */
    record Line(String title, String path, String note, boolean counted) {}
}

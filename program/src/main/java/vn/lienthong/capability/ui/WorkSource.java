package vn.lienthong.capability.ui;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room in which something may wait for the one who looks, found as a bean and gathered on the page "my work today". It
 * answers for the person signed in now, and only what this person can do something about.
 */
public interface WorkSource {

    /** What waits, the most pressing first. Asked with every look at the page: a few milliseconds at most. */
    List<Work> work();

    /**
     * One thing to do.
     *
     * @param title words of the link: what to do, or on what
     * @param path where it is done
     * @param note one grey line: from which model, by whom, since when; possibly empty
     * @param due its last day, or null; past days come first on the page
     * @param tag the look of its state
     * @param state the word of its state
     */
    record Work(
            String title,
            String path,
            String note,
            @Nullable LocalDate due,
            Tag tag,
            String state) {}
}

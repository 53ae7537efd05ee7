package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.stream.Stream;

/** A room whose things have a last day, found as a bean. Asked every hour and when somebody looks at what falls due. */
public interface DueSource {

    /**
     * The things on which work is left and whose last day lies in a period. What is done, does not apply or was taken back is
     * left out: its reminders then count as settled. The one who acts is not asked about; nobody may be signed in.
     *
     * @param from first day
     * @param to last day
     */
    Stream<Due> due(LocalDate from, LocalDate to);
}

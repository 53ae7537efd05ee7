package vn.lienthong.steering.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.kernel.WorkingCalendar;

/** A last day: given, or so many working days after another day; the second moves when the table of holidays changes. */
public sealed interface NewDay {

    /** A day as given. */
    record On(LocalDate day) implements NewDay {}

    /**
     * Reckoned.
     *
     * @param after day 0
     * @param workingDays 1 and more
     */
    record After(LocalDate after, int workingDays) implements NewDay {}

    /** The day by a calendar. */
    default LocalDate by(WorkingCalendar calendar) {
        return switch (this) {
            case On on -> on.day;
            case After rule -> calendar.plus(rule.after, rule.workingDays);
        };
    }

    /** Day 0 of a reckoned day; else null. */
    default @Nullable LocalDate dayZero() {
        return this instanceof After rule ? rule.after : null;
    }

    /** Working days of a reckoned day; else null. */
    default @Nullable Integer days() {
        return this instanceof After rule ? rule.workingDays : null;
    }
}

package vn.lienthong.steering.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * When people are reminded, in working days.
 *
 * @param before so many days before the last one, each its own threshold
 * @param onTheDay also on the last day
 * @param lateFirst first when it is so many days late
 * @param lateEvery then again after so many more
 * @param lateLast no more by itself when it is later than this
 * @param escalateFrom from so many days late the assigner and the head of the unit are told too
 * @param version counts the changes
 */
record Rules(
        List<Integer> before,
        boolean onTheDay,
        int lateFirst,
        int lateEvery,
        int lateLast,
        int escalateFrom,
        int version) {

    /** 7, 3, 1 days before, on the day, one day late and every five after that, for a year. */
    static final Rules USUAL = new Rules(List.of(7, 3, 1), true, 1, 5, 250, 1, 0);

    Rules {
        before = before.stream().distinct().sorted().toList();
    }

    /**
     * The threshold that a thing has reached last.
     *
     * @param name part of the reminder's key
     * @param remaining working days left, negative for days late
     */
    record Stage(String name, int remaining) {

        boolean late() {
            return remaining < 0;
        }
    }

    Optional<Stage> stage(LocalDate due, LocalDate today, WorkingCalendar calendar) {
        if (due.isBefore(today)) {
            int late = calendar.between(due, today);
            return late < lateFirst || late > lateLast
                    ? Optional.empty()
                    : Optional.of(new Stage("+" + (lateFirst + (late - lateFirst) / lateEvery * lateEvery), -late));
        }
        int left = calendar.between(today, due);
        if (left == 0) {
            return onTheDay ? Optional.of(new Stage("0", 0)) : Optional.empty();
        }
        return before.stream()
                .filter(threshold -> threshold >= left)
                .findFirst()
                .map(threshold -> new Stage("-" + threshold, left));
    }

    /** The first last day that still is reminded of. */
    LocalDate from(LocalDate today, WorkingCalendar calendar) {
        // A day off may lie before the earliest working day that counts.
        return calendar.plus(today, -lateLast - 1);
    }

    LocalDate to(LocalDate today, WorkingCalendar calendar) {
        return calendar.plus(today, (before.isEmpty() ? 0 : before.getLast()) + 1);
    }
}

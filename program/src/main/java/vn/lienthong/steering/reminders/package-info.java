/**
 * Reminds people of what falls due: some working days before, on the day, and when it is late, then also the one who assigned
 * it and the head of the unit. A leader may remind by hand, with words of the own.
 *
 * <p>Rooms whose things have a last day offer a {@link vn.lienthong.steering.reminders.DueSource}; the steps and items of plans
 * are offered here, from {@code steering/progress}. What was reminded of is asked of
 * {@link vn.lienthong.steering.reminders.Reminders}. A reminder never comes twice: thing, last day and threshold decide, no
 * clock does. How: {@code docs/reminders.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.reminders;

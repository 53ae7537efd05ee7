/**
 * The plan seen from all sides: my work today, the board by states, the timeline with its baseline, the calendar, what is
 * late by unit and person, units by months, the ranking, and the plans of all places as one, those among them that other
 * programs report here ({@code openplan}).
 *
 * <p>Keeps nothing of its own: everything is computed from {@code plan} and {@code progress}, which keep it in memory. Other
 * rooms bring what waits for somebody by {@link vn.lienthong.capability.ui.WorkSource}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.board;

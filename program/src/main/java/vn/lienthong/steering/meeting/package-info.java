/**
 * The pages for Monday's meeting, made by one click: what changed since the last meeting, what is late, whose turn it is, what
 * must be decided, and what became of the decisions of earlier meetings. Decisions taken in the meeting are written down (what,
 * who, until when), are work of that unit, and stand in the next pages until they are done.
 *
 * <p>What happened comes from {@code steering/progress} and from every
 * {@link vn.lienthong.steering.reports.ReportSource}: a room that feeds the reports feeds the meeting too.
 */
@NullMarked
package vn.lienthong.steering.meeting;

import org.jspecify.annotations.NullMarked;

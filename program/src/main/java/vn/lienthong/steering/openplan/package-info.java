/**
 * Plans for other programs: the REST resources of plans, items, steps and issued reports; what is told by webhook and by calendar
 * feed; and reporting up, by which a commune's program sends the state of its plans to the province's, which keeps what it
 * received in tables of its own and offers it to the province's roll-up ({@link vn.lienthong.steering.openplan.Received}).
 *
 * <p>Nothing of it carries personal data: no person's id, no name, no words that an officer typed. How: {@code docs/openplan.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.steering.openplan;

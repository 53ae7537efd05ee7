/**
 * Deadlines in the calendars that people use anyway: iCalendar (RFC 5545) at a secret address, for a person or for a unit.
 *
 * <p>A room says what is due by a {@link vn.lienthong.capability.feeds.FeedSource} bean. The address is made on the person's own
 * page, shown once, kept as a hash, and taken back at any time. What a client has been told is remembered, so that a moved
 * deadline comes with a higher SEQUENCE and one that fell away comes as CANCELLED.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.feeds;

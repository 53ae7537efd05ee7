/**
 * Tells people what waits for them: an inbox in the program, one digest a day by mail, urgent things at once, each also as a
 * text to copy into a chat.
 *
 * <p>Rooms call {@link vn.lienthong.capability.notify.Notify} inside the transaction of the cause, with a
 * {@link vn.lienthong.capability.notify.Notice} whose key makes it come once, and declare the groups of their notices as
 * {@link vn.lienthong.capability.notify.NoticeKind} beans. Who wants what by mail, and when, each person decides. Mails lie
 * in an outbox from which one sender at a time hands them to the mail server: a day without the server loses nothing and
 * doubles nothing. How, and the one honest limit: {@code docs/notify.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.notify;

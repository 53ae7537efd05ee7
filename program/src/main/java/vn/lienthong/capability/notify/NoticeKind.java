package vn.lienthong.capability.notify;

/**
 * A group of notices, declared as a bean by the room that tells them. Each person chooses by group what comes by mail too.
 *
 * @param key message key of the group's words, such as {@code reminders.kind.due}; stored, so it never changes
 * @param order where the group stands in the inbox and in the digest, small numbers first
 */
public record NoticeKind(String key, int order) {}

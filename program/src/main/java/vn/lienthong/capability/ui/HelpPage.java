package vn.lienthong.capability.ui;

/**
 * Help that a room gives on one of its pages, found as a bean and shown at {@code /tro-giup}. Its words are messages: a
 * title at {@code key.title} and paragraphs at {@code key.1}, {@code key.2} … as far as they go.
 *
 * @param order small numbers first, as in {@link NavItem}
 * @param key start of its message keys, such as {@code pilots.help.list}
 * @param path the page that it explains
 * @param right who sees it; an empty string for everyone
 */
public record HelpPage(int order, String key, String path, String right) {}

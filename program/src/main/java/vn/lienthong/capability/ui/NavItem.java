package vn.lienthong.capability.ui;

/**
 * A line of the main list, offered by a room as a bean.
 *
 * @param order where it stands, small numbers first (10 my work, 20 plan, 30 models, …, 90 administration)
 * @param key message key of its words
 * @param path address of the room's first page; a page below it marks this line as "here"
 * @param icon name in {@code icons.svg} without {@code i-}
 * @param right who sees it; an empty string for everyone signed in
 */
public record NavItem(int order, String key, String path, String icon, String right) {}

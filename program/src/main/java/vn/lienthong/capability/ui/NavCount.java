package vn.lienthong.capability.ui;

/**
 * How much waits for the reader behind a line of the main list, found as a bean and drawn beside the line; nothing is drawn
 * for zero. Asked while a page is drawn, for the one who reads it: an index look-up, never a slow query. The answer is kept
 * for a few seconds, or until {@link CountsChanged}.
 */
public interface NavCount {

    /** The {@link NavItem#path()} beside which it stands. */
    String path();

    /** Message key of what is counted, for those who hear the page: {@code {0} việc quá hạn}. */
    String key();

    /** How many there are for the one who reads now. */
    long count();
}

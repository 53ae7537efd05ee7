package vn.lienthong.capability.ui;

/**
 * Words that lead somewhere: a crumb, a tab.
 *
 * @param text already in the reader's language
 * @param path where it leads; empty for the place where the reader is
 */
public record Link(String text, String path) {

    /** The place where the reader is: the last crumb. */
    public static Link here(String text) {
        return new Link(text, "");
    }
}

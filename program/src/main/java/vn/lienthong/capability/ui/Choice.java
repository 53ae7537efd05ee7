package vn.lienthong.capability.ui;

/**
 * One answer to pick.
 *
 * @param value what is sent
 * @param text what the reader sees
 * @param hint one grey line under it, possibly empty
 */
public record Choice(String value, String text, String hint) {

    /** An answer that needs no explanation. */
    public static Choice of(String value, String text) {
        return new Choice(value, text, "");
    }
}

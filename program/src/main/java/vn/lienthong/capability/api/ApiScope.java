package vn.lienthong.capability.api;

/**
 * A right that a token may be given, declared as a bean by the room whose resources take it. Its words are those of the right.
 *
 * @param right code of a {@link vn.lienthong.capability.access.Right}
 * @param order where it stands in the form, small numbers first
 */
public record ApiScope(String right, int order) {

    /** Key of its words. */
    String key() {
        int dot = right.indexOf('.');
        return right.substring(0, dot) + ".right" + right.substring(dot);
    }
}

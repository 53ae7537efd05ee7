package vn.lienthong.capability.golive;

/**
 * What a system belongs to, in the words of the room that brings it: an item of a plan, a model, a connection.
 *
 * @param kind such as {@code plan-item}
 * @param id its id there
 * @param title as people call it
 * @param path its page, beginning with a slash
 */
public record Subject(String kind, String id, String title, String path) {

    public Subject {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a subject has a page of this program, not " + path);
        }
    }
}

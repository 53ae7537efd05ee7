package vn.lienthong.capability.pilots;

import java.util.Set;

/**
 * What a room in the ring of pilots says of itself, so that everything finds it: the page of all models, the plan, the
 * tests that hold for every pilot. A bean; a room that carries several models may offer one descriptor for all or one
 * for each.
 */
public interface Pilot {

    /** Ids in the {@link Catalogue} of the models that this room runs, at least one. */
    Set<String> models();

    /**
     * Start of its message keys. {@code key.name} is what its officers call it, {@code key.open} the words of the button
     * that opens it, such as "Mở sổ lưu trú".
     */
    String key();

    /** Address of its first page. */
    String path();

    /** Who may open it; an empty string for everyone signed in. */
    default String right() {
        return "";
    }
}

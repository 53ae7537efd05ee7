package vn.lienthong.capability.ui;

import java.util.List;

/**
 * A room that answers the search field in the page head, found as a bean. The field is there when at least one room
 * answers. A source looks only at what the reader may see.
 */
public interface SearchSource {

    /** Message key of the heading under which its finds stand, such as {@code pilots.search.heading}. */
    String headingKey();

    /** Who may ask it; an empty string for everyone signed in. */
    String right();

    /**
     * What fits the words, best first. Words come as typed: with or without marks, in any case.
     *
     * @param limit at most so many
     */
    List<Found> find(String words, int limit);

    /**
     * One find.
     *
     * @param title words of the link
     * @param path where it leads
     * @param note one grey line under it, possibly empty
     */
    record Found(String title, String path, String note) {}
}

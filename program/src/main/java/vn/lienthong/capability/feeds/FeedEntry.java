package vn.lienthong.capability.feeds;

import java.time.LocalDate;

/**
 * One deadline.
 *
 * @param key what makes it this deadline and no other, the same for ever: {@code step-0190…}
 * @param day on which it is due; by working days already, as the room computes it
 * @param title one line; no citizen's data
 * @param note more lines, possibly empty
 * @param path page of this program that shows the matter
 * @param done whether nothing is left to do; it stays in the calendar and is marked
 */
public record FeedEntry(String key, LocalDate day, String title, String note, String path, boolean done) {

    public FeedEntry {
        if (!key.matches("[A-Za-z0-9._-]{1,120}") || !path.startsWith("/")) {
            throw new IllegalArgumentException("a deadline has a plain key and a page, not " + key + " " + path);
        }
    }
}

package vn.lienthong.capability.feeds;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A room that knows deadlines, offered as a bean. It is asked by the program itself, without a person: it answers for the one named. */
public interface FeedSource {

    /** Deadlines that are one person's matter. */
    List<FeedEntry> ofPerson(UUID account, Locale locale);

    /** Deadlines of an agency. */
    List<FeedEntry> ofAgency(UUID agency, Locale locale);
}

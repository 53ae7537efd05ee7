package vn.lienthong.steering.sites;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;

/**
 * A place at which a model is tried, or may be.
 *
 * @param kind key of the kinds of places in the survey's file
 * @param name of the place: a unit, a school, a hospital
 * @param unitCode the administrative unit in which it lies; null where that was not said
 * @param unitName its name on the day it was entered
 * @param agency the agency that brought it in
 * @param since day of the last move
 * @param score the last evaluation, in percent of the greatest score; null without one
 * @param surveyed whether there is a survey
 * @param version grows with every change
 */
public record Site(
        UUID id,
        UUID planId,
        UUID itemId,
        String kind,
        String name,
        @Nullable String unitCode,
        String unitName,
        UUID agency,
        State state,
        LocalDate since,
        boolean surveyed,
        @Nullable Integer score,
        Instant createdAt,
        int version) {

    /** How far a place has come. */
    public enum State {
        CANDIDATE(Tag.TODO),
        CHOSEN(Tag.SOON),
        RUNNING(Tag.DOING),
        REPLICATED(Tag.DONE),
        STOPPED(Tag.NONE);

        private final Tag tag;

        State(Tag tag) {
            this.tag = tag;
        }

        /** Its look. */
        public Tag tag() {
            return tag;
        }

        /** Message key of its word. */
        public String key() {
            return "sites.state." + name();
        }
    }

    /** Address of its page. */
    public String path() {
        return "/dia-diem/" + id;
    }

    Site moved(State to, LocalDate day) {
        return new Site(
                id, planId, itemId, kind, name, unitCode, unitName, agency, to, day, surveyed, score, createdAt,
                version);
    }
}

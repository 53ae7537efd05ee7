package vn.lienthong.steering.obstacles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in the way of an item or of one of its steps.
 *
 * @param stepId null where the whole item is held up
 * @param title what stands in the way, in a few words
 * @param details more of it; possibly empty
 * @param wanted what the one asked shall do
 * @param raisedFor the agency that raised it
 * @param raisedForName its name on that day
 * @param raisedBy account of the person who raised it
 * @param asked whose turn it is, or was when it ended
 * @param answeredAt the last answer; null while none is given, or it did not solve the matter
 * @param endedAt when it was closed or withdrawn
 * @param version grows with every change
 */
public record Obstacle(
        UUID id,
        UUID planId,
        UUID itemId,
        @Nullable UUID stepId,
        String title,
        String details,
        Category category,
        String wanted,
        UUID raisedFor,
        String raisedForName,
        UUID raisedBy,
        Instant raisedAt,
        State state,
        Asked asked,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        int version) {

    /** What kind of thing is missing. */
    public enum Category {
        LEGAL,
        INFRASTRUCTURE,
        DATA,
        STAFF,
        MONEY
    }

    /** Whose turn it is. */
    public enum State {
        /** The one asked has not answered. */
        WAITING,
        /** There is an answer; the one who raised it has to say whether it solves the matter. */
        ANSWERED,
        /** Solved, says the one who raised it. */
        CLOSED,
        /** Taken back by the one who raised it. */
        WITHDRAWN
    }

    /**
     * Who is asked, since when and until when.
     *
     * @param level 0 the unit asked first, then the levels of the plan's line: 1 the standing body …
     * @param agency null for a body outside the program: the standing body writes down what it answers
     * @param name its name on the day of asking
     * @param on first day of its term
     * @param days working days it has
     * @param due its last day; moves with the table of holidays
     */
    public record Asked(int level, @Nullable UUID agency, String name, LocalDate on, int days, LocalDate due) {}

    /** Whether anybody still has something to do about it. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.ANSWERED;
    }

    /** The same with another state of affairs. */
    Obstacle with(State next, Asked turn, @Nullable Instant answered, @Nullable Instant ended) {
        return new Obstacle(
                id,
                planId,
                itemId,
                stepId,
                title,
                details,
                category,
                wanted,
                raisedFor,
                raisedForName,
                raisedBy,
                raisedAt,
                next,
                turn,
                answered,
                ended,
                version);
    }

    /** Address of its page. */
    public String path() {
        return "/vuong-mac/" + id;
    }
}

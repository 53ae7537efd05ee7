package vn.lienthong.steering.obstacles;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Tag;

/**
 * An obstacle as pages show it to one reader.
 *
 * @param item title of its item
 * @param step words of its step; null for the whole item
 * @param next who is asked after the last day; null where the line ends
 * @param waited working days that the one asked has had
 * @param late working days past the last day
 * @param history oldest first; empty in lists
 */
record Card(
        Obstacle obstacle,
        String item,
        @Nullable String step,
        @Nullable String next,
        int waited,
        int late,
        boolean mayAnswer,
        boolean mayEnd,
        List<Told> history) {

    /** A line of the history with the name of the person; empty where the program acted. */
    record Told(Happening happening, String by) {}

    Tag tag() {
        return switch (obstacle.state()) {
            case WAITING -> late > 0 ? Tag.LATE : Tag.STUCK;
            case ANSWERED -> Tag.WAIT;
            case CLOSED -> Tag.DONE;
            case WITHDRAWN -> Tag.NONE;
        };
    }

    /** Message key of the word of its state. */
    String state() {
        return obstacle.state() == Obstacle.State.WAITING && late > 0
                ? "obstacles.state.LATE"
                : "obstacles.state." + obstacle.state();
    }

    /** The last thing that was answered. */
    @Nullable
    Happening answer() {
        return history.stream()
                .map(Told::happening)
                .filter(happening -> happening.kind() == Happening.Kind.ANSWERED)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}

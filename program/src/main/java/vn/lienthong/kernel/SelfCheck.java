package vn.lienthong.kernel;

import java.util.List;

/**
 * What a room can say about its own health, for {@code ./lienthong selfcheck}. Offered through {@code META-INF/services}:
 * no Spring is started, and the program may run or not.
 */
public interface SelfCheck {

    /** Where its lines stand, small numbers first. */
    int order();

    /** Looks, changes nothing, and takes a few seconds at most. */
    List<Finding> look(Settings settings);

    /** How it stands. */
    enum State {
        /** Nothing to do. */
        GOOD,
        /** Works today; the words say what to do about it. */
        WARNING,
        /** Does not work; the words say what to do. */
        BAD
    }

    /**
     * One line.
     *
     * @param words what was found and, unless it is good, what to do
     */
    record Finding(State state, String words) {}
}

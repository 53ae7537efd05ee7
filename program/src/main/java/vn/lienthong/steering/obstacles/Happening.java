package vn.lienthong.steering.obstacles;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an obstacle's history.
 *
 * @param n its place, from 1; the order holds even when the clock was set back
 * @param by account of the person; null where the program acted
 * @param level at which level it stood afterwards
 * @param askedName who was asked afterwards
 * @param words what was said; possibly empty
 * @param document a file that came with it
 */
record Happening(
        UUID obstacle,
        int n,
        Instant at,
        Kind kind,
        @Nullable UUID by,
        int level,
        String askedName,
        String words,
        @Nullable UUID document) {

    enum Kind {
        RAISED,
        ESCALATED,
        PASSED_ON,
        ANSWERED,
        REOPENED,
        CLOSED,
        WITHDRAWN,
        /** The table of holidays changed, and with it the last day. */
        DUE_MOVED,
        /** The agency asked, or the one that raised it, was merged into another. */
        TAKEN_OVER
    }
}

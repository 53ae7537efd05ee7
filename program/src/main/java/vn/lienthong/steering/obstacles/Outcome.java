package vn.lienthong.steering.obstacles;

/** How an act on an obstacle ended. */
sealed interface Outcome {

    record Done(Obstacle obstacle) implements Outcome {}

    /** A rule says no; the words are {@code obstacles.refused.<reason>}. */
    record Refused(Reason reason) implements Outcome {}

    enum Reason {
        /** Somebody else was quicker: look again. */
        CHANGED_MEANWHILE,
        /** Its state does not allow the act. */
        NOT_NOW,
        /** There is no such agency today. */
        AGENCY_UNKNOWN
    }
}

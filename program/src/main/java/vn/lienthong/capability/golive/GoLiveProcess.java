package vn.lienthong.capability.golive;

import static vn.lienthong.capability.golive.Stage.CHECKED;
import static vn.lienthong.capability.golive.Stage.CONTACTED;
import static vn.lienthong.capability.golive.Stage.EXPIRED;
import static vn.lienthong.capability.golive.Stage.LIVE;
import static vn.lienthong.capability.golive.Stage.PAPERS_DONE;
import static vn.lienthong.capability.golive.Stage.PREPARING;
import static vn.lienthong.capability.golive.Stage.REQUESTED;
import static vn.lienthong.capability.golive.Stage.STOPPED;
import static vn.lienthong.capability.golive.Stage.TESTED;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way into operation as a value: which moves there are, what each needs, who makes it, what must hold. Read by the engine,
 * by the drawn picture and by the tests.
 */
final class GoLiveProcess {

    /** What must be written down with a move. */
    enum Need {
        /** Number of the letter or record. */
        NUMBER,
        /** Name and way to reach the contact person. */
        CONTACT,
        /** A file. */
        FILE,
        /** Why. */
        REASON
    }

    /** What must hold for a move. */
    enum Guard {
        NONE,
        /** Every paper that the list of its kind demands is there. */
        PAPERS,
        /** The system stands behind the security check. */
        CHECK_WANTED,
        /** The system does not stand behind the security check. */
        NO_CHECK,
        /** The security check was passed and holds on the day. */
        CHECK_HOLDS
    }

    /** Who makes a move. */
    enum By {
        /** The unit whose system it is. */
        UNIT,
        /** The standing body: it passes on what the inspecting body says. */
        STANDING_BODY,
        /** The program, when a day has passed. */
        PROGRAM
    }

    /**
     * A move.
     *
     * @param code stored with the history, so it never changes; words at {@code golive.move.<code>}
     */
    record Move(String code, Stage from, Stage to, Guard guard, By by, Set<Need> needs) {

        String key() {
            return "golive.move." + code;
        }

        /** Whether it says until when the security check holds. */
        boolean passesCheck() {
            return code.startsWith("check-passed");
        }

        /** Whether it says when to look at the system again. */
        boolean setsReview() {
            return to == LIVE && by == By.UNIT;
        }
    }

    static final List<Move> MOVES = List.of(
            move("request-sent", PREPARING, REQUESTED, Guard.NONE, By.UNIT, Need.NUMBER),
            move("contact-named", REQUESTED, CONTACTED, Guard.NONE, By.UNIT, Need.CONTACT),
            move("request-refused", REQUESTED, PREPARING, Guard.NONE, By.UNIT, Need.REASON),
            move("papers-complete", CONTACTED, PAPERS_DONE, Guard.PAPERS, By.UNIT),
            move("test-passed", PAPERS_DONE, TESTED, Guard.NONE, By.UNIT, Need.FILE),
            move("test-failed", PAPERS_DONE, PAPERS_DONE, Guard.NONE, By.UNIT, Need.REASON),
            move("check-passed", TESTED, CHECKED, Guard.CHECK_WANTED, By.STANDING_BODY, Need.NUMBER),
            move("check-failed", TESTED, TESTED, Guard.CHECK_WANTED, By.STANDING_BODY, Need.NUMBER, Need.REASON),
            move("went-live", TESTED, LIVE, Guard.NO_CHECK, By.UNIT),
            move("went-live-checked", CHECKED, LIVE, Guard.CHECK_HOLDS, By.UNIT),
            move("design-changed", CHECKED, TESTED, Guard.NONE, By.UNIT, Need.REASON),
            move("reviewed", LIVE, LIVE, Guard.NONE, By.UNIT, Need.REASON),
            move("check-passed-again", LIVE, LIVE, Guard.CHECK_WANTED, By.STANDING_BODY, Need.NUMBER),
            move("check-lost", LIVE, EXPIRED, Guard.CHECK_WANTED, By.STANDING_BODY, Need.REASON),
            move("check-expired", LIVE, EXPIRED, Guard.CHECK_WANTED, By.PROGRAM),
            move("check-passed-late", EXPIRED, LIVE, Guard.CHECK_WANTED, By.STANDING_BODY, Need.NUMBER),
            move("resumed", EXPIRED, LIVE, Guard.NO_CHECK, By.UNIT, Need.REASON),
            stop(PREPARING),
            stop(REQUESTED),
            stop(CONTACTED),
            stop(PAPERS_DONE),
            stop(TESTED),
            stop(CHECKED),
            stop(LIVE),
            stop(EXPIRED),
            move("begun-again", STOPPED, PREPARING, Guard.NONE, By.UNIT, Need.REASON));

    private GoLiveProcess() {}

    private static Move move(String code, Stage from, Stage to, Guard guard, By by, Need... needs) {
        Set<Need> wanted = EnumSet.noneOf(Need.class);
        wanted.addAll(List.of(needs));
        return new Move(code, from, to, guard, by, Set.copyOf(wanted));
    }

    private static Move stop(Stage from) {
        return move("stopped", from, STOPPED, Guard.NONE, By.UNIT, Need.REASON);
    }

    /** The moves that lead away from a stage, or back to it, for a system that is or is not behind the security check. */
    static List<Move> from(Stage stage, boolean check) {
        return MOVES.stream()
                .filter(move -> move.from() == stage)
                .filter(move -> switch (move.guard()) {
                    case CHECK_WANTED -> check;
                    case NO_CHECK -> !check;
                    case NONE, PAPERS, CHECK_HOLDS -> true;
                })
                .toList();
    }

    /** The move of that code from a stage. */
    static Optional<Move> find(Stage from, String code) {
        return MOVES.stream()
                .filter(move -> move.from() == from && move.code().equals(code))
                .findFirst();
    }
}

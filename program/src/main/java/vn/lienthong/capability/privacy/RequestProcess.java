package vn.lienthong.capability.privacy;

import static vn.lienthong.capability.privacy.State.ACCEPTED;
import static vn.lienthong.capability.privacy.State.ANSWERED;
import static vn.lienthong.capability.privacy.State.CANCELLED;
import static vn.lienthong.capability.privacy.State.DONE;
import static vn.lienthong.capability.privacy.State.IN_PART;
import static vn.lienthong.capability.privacy.State.RECEIVED;
import static vn.lienthong.capability.privacy.State.REFUSED;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way of a request as a value: read by the engine, the pages and the tests. */
final class RequestProcess {

    /** Who makes a move. */
    enum By {
        /** Who answers for the agency. */
        OFFICER,
        /** The person, or an officer at the counter for them. */
        PERSON,
        /** The program, when somebody else has decided. */
        PROGRAM
    }

    /**
     * A move.
     *
     * @param code stored with the history, so it never changes; words at {@code privacy.move.<code>}
     * @param clause whether the clause of law must be named
     */
    record Move(String code, Set<State> from, State to, By by, boolean clause, Set<Kind> kinds) {

        String key() {
            return "privacy.move." + code;
        }

        /** Whether what was asked is done by it, in whole or in part. */
        boolean grants() {
            return to == DONE || to == IN_PART || to == ACCEPTED;
        }
    }

    private static final Set<Kind> ALL = Set.of(Kind.values());
    private static final Set<Kind> CORRECTION = Set.of(Kind.CORRECT);
    private static final Set<Kind> OTHERS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Kind.CORRECT)));

    static final List<Move> MOVES = List.of(
            new Move("answered", Set.of(RECEIVED), ANSWERED, By.OFFICER, false, ALL),
            new Move("accepted", Set.of(ANSWERED), DONE, By.OFFICER, false, OTHERS),
            new Move("passed-on", Set.of(ANSWERED), ACCEPTED, By.OFFICER, false, CORRECTION),
            new Move("part", Set.of(ANSWERED), IN_PART, By.OFFICER, true, OTHERS),
            new Move("refused", Set.of(RECEIVED, ANSWERED), REFUSED, By.OFFICER, true, ALL),
            new Move("longer", Set.of(ANSWERED), ANSWERED, By.OFFICER, false, ALL),
            new Move("taken-back", Set.of(RECEIVED, ANSWERED), CANCELLED, By.PERSON, false, ALL),
            new Move("police-accepted", Set.of(ACCEPTED), DONE, By.PROGRAM, false, CORRECTION),
            new Move("police-refused", Set.of(ACCEPTED), REFUSED, By.PROGRAM, false, CORRECTION));

    private RequestProcess() {}

    static Optional<Move> find(State from, Kind kind, String code) {
        return from(from, kind).stream()
                .filter(move -> move.code().equals(code))
                .findFirst();
    }

    static List<Move> from(State state, Kind kind) {
        return MOVES.stream()
                .filter(move -> move.from().contains(state) && move.kinds().contains(kind))
                .toList();
    }
}

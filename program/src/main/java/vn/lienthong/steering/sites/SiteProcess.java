package vn.lienthong.steering.sites;

import java.util.List;
import java.util.Optional;

/** The life of a place as a value: read by the engine and the tests. */
final class SiteProcess {

    /** What must hold for a move. */
    enum Guard {
        NONE,
        /** The place was surveyed. */
        SURVEYED,
        /** The place was evaluated since it runs. */
        EVALUATED
    }

    /**
     * A move.
     *
     * @param code stored, so it never changes; words at {@code sites.move.<code>}
     * @param decision whether it is made by a numbered decision, by those who decide; otherwise the unit writes it down
     * @param reason whether a reason must be given
     */
    record Move(String code, Site.State from, Site.State to, Guard guard, boolean decision, boolean reason) {

        String key() {
            return "sites.move." + code;
        }
    }

    static final List<Move> MOVES = List.of(
            new Move("chosen", Site.State.CANDIDATE, Site.State.CHOSEN, Guard.SURVEYED, true, false),
            new Move("not-chosen", Site.State.CANDIDATE, Site.State.STOPPED, Guard.NONE, false, true),
            new Move("started", Site.State.CHOSEN, Site.State.RUNNING, Guard.NONE, false, false),
            new Move("given-up", Site.State.CHOSEN, Site.State.STOPPED, Guard.NONE, true, true),
            new Move("replicated", Site.State.RUNNING, Site.State.REPLICATED, Guard.EVALUATED, true, false),
            new Move("stopped", Site.State.RUNNING, Site.State.STOPPED, Guard.NONE, true, true),
            new Move("stopped", Site.State.REPLICATED, Site.State.STOPPED, Guard.NONE, true, true),
            new Move("back", Site.State.STOPPED, Site.State.CANDIDATE, Guard.NONE, false, true));

    private SiteProcess() {}

    static List<Move> from(Site.State state) {
        return MOVES.stream().filter(move -> move.from() == state).toList();
    }

    static Optional<Move> find(Site.State from, String code) {
        return from(from).stream().filter(move -> move.code().equals(code)).findFirst();
    }
}

package vn.lienthong.capability.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/**
 * Decisions about rows: one by one or many alike at once, a second person where the sector asks for one, undone as long as the
 * commune is not signed. What is decided is remembered for the agency's next list of the sector.
 */
@Component
class Decisions {

    private static final int MOST_AT_ONCE = 50_000;
    /** Rows with somebody else's number are never accepted in one act. */
    static final String ONE_BY_ONE = "other-person";

    private final JdbcClient database;
    private final RowStore rows;
    private final ListStore lists;
    private final ListReach reach;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Decisions(
            JdbcClient database,
            RowStore rows,
            ListStore lists,
            ListReach reach,
            Access access,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.lists = lists;
        this.reach = reach;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a decision. */
    sealed interface Outcome {

        /** It counts. */
        record Settled() implements Outcome {}

        /** A second person must confirm it. */
        record WaitsForSecond() implements Outcome {}

        /** The commune of the row is signed. */
        record Signed() implements Outcome {}

        /** There is no such row, or the person is none of its candidates. */
        record Nothing() implements Outcome {}
    }

    /**
     * Decides about a row.
     *
     * @param decision accepted, nobody, asked, removed or kept
     * @param person who is meant: one of the candidates; null where nobody is
     */
    @Transactional
    Outcome decide(MatchList list, int line, Decision decision, @Nullable UUID person) {
        require(list);
        Optional<RowStore.Line> found = rows.lock(list.id(), line);
        if (found.isEmpty() || !possible(list, found.get(), decision, person)) {
            return new Outcome.Nothing();
        }
        if (signed(list, found.get())) {
            return new Outcome.Signed();
        }
        UUID batch = Ids.next();
        Outcome outcome = apply(list, found.get(), decision, person, batch);
        audit.record(
                "matching.row.decided",
                "matching-list",
                list.id().toString(),
                Map.of("line", Integer.toString(line), "decision", decision.name()));
        return outcome;
    }

    private boolean possible(MatchList list, RowStore.Line line, Decision decision, @Nullable UUID person) {
        return switch (decision) {
            case ACCEPTED -> person != null && candidate(list, line, person);
            case KEPT -> person == null || candidate(list, line, person);
            case NOBODY, ASKED, REMOVED -> person == null;
            case OPEN, SECOND -> false;
        };
    }

    private boolean candidate(MatchList list, RowStore.Line line, UUID person) {
        return person.equals(line.person())
                || rows.candidates(list.id(), line.row().line()).stream()
                        .anyMatch(one -> one.person().equals(person));
    }

    private boolean signed(MatchList list, RowStore.Line line) {
        return lists.signatures(list.id()).containsKey(line.unit());
    }

    private Outcome apply(MatchList list, RowStore.Line line, Decision decision, @Nullable UUID person, UUID batch) {
        Actor actor = access.actor();
        boolean second = list.sector().second().contains(decision);
        boolean confirms = line.state() == Decision.SECOND
                && decision == line.wished()
                && java.util.Objects.equals(person, line.wishedPerson())
                && !actor.accountId().equals(line.decidedBy());
        boolean waits = second && !confirms;
        Decision state = waits ? Decision.SECOND : decision;
        log(list, line, state, person, batch, actor);
        database.sql("""
                        update matching_row set state = :state, chosen = :chosen, wished = :wished, wished_person = :wishedPerson,
                            decided_by = :by, decided_name = :name, decided_at = :now
                         where list = :list and line = :line
                        """)
                .param("state", state.code())
                .param("chosen", waits ? null : person)
                .param("wished", waits ? decision.code() : null)
                .param("wishedPerson", waits ? person : null)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", ListStore.at(clock.instant()))
                .param("list", list.id())
                .param("line", line.row().line())
                .update();
        if (state.settled()) {
            rows.learn(list, List.of(line), state, person, actor.displayName());
        }
        return waits ? new Outcome.WaitsForSecond() : new Outcome.Settled();
    }

    private void log(
            MatchList list, RowStore.Line line, Decision state, @Nullable UUID person, UUID batch, Actor actor) {
        Decision wished = line.wished();
        database.sql("""
                        insert into matching_act (list, line, batch, state, chosen, was_state, was_chosen, was_wished,
                            was_wished_person, by_account, by_name, at)
                        values (:list, :line, :batch, :state, :chosen, :wasState, :wasChosen, :wasWished, :wasPerson, :by, :name, :now)
                        """)
                .param("list", list.id())
                .param("line", line.row().line())
                .param("batch", batch)
                .param("state", state.code())
                .param("chosen", person)
                .param("wasState", line.state().code())
                .param("wasChosen", line.chosen())
                .param("wasWished", wished == null ? null : wished.code())
                .param("wasPerson", line.wishedPerson())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", ListStore.at(clock.instant()))
                .update();
    }

    /**
     * Accepts, in one act, all open rows that differ from the register in the same way.
     *
     * @return how many
     */
    @Transactional
    int acceptAlike(MatchList list, String unit, String likeness) {
        require(list);
        if (likeness.contains(ONE_BY_ONE)) {
            return 0;
        }
        lists.lock(list.id());
        Actor actor = access.actor();
        UUID batch = Ids.next();
        Map<String, ListStore.Signature> signed = lists.signatures(list.id());
        List<RowStore.Line> open = rows.ofLikeness(list.id(), unit, likeness, MOST_AT_ONCE).stream()
                .filter(line -> !signed.containsKey(line.unit()) && line.person() != null)
                .toList();
        if (open.isEmpty()) {
            return 0;
        }
        int[] lines = open.stream().mapToInt(line -> line.row().line()).toArray();
        String chosen = array(lines);
        database.sql("""
                        insert into matching_act (list, line, batch, state, chosen, was_state, by_account, by_name, at)
                        select list, line, :batch, 1, person, state, :by, :name, :now from matching_row
                         where list = :list and line = any(cast(:lines as int[]))
                        """)
                .param("batch", batch)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", ListStore.at(clock.instant()))
                .param("list", list.id())
                .param("lines", chosen)
                .update();
        int done = database.sql("""
                        update matching_row set state = 1, chosen = person, decided_by = :by, decided_name = :name, decided_at = :now
                         where list = :list and line = any(cast(:lines as int[])) and state = 0
                        """)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("now", ListStore.at(clock.instant()))
                .param("list", list.id())
                .param("lines", chosen)
                .update();
        database.sql("""
                        insert into matching_known (agency, sector, fingerprint, state, person, by_name, at)
                        select distinct on (fingerprint) :agency, :sector, fingerprint, 1, person, :name, :now from matching_row
                         where list = :list and line = any(cast(:lines as int[])) order by fingerprint, line
                        on conflict (agency, sector, fingerprint) do update
                           set state = excluded.state, person = excluded.person, by_name = excluded.by_name, at = excluded.at
                        """)
                .param("agency", list.agency())
                .param("sector", list.sector().code())
                .param("name", actor.displayName())
                .param("now", ListStore.at(clock.instant()))
                .param("list", list.id())
                .param("lines", chosen)
                .update();
        audit.record(
                "matching.rows.accepted",
                "matching-list",
                list.id().toString(),
                Map.of("rows", Integer.toString(done), "likeness", likeness));
        return done;
    }

    /** One line of the acts, as undoing needs it. */
    private record Done(
            long id,
            int line,
            Decision state,
            Decision wasState,
            @Nullable UUID wasChosen,
            @Nullable Integer wasWished,
            @Nullable UUID wasWishedPerson) {}

    /**
     * Takes back the last act of the one who acts that still stands.
     *
     * @return the first line of it; empty if there is nothing to take back
     */
    @Transactional
    Optional<Integer> undo(MatchList list) {
        require(list);
        lists.lock(list.id());
        List<Done> acts = database.sql("""
                        select * from matching_act where batch = (
                            select batch from matching_act where list = :list and by_account = :by and undone_at is null
                             order by id desc limit 1) and undone_at is null order by line
                        """)
                .param("list", list.id())
                .param("by", access.actor().accountId())
                .query((row, n) -> done(row))
                .list();
        Map<String, ListStore.Signature> signed = lists.signatures(list.id());
        List<Integer> back = new ArrayList<>();
        for (Done act : acts) {
            rows.lock(list.id(), act.line())
                    .filter(line -> line.state() == act.state() && !signed.containsKey(line.unit()))
                    .ifPresent(line -> {
                        restore(list, line, act);
                        back.add(act.line());
                    });
            database.sql("update matching_act set undone_at = :now where id = :id")
                    .param("now", ListStore.at(clock.instant()))
                    .param("id", act.id())
                    .update();
        }
        if (!back.isEmpty()) {
            audit.record(
                    "matching.rows.undone",
                    "matching-list",
                    list.id().toString(),
                    Map.of("rows", Integer.toString(back.size())));
        }
        return back.stream().findFirst();
    }

    private void restore(MatchList list, RowStore.Line line, Done act) {
        database.sql("""
                        update matching_row set state = :state, chosen = :chosen, wished = :wished, wished_person = :wishedPerson,
                            decided_by = null, decided_name = null, decided_at = null
                         where list = :list and line = :line
                        """)
                .param("state", act.wasState().code())
                .param("chosen", act.wasChosen())
                .param("wished", act.wasWished())
                .param("wishedPerson", act.wasWishedPerson())
                .param("list", list.id())
                .param("line", act.line())
                .update();
        rows.forget(list, line.fingerprint());
    }

    /** What came of a signature. */
    enum Signing {
        DONE,
        /** Rows of the commune are not settled yet. */
        OPEN_ROWS,
        SIGNED_ALREADY
    }

    /** Signs the rows of a commune: all of them are settled, and none is changed from now on. */
    @Transactional
    Signing sign(MatchList list, String unit, String words) {
        if (!reach.may(MatchingConfiguration.SIGN, list)) {
            access.require(MatchingConfiguration.SIGN, list.agency());
        }
        lists.lock(list.id());
        RowStore.Filter open = RowStore.Filter.openOf(null, unit, "*");
        if (rows.count(list.id(), open) > 0) {
            return Signing.OPEN_ROWS;
        }
        Actor actor = access.actor();
        int count = (int) rows.count(list.id(), new RowStore.Filter(null, unit, "*", null, false, ""));
        if (count == 0 || !lists.sign(list.id(), unit, actor.accountId(), actor.displayName(), words, count)) {
            return Signing.SIGNED_ALREADY;
        }
        audit.record(
                "matching.unit.signed",
                "matching-list",
                list.id().toString(),
                Map.of("unit", unit, "rows", Integer.toString(count)));
        return Signing.DONE;
    }

    /** Takes a signature back, so that rows can be changed again. */
    @Transactional
    boolean unsign(MatchList list, String unit) {
        if (!reach.may(MatchingConfiguration.SIGN, list)) {
            access.require(MatchingConfiguration.SIGN, list.agency());
        }
        boolean done = lists.unsign(list.id(), unit);
        if (done) {
            audit.record("matching.unit.unsigned", "matching-list", list.id().toString(), Map.of("unit", unit));
        }
        return done;
    }

    /** Writes down that a sheet of persons left the desk. */
    @Transactional
    void exported(MatchList list, String kind, String why, int count) {
        Actor actor = access.actor();
        lists.exported(Ids.next(), list.id(), kind, why, actor.accountId(), actor.displayName(), count);
        audit.record(
                "matching.list.exported",
                "matching-list",
                list.id().toString(),
                Map.of("kind", kind, "why", why, "rows", Integer.toString(count)));
    }

    private void require(MatchList list) {
        if (!reach.may(MatchingConfiguration.DECIDE, list)) {
            access.require(MatchingConfiguration.DECIDE, list.agency());
        }
    }

    private static Done done(ResultSet row) throws SQLException {
        int wished = row.getInt("was_wished");
        Integer wasWished = row.wasNull() ? null : wished;
        return new Done(
                row.getLong("id"),
                row.getInt("line"),
                Decision.of(row.getInt("state")),
                Decision.of(row.getInt("was_state")),
                row.getObject("was_chosen", UUID.class),
                wasWished,
                row.getObject("was_wished_person", UUID.class));
    }

    private static String array(int[] lines) {
        StringBuilder all = new StringBuilder("{");
        for (int line : lines) {
            all.append(all.length() > 1 ? "," : "").append(line);
        }
        return all.append('}').toString();
    }
}

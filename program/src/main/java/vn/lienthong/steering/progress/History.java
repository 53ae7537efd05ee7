package vn.lienthong.steering.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The history: lines that are added and read, never changed. */
@Repository
class History {

    private static final String COLUMNS = """
            select id, plan_id, item_id, step_id, at, actor, agency_id, agency_name, kind, before, after, day, why
              from progress_move
            """;

    private final JdbcClient database;
    private final Access access;
    private final Locality locality;
    private final Clock clock;

    History(JdbcClient database, Access access, Locality locality, Clock clock) {
        this.database = database;
        this.access = access;
        this.locality = locality;
        this.clock = clock;
    }

    /**
     * A line to be written; who, for which agency and when are added.
     *
     * @param decision the numbered decision behind it, or null
     * @param key what keeps a repeated click from counting twice, or null
     */
    record Entry(
            UUID plan,
            UUID item,
            @Nullable UUID step,
            Move.Kind kind,
            String from,
            String to,
            @Nullable LocalDate day,
            String why,
            @Nullable UUID decision,
            @Nullable UUID key) {

        static Entry of(StepProgress step, Move.Kind kind, String from, String to, String why) {
            return new Entry(step.planId(), step.itemId(), step.stepId(), kind, from, to, null, why, null, null);
        }
    }

    /** Now, or the moment that invented records pretend. */
    Instant now() {
        return Simulated.moment().orElseGet(clock::instant).truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), VietnameseText.ZONE);
    }

    UUID add(Entry entry) {
        UUID id = Ids.next();
        Optional<Actor> actor = access.actorIfAny();
        UUID agency = actor.map(Actor::agencyId).orElse(null);
        String name = agency == null
                ? ""
                : locality.agency(agency, today()).map(Agency::name).orElse("");
        database.sql("""
                        insert into progress_move (id, plan_id, item_id, step_id, at, actor, agency_id, agency_name, kind, before,
                                                   after, day, why, decision_id, repeat_key)
                        values (:id, :plan, :item, :step, :at, :actor, :agency, :name, :kind, :from, :to, :day, :why,
                                :decision, :key)
                        """)
                .param("id", id)
                .param("plan", entry.plan())
                .param("item", entry.item())
                .param("step", entry.step())
                .param("at", ProgressStore.at(now()))
                .param("actor", actor.map(Actor::accountId).orElse(null))
                .param("agency", agency)
                .param("name", name)
                .param("kind", entry.kind().name())
                .param("from", entry.from())
                .param("to", entry.to())
                .param("day", entry.day())
                .param("why", entry.why())
                .param("decision", entry.decision())
                .param("key", entry.key())
                .update();
        return id;
    }

    /** Whether a click was counted already. */
    boolean counted(UUID key) {
        return database.sql("select count(*) from progress_move where repeat_key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Move> of(Collection<UUID> plans, Instant from, Instant to) {
        return plans.isEmpty()
                ? List.of()
                : database.sql(COLUMNS + " where plan_id in (:plans) and at >= :from and at < :to order by at, id")
                        .param("plans", plans)
                        .param("from", ProgressStore.at(from))
                        .param("to", ProgressStore.at(to))
                        .query(History::move)
                        .list();
    }

    /** The newest lines of an item. */
    List<Move> ofItem(UUID item, int limit) {
        return database.sql(COLUMNS + " where item_id = :item order by at desc, id desc limit :limit")
                .param("item", item)
                .param("limit", limit)
                .query(History::move)
                .list();
    }

    Optional<Move> last(UUID item, UUID step) {
        return database.sql(COLUMNS + " where item_id = :item and step_id = :step order by at desc, id desc limit 1")
                .param("item", item)
                .param("step", step)
                .query(History::move)
                .optional();
    }

    /**
     * The steps of a plan whose state was moved since a moment, each with the move that led to the state which it had then; empty
     * for one that had not been moved yet. All other steps are as they were. So a look at last month costs what happened since,
     * however long the history is.
     */
    Map<UUID, Optional<Move>> statesBefore(UUID plan, Instant moment) {
        Map<UUID, Optional<Move>> states = new HashMap<>();
        database.sql("""
                        with moved as (
                            select distinct item_id, step_id from progress_move
                             where plan_id = :plan and kind = 'STATE' and at >= :moment and step_id is not null)
                        select moved.step_id as moved_step, m.*
                          from moved left join lateral (
                               select id, plan_id, item_id, step_id, at, actor, agency_id, agency_name, kind, before, after, day, why
                                 from progress_move
                                where item_id = moved.item_id and step_id = moved.step_id and kind = 'STATE' and at < :moment
                                order by at desc, id desc limit 1) m on true
                        """)
                .param("plan", plan)
                .param("moment", ProgressStore.at(moment))
                .query(row -> {
                    states.put(
                            row.getObject("moved_step", UUID.class),
                            row.getObject("id") == null ? Optional.empty() : Optional.of(move(row, row.getRow())));
                });
        return states;
    }

    /**
     * The first lines of some kinds after a moment, by kind and then step or else item: what it came from is what held at the
     * moment.
     */
    Map<Move.Kind, Map<UUID, Move>> firstAfter(UUID plan, Instant moment, Move.Kind... kinds) {
        Map<Move.Kind, Map<UUID, Move>> moves = new EnumMap<>(Move.Kind.class);
        for (Move.Kind kind : kinds) {
            moves.put(kind, new HashMap<>());
        }
        database.sql("""
                        select distinct on (kind, coalesce(step_id, item_id)) id, plan_id, item_id, step_id, at, actor, agency_id,
                               agency_name, kind, before, after, day, why
                          from progress_move
                         where plan_id = :plan and kind = any (:kinds) and at >= :moment
                         order by kind, coalesce(step_id, item_id), at, id
                        """)
                .param("plan", plan)
                .param("kinds", Arrays.stream(kinds).map(Move.Kind::name).toArray(String[]::new))
                .param("moment", ProgressStore.at(moment))
                .query(History::move)
                .list()
                .forEach(move -> moves.computeIfAbsent(move.kind(), kind -> new HashMap<>())
                        .put(move.stepId() == null ? move.itemId() : move.stepId(), move));
        return moves;
    }

    private static Move move(ResultSet row, int index) throws SQLException {
        return new Move(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("step_id", UUID.class),
                java.util.Objects.requireNonNull(ProgressStore.instant(row, "at")),
                row.getObject("actor", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("agency_name"),
                Move.Kind.valueOf(row.getString("kind")),
                row.getString("before"),
                row.getString("after"),
                row.getObject("day", LocalDate.class),
                row.getString("why"));
    }
}

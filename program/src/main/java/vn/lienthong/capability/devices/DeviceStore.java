package vn.lienthong.capability.devices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.Money;

/** The rows of needs and of the lists in which they went out. */
@Repository
class DeviceStore {

    private static final String NEED = "select * from devices_need where withdrawn_at is null";

    private final JdbcClient database;

    DeviceStore(JdbcClient database) {
        this.database = database;
    }

    /** False if it is there already: the form was sent twice. */
    boolean add(Need need, @Nullable UUID actor) {
        return database.sql("""
                        insert into devices_need (id, collection_id, subject_id, agency_id, kind, what, place, count, price,
                                                  fund, reason, state, proposed_by, proposed_at)
                        values (:id, :collection, :subject, :agency, :kind, :what, :place, :count, :price, :fund, :reason,
                                'PROPOSED', :actor, :at)
                        on conflict (id) do nothing
                        """)
                        .param("id", need.id())
                        .param("collection", need.collection())
                        .param("subject", need.subject())
                        .param("agency", need.agency())
                        .param("kind", need.kind().name())
                        .param("what", need.what())
                        .param("place", need.place())
                        .param("count", need.count())
                        .param("price", need.price().dong())
                        .param("fund", need.fund())
                        .param("reason", need.reason())
                        .param("actor", actor)
                        .param("at", need.proposedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Writes a line of the history of each of these needs. */
    void moved(Collection<UUID> needs, Instant at, Need.State state, int granted, @Nullable UUID actor) {
        if (!needs.isEmpty()) {
            database.sql("""
                            insert into devices_move (need_id, n, at, state, granted, by_account)
                            select d.id, coalesce((select max(m.n) from devices_move m where m.need_id = d.id), 0) + 1,
                                   :at, :state, :granted, :actor
                              from devices_need d where d.id in (:needs)
                            """)
                    .param("needs", needs)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("state", state.name())
                    .param("granted", granted)
                    .param("actor", actor)
                    .update();
        }
    }

    /** The histories of everything that a collection gathers, each from its beginning. */
    List<NeedMove> moves(UUID collection) {
        return database.sql("""
                        select m.* from devices_move m join devices_need d on d.id = m.need_id
                         where d.collection_id = :id and d.withdrawn_at is null order by m.need_id, m.n
                        """)
                .param("id", collection)
                .query((row, number) -> new NeedMove(
                        row.getObject("need_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Need.State.valueOf(row.getString("state")),
                        row.getInt("granted")))
                .list();
    }

    List<Need> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(NEED + " and id in (:ids)")
                        .param("ids", ids)
                        .query(DeviceStore::need)
                        .list();
    }

    /** False if somebody else changed it, or it has gone out. */
    boolean change(Need need) {
        return database.sql("""
                        update devices_need
                           set kind = :kind, what = :what, place = :place, count = :count, price = :price, fund = :fund,
                               reason = :reason, version = version + 1
                         where id = :id and version = :version and state = 'PROPOSED' and withdrawn_at is null
                        """)
                        .param("id", need.id())
                        .param("version", need.version())
                        .param("kind", need.kind().name())
                        .param("what", need.what())
                        .param("place", need.place())
                        .param("count", need.count())
                        .param("price", need.price().dong())
                        .param("fund", need.fund())
                        .param("reason", need.reason())
                        .update()
                == 1;
    }

    boolean withdraw(UUID id, int version, Instant now) {
        return database.sql("""
                        update devices_need set withdrawn_at = :now, version = version + 1
                         where id = :id and version = :version and state = 'PROPOSED' and withdrawn_at is null
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean decide(UUID id, int version, Need.State state, int granted, String decision, LocalDate on) {
        return database.sql("""
                        update devices_need
                           set state = :state, granted = :granted, decision = :decision, decided_on = :on,
                               version = version + 1
                         where id = :id and version = :version and withdrawn_at is null
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("state", state.name())
                        .param("granted", granted)
                        .param("decision", decision)
                        .param("on", on)
                        .update()
                == 1;
    }

    void addList(UUID id, UUID collection, String addressee, @Nullable UUID actor, Instant now) {
        database.sql("""
                        insert into devices_list (id, collection_id, addressee, made_by, made_at)
                        values (:id, :collection, :addressee, :actor, :at)
                        """)
                .param("id", id)
                .param("collection", collection)
                .param("addressee", addressee)
                .param("actor", actor)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of them that were still proposals and stand in the list now. */
    List<UUID> intoList(UUID list, Collection<UUID> needs) {
        return needs.isEmpty()
                ? List.of()
                : database.sql("""
                        update devices_need set state = 'LISTED', list_id = :list, version = version + 1
                         where id in (:needs) and state = 'PROPOSED' and withdrawn_at is null
                        returning id
                        """)
                        .param("list", list)
                        .param("needs", needs)
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list();
    }

    void paper(UUID list, UUID paper) {
        database.sql("update devices_list set paper_id = :paper where id = :id")
                .param("id", list)
                .param("paper", paper)
                .update();
    }

    Optional<Need> find(UUID id) {
        return database.sql(NEED + " and id = :id")
                .param("id", id)
                .query(DeviceStore::need)
                .optional();
    }

    List<Need> of(UUID subject) {
        return database.sql(NEED + " and subject_id = :id order by proposed_at, id")
                .param("id", subject)
                .query(DeviceStore::need)
                .list();
    }

    List<Need> ofCollection(UUID collection) {
        return database.sql(NEED + " and collection_id = :id order by proposed_at, id")
                .param("id", collection)
                .query(DeviceStore::need)
                .list();
    }

    List<Need> ofList(UUID list) {
        return database.sql(NEED + " and list_id = :id order by agency_id, proposed_at, id")
                .param("id", list)
                .query(DeviceStore::need)
                .list();
    }

    List<NeedList> lists(UUID collection) {
        return database.sql("""
                        select l.*, (select count(*) from devices_need n where n.list_id = l.id) as needs
                          from devices_list l where l.collection_id = :id order by l.made_at desc, l.id
                        """)
                .param("id", collection)
                .query(DeviceStore::list)
                .list();
    }

    /** Lists that were made and have no paper yet, the oldest first. */
    List<NeedList> withoutPaper() {
        return database.sql("""
                        select l.*, (select count(*) from devices_need n where n.list_id = l.id) as needs
                          from devices_list l where l.paper_id is null order by l.made_at, l.id
                        """).query(DeviceStore::list).list();
    }

    /** How many proposals of each collection stand in no list yet. */
    Map<UUID, Integer> proposed() {
        Map<UUID, Integer> proposed = new LinkedHashMap<>();
        database.sql("""
                        select collection_id, count(*) as needs from devices_need
                         where state = 'PROPOSED' and withdrawn_at is null group by collection_id order by collection_id
                        """).query(row -> {
            proposed.put(row.getObject("collection_id", UUID.class), row.getInt("needs"));
        });
        return proposed;
    }

    Optional<NeedList> list(UUID id) {
        return database.sql("""
                        select l.*, (select count(*) from devices_need n where n.list_id = l.id) as needs
                          from devices_list l where l.id = :id
                        """).param("id", id).query(DeviceStore::list).optional();
    }

    private static NeedList list(ResultSet row, int number) throws SQLException {
        return new NeedList(
                row.getObject("id", UUID.class),
                row.getObject("collection_id", UUID.class),
                row.getString("addressee"),
                row.getObject("paper_id", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("needs"));
    }

    private static Need need(ResultSet row, int number) throws SQLException {
        return new Need(
                row.getObject("id", UUID.class),
                row.getObject("collection_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                Need.Kind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getString("place"),
                row.getInt("count"),
                new Money(row.getLong("price")),
                row.getString("fund"),
                row.getString("reason"),
                Need.State.valueOf(row.getString("state")),
                row.getObject("list_id", UUID.class),
                row.getInt("granted"),
                row.getString("decision"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

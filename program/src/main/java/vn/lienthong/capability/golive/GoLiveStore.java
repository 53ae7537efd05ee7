package vn.lienthong.capability.golive;

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
import vn.lienthong.kernel.VietnameseText;

/** Systems, their moves and their papers. */
@Repository
class GoLiveStore {

    private static final String SELECT = "select * from golive_system s ";

    private final JdbcClient database;

    GoLiveStore(JdbcClient database) {
        this.database = database;
    }

    /** A line of the history. */
    record Moved(
            int n,
            Instant at,
            String code,
            Stage to,
            LocalDate day,
            @Nullable UUID by,
            String person,
            String number,
            String words,
            @Nullable LocalDate until,
            @Nullable UUID document) {}

    /** A paper as it was handed in. */
    record Handed(
            String paper,
            boolean there,
            LocalDate day,
            String note,
            @Nullable UUID document) {}

    /** Writes a new one; false if this id was written before. */
    boolean insert(GoingLive one) {
        return database.sql("""
                        insert into golive_system (id, subject_kind, subject_id, subject_title, subject_path, name, folded, kind,
                            model, agency, agency_name, security_check, check_reason, stage, since, started_at)
                        values (:id, :subjectKind, :subjectId, :subjectTitle, :subjectPath, :name, :folded, :kind,
                            :model, :agency, :agencyName, :check, :reason, :stage, :since, :at)
                        on conflict do nothing
                        """)
                        .param("id", one.id())
                        .param("subjectKind", one.subject().kind())
                        .param("subjectId", one.subject().id())
                        .param("subjectTitle", one.subject().title())
                        .param("subjectPath", one.subject().path())
                        .param("name", one.name())
                        .param(
                                "folded",
                                VietnameseText.fold(
                                        one.name() + "\n" + one.subject().title()))
                        .param("kind", one.kind())
                        .param("model", one.model())
                        .param("agency", one.agency())
                        .param("agencyName", one.agencyName())
                        .param("check", one.check())
                        .param("reason", one.checkReason())
                        .param("stage", one.stage().name())
                        .param("since", one.since())
                        .param("at", one.startedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Writes what has changed; false if somebody else changed it meanwhile. */
    boolean update(GoingLive one) {
        return database.sql("""
                        update golive_system set stage = :stage, since = :since, checked_on = :checked, check_until = :until,
                            next_review = :review, live_since = :live, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("stage", one.stage().name())
                        .param("since", one.since())
                        .param("checked", one.checkedOn())
                        .param("until", one.checkUntil())
                        .param("review", one.nextReview())
                        .param("live", one.liveSince())
                        .param("id", one.id())
                        .param("version", one.version())
                        .update()
                == 1;
    }

    /** Sets whether it stands behind the security check. */
    boolean check(UUID id, boolean wanted, String reason, int version) {
        return database.sql("""
                        update golive_system set security_check = :wanted, check_reason = :reason, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("wanted", wanted)
                        .param("reason", reason)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** The agency has a successor. */
    void agency(UUID id, UUID agency, String name) {
        database.sql("""
                        update golive_system set agency = :agency, agency_name = :name, version = version + 1 where id = :id
                        """)
                .param("agency", agency)
                .param("name", name)
                .param("id", id)
                .update();
    }

    void append(UUID system, Stage from, Moved moved) {
        database.sql("""
                        insert into golive_move (system_id, n, at, code, from_stage, to_stage, day, by_account, person, number,
                            words, until, document_id)
                        select :id, coalesce(max(n), 0) + 1, :at, :code, :from, :to, :day, :by, :person, :number,
                            :words, :until, :document
                          from golive_move where system_id = :id
                        """)
                .param("id", system)
                .param("at", moved.at().atOffset(ZoneOffset.UTC))
                .param("code", moved.code())
                .param("from", from.name())
                .param("to", moved.to().name())
                .param("day", moved.day())
                .param("by", moved.by())
                .param("person", moved.person())
                .param("number", moved.number())
                .param("words", moved.words())
                .param("until", moved.until())
                .param("document", moved.document())
                .update();
    }

    List<Moved> history(UUID system) {
        return database.sql("select * from golive_move where system_id = :id order by n")
                .param("id", system)
                .query((row, number) -> new Moved(
                        row.getInt("n"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("code"),
                        Stage.valueOf(row.getString("to_stage")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("by_account", UUID.class),
                        row.getString("person"),
                        row.getString("number"),
                        row.getString("words"),
                        row.getObject("until", LocalDate.class),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    Map<String, Handed> papers(UUID system) {
        Map<String, Handed> all = new LinkedHashMap<>();
        database.sql("select * from golive_paper where system_id = :id order by paper")
                .param("id", system)
                .query(row -> {
                    all.put(
                            row.getString("paper"),
                            new Handed(
                                    row.getString("paper"),
                                    row.getBoolean("there"),
                                    row.getObject("day", LocalDate.class),
                                    row.getString("note"),
                                    row.getObject("document_id", UUID.class)));
                });
        return all;
    }

    /** Writes a paper down; a file that came before stays unless another comes. */
    void paper(UUID system, Handed paper, @Nullable UUID by) {
        database.sql("""
                        insert into golive_paper (system_id, paper, there, day, by_account, note, document_id)
                        values (:id, :paper, :there, :day, :by, :note, :document)
                        on conflict (system_id, paper) do update set there = excluded.there, day = excluded.day,
                            by_account = excluded.by_account, note = excluded.note,
                            document_id = coalesce(excluded.document_id, golive_paper.document_id)
                        """)
                .param("id", system)
                .param("paper", paper.paper())
                .param("there", paper.there())
                .param("day", paper.day())
                .param("by", by)
                .param("note", paper.note())
                .param("document", paper.document())
                .update();
    }

    Optional<GoingLive> find(UUID id) {
        return database.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query(GoLiveStore::system)
                .optional();
    }

    /** The system to which a file belongs. */
    Optional<GoingLive> ofDocument(UUID document) {
        return database.sql(SELECT + """
                         where s.id in (select system_id from golive_move where document_id = :document
                                        union select system_id from golive_paper where document_id = :document)
                        """)
                .param("document", document)
                .query(GoLiveStore::system)
                .optional();
    }

    List<GoingLive> ofModel(String model) {
        return database.sql(SELECT + "where s.model = :model")
                .param("model", model)
                .query(GoLiveStore::system)
                .list();
    }

    List<GoingLive> of(String subjectKind, String subjectId) {
        return database.sql(
                        SELECT + "where s.subject_kind = :kind and s.subject_id = :id order by s.started_at desc, s.id")
                .param("kind", subjectKind)
                .param("id", subjectId)
                .query(GoLiveStore::system)
                .list();
    }

    /** The systems of several subjects. */
    List<GoingLive> of(String subjectKind, Collection<String> subjectIds) {
        return subjectIds.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where s.subject_kind = :kind and s.subject_id in (:ids) order by s.name, s.id")
                        .param("kind", subjectKind)
                        .param("ids", subjectIds)
                        .query(GoLiveStore::system)
                        .list();
    }

    List<GoingLive> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where s.id in (:ids)")
                        .param("ids", ids)
                        .query(GoLiveStore::system)
                        .list();
    }

    /** The stages that systems came to, each system's from its beginning. */
    List<GoLive.Reached> reached(Collection<UUID> systems) {
        return systems.isEmpty()
                ? List.of()
                : database.sql("""
                        select system_id, at, to_stage from golive_move
                         where system_id in (:ids) and to_stage <> from_stage order by system_id, n
                        """)
                        .param("ids", systems)
                        .query((row, number) -> new GoLive.Reached(
                                row.getObject("system_id", UUID.class),
                                Stage.valueOf(row.getString("to_stage")),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                        .list();
    }

    /** Every system; a locality has tens of them, a province a few thousand. */
    List<GoingLive> all() {
        return database.sql(SELECT + "order by s.name, s.id")
                .query(GoLiveStore::system)
                .list();
    }

    /** Systems of an agency, or of all if null, for which a day comes near. */
    List<GoingLive> withDays(@Nullable UUID agency, LocalDate until) {
        return database.sql(SELECT + """
                         where s.stage in ('LIVE', 'EXPIRED')
                           and (cast(:agency as uuid) is null or s.agency = :agency)
                           and (s.stage = 'EXPIRED' or s.check_until <= :until or s.next_review <= :until)
                         order by least(s.check_until, s.next_review), s.id
                        """)
                .param("agency", agency)
                .param("until", until)
                .query(GoLiveStore::system)
                .list();
    }

    private static GoingLive system(ResultSet row, int number) throws SQLException {
        return new GoingLive(
                row.getObject("id", UUID.class),
                new Subject(
                        row.getString("subject_kind"),
                        row.getString("subject_id"),
                        row.getString("subject_title"),
                        row.getString("subject_path")),
                row.getString("name"),
                row.getString("kind"),
                row.getString("model"),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                row.getBoolean("security_check"),
                row.getString("check_reason"),
                Stage.valueOf(row.getString("stage")),
                row.getObject("since", LocalDate.class),
                row.getObject("checked_on", LocalDate.class),
                row.getObject("check_until", LocalDate.class),
                row.getObject("next_review", LocalDate.class),
                row.getObject("live_since", LocalDate.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

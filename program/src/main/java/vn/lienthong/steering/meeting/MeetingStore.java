package vn.lienthong.steering.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Meetings and their decisions. */
@Component
class MeetingStore {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    MeetingStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the pages of a meeting; made again for the same day they take the place of the earlier ones. */
    UUID keep(Meeting meeting) {
        return database.sql("""
                        insert into meeting_meeting (id, plan_id, held_on, since, made_at, made_by, pack)
                        values (:id, :plan, :on, :since, :at, :by, :pack::jsonb)
                            on conflict (plan_id, held_on) do update set since = excluded.since, made_at = excluded.made_at,
                               made_by = excluded.made_by, pack = excluded.pack
                        returning id
                        """)
                .param("id", meeting.id())
                .param("plan", meeting.planId())
                .param("on", meeting.heldOn())
                .param("since", meeting.since().atOffset(ZoneOffset.UTC))
                .param("at", meeting.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", meeting.madeBy())
                .param("pack", json.writeValueAsString(meeting.pack()))
                .query(UUID.class)
                .single();
    }

    Optional<Meeting> find(UUID id) {
        return database.sql("select * from meeting_meeting where id = :id")
                .param("id", id)
                .query(this::meeting)
                .optional();
    }

    /** The last meeting on a plan before a day. */
    Optional<Meeting> before(UUID plan, LocalDate day) {
        return database.sql(
                        "select * from meeting_meeting where plan_id = :plan and held_on < :day order by held_on desc limit 1")
                .param("plan", plan)
                .param("day", day)
                .query(this::meeting)
                .optional();
    }

    /** The meetings on these plans, the newest first. */
    List<Meeting> of(Collection<UUID> plans, int limit, long offset) {
        return plans.isEmpty()
                ? List.of()
                : database.sql("""
                        select * from meeting_meeting where plan_id in (:plans)
                         order by held_on desc, id limit :limit offset :offset
                        """)
                        .param("plans", plans)
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(this::meeting)
                        .list();
    }

    long count(Collection<UUID> plans) {
        return plans.isEmpty()
                ? 0
                : database.sql("select count(*) from meeting_meeting where plan_id in (:plans)")
                        .param("plans", plans)
                        .query(Long.class)
                        .single();
    }

    /** Nothing happens if the id is there already: a second click. */
    void decide(Meeting.Decision decision) {
        database.sql("""
                        insert into meeting_decision (id, meeting_id, plan_id, item_id, text, agency_id, agency_name, due)
                        values (:id, :meeting, :plan, :item, :text, :agency, :name, :due) on conflict do nothing
                        """)
                .param("id", decision.id())
                .param("meeting", decision.meetingId())
                .param("plan", decision.planId())
                .param("item", decision.itemId())
                .param("text", decision.text())
                .param("agency", decision.agencyId())
                .param("name", decision.agencyName())
                .param("due", decision.due())
                .update();
    }

    boolean finish(UUID decision, String note, UUID by, int version) {
        return database.sql("""
                        update meeting_decision set done_at = :now, done_by = :by, done_note = :note, version = version + 1
                         where id = :id and done_at is null and version = :version
                        """)
                        .param("id", decision)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("note", note)
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<Meeting.Decision> decision(UUID id) {
        return database.sql("select * from meeting_decision where id = :id")
                .param("id", id)
                .query(MeetingStore::decision)
                .optional();
    }

    List<Meeting.Decision> decisions(UUID meeting) {
        return database.sql("select * from meeting_decision where meeting_id = :meeting order by due, id")
                .param("meeting", meeting)
                .query(MeetingStore::decision)
                .list();
    }

    /** Decisions on a plan that are open, or were done since a moment; those with the nearest day first. */
    List<Meeting.Decision> open(UUID plan, Instant since) {
        return database.sql("""
                        select * from meeting_decision
                         where plan_id = :plan and (done_at is null or done_at >= :since) order by due, id
                        """)
                .param("plan", plan)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(MeetingStore::decision)
                .list();
    }

    /** What agencies still have to do. */
    List<Meeting.Decision> waiting(UUID agency) {
        return database.sql(
                        "select * from meeting_decision where agency_id = :agency and done_at is null order by due, id")
                .param("agency", agency)
                .query(MeetingStore::decision)
                .list();
    }

    private Meeting meeting(ResultSet row, int number) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("held_on", LocalDate.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("made_by", UUID.class),
                json.readValue(row.getString("pack"), Meeting.Pack.class));
    }

    private static Meeting.Decision decision(ResultSet row, int number) throws SQLException {
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        @Nullable Instant doneAt = done == null ? null : done.toInstant();
        return new Meeting.Decision(
                row.getObject("id", UUID.class),
                row.getObject("meeting_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getString("text"),
                row.getObject("agency_id", UUID.class),
                row.getString("agency_name"),
                row.getObject("due", LocalDate.class),
                doneAt,
                row.getString("done_note"),
                row.getInt("version"));
    }
}

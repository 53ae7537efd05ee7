package vn.lienthong.steering.obstacles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.kernel.VietnameseText;

/** Obstacles, their histories and the lines by which they go up. */
@Repository
class ObstacleStore {

    private static final String SELECT = "select * from obstacles_obstacle o ";
    private static final String OPEN = " o.state in ('WAITING', 'ANSWERED') ";

    private final JdbcClient database;
    private final Line usual = Line.usual();

    ObstacleStore(JdbcClient database) {
        this.database = database;
    }

    /** Writes a new one; false if this id was written before. */
    boolean insert(Obstacle one) {
        return database.sql("""
                        insert into obstacles_obstacle (id, plan_id, item_id, step_id, title, details, category, wanted, folded,
                            raised_for, raised_for_name, raised_by, raised_at, state, level, asked_agency, asked_name,
                            asked_on, days, due)
                        values (:id, :plan, :item, :step, :title, :details, :category, :wanted, :folded,
                            :for, :forName, :by, :at, :state, :level, :agency, :name, :on, :days, :due)
                        on conflict do nothing
                        """)
                        .param("id", one.id())
                        .param("plan", one.planId())
                        .param("item", one.itemId())
                        .param("step", one.stepId())
                        .param("title", one.title())
                        .param("details", one.details())
                        .param("category", one.category().name())
                        .param("wanted", one.wanted())
                        .param("folded", VietnameseText.fold(one.title() + "\n" + one.details() + "\n" + one.wanted()))
                        .param("for", one.raisedFor())
                        .param("forName", one.raisedForName())
                        .param("by", one.raisedBy())
                        .param("at", at(one.raisedAt()))
                        .param("state", one.state().name())
                        .param("level", one.asked().level())
                        .param("agency", one.asked().agency())
                        .param("name", one.asked().name())
                        .param("on", one.asked().on())
                        .param("days", one.asked().days())
                        .param("due", one.asked().due())
                        .update()
                == 1;
    }

    /** Writes what has changed; false if somebody else changed it meanwhile. */
    boolean update(Obstacle one) {
        return database.sql("""
                        update obstacles_obstacle set state = :state, level = :level, asked_agency = :agency,
                            asked_name = :name, asked_on = :on, days = :days, due = :due, answered_at = :answered,
                            ended_at = :ended, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("state", one.state().name())
                        .param("level", one.asked().level())
                        .param("agency", one.asked().agency())
                        .param("name", one.asked().name())
                        .param("on", one.asked().on())
                        .param("days", one.asked().days())
                        .param("due", one.asked().due())
                        .param("answered", at(one.answeredAt()))
                        .param("ended", at(one.endedAt()))
                        .param("id", one.id())
                        .param("version", one.version())
                        .update()
                == 1;
    }

    /** The agency that raised it has a successor. */
    void raisedFor(UUID obstacle, UUID agency, String name) {
        database.sql("update obstacles_obstacle set raised_for = :agency, raised_for_name = :name where id = :id")
                .param("agency", agency)
                .param("name", name)
                .param("id", obstacle)
                .update();
    }

    void append(
            Obstacle one, Instant at, Happening.Kind kind, @Nullable UUID by, String words, @Nullable UUID document) {
        database.sql("""
                        insert into obstacles_happening (obstacle_id, n, at, kind, by_account, level, asked_name, words, document_id)
                        select :id, coalesce(max(n), 0) + 1, :at, :kind, :by, :level, :name, :words, :document
                          from obstacles_happening where obstacle_id = :id
                        """)
                .param("id", one.id())
                .param("at", at(at))
                .param("kind", kind.name())
                .param("by", by)
                .param("level", one.asked().level())
                .param("name", one.asked().name())
                .param("words", words)
                .param("document", document)
                .update();
    }

    Optional<Obstacle> find(UUID id) {
        return database.sql(SELECT + "where o.id = :id")
                .param("id", id)
                .query(ObstacleStore::obstacle)
                .optional();
    }

    List<Obstacle> open(UUID plan) {
        return database.sql(SELECT + "where o.plan_id = :plan and " + OPEN + " order by o.due, o.id")
                .param("plan", plan)
                .query(ObstacleStore::obstacle)
                .list();
    }

    /** Every open one of the house. */
    List<Obstacle> open() {
        return database.sql(SELECT + "where " + OPEN + " order by o.due, o.id")
                .query(ObstacleStore::obstacle)
                .list();
    }

    List<Obstacle> of(UUID item) {
        return database.sql(SELECT + "where o.item_id = :item order by (" + OPEN + ") desc, o.raised_at desc, o.id")
                .param("item", item)
                .query(ObstacleStore::obstacle)
                .list();
    }

    List<Obstacle> between(UUID plan, LocalDate from, LocalDate to) {
        return database.sql(SELECT + """
                         where o.plan_id = :plan
                           and exists (select from obstacles_happening h
                                        where h.obstacle_id = o.id and h.at >= :from and h.at < :to)
                         order by o.raised_at, o.id
                        """)
                .param("plan", plan)
                .param("from", dayStart(from))
                .param("to", dayStart(to.plusDays(1)))
                .query(ObstacleStore::obstacle)
                .list();
    }

    List<Obstacle> openOn(UUID plan, LocalDate day) {
        return database.sql(SELECT + """
                         where o.plan_id = :plan and o.raised_at < :end and (o.ended_at is null or o.ended_at >= :end)
                         order by o.raised_at, o.id
                        """)
                .param("plan", plan)
                .param("end", dayStart(day.plusDays(1)))
                .query(ObstacleStore::obstacle)
                .list();
    }

    /** Those of a plan that had been raised by a moment, the oldest first. */
    List<Obstacle> raisedBefore(UUID plan, Instant moment) {
        return database.sql(SELECT + "where o.plan_id = :plan and o.raised_at < :moment order by o.raised_at, o.id")
                .param("plan", plan)
                .param("moment", at(moment))
                .query(ObstacleStore::obstacle)
                .list();
    }

    /** Those of these ids. */
    List<Obstacle> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where o.id in (:ids)")
                        .param("ids", ids)
                        .query(ObstacleStore::obstacle)
                        .list();
    }

    /** The plan of the obstacle to whose history a file belongs. */
    Optional<UUID> planOfDocument(UUID document) {
        return database.sql("""
                        select o.plan_id from obstacles_happening h join obstacles_obstacle o on o.id = h.obstacle_id
                         where h.document_id = :document
                        """).param("document", document).query(UUID.class).optional();
    }

    /** Histories of several, each in its order. */
    List<Happening> history(Collection<UUID> obstacles) {
        if (obstacles.isEmpty()) {
            return List.of();
        }
        return database.sql("select * from obstacles_happening where obstacle_id in (:ids) order by obstacle_id, n")
                .param("ids", obstacles)
                .query((row, number) -> new Happening(
                        row.getObject("obstacle_id", UUID.class),
                        row.getInt("n"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Happening.Kind.valueOf(row.getString("kind")),
                        row.getObject("by_account", UUID.class),
                        row.getInt("level"),
                        row.getString("asked_name"),
                        row.getString("words"),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    /** The line of a plan. */
    Line line(UUID plan) {
        List<Line.Level> levels = database.sql("select * from obstacles_level where plan_id = :plan order by level")
                .param("plan", plan)
                .query((row, number) -> new Line.Level(
                        row.getInt("level"),
                        row.getString("name"),
                        row.getObject("agency_id", UUID.class),
                        row.getInt("days")))
                .list();
        return levels.isEmpty() ? usual : new Line(levels, true);
    }

    /** Gives a plan a line of its own in place of the one it had. */
    void putLine(UUID plan, List<Line.Level> levels) {
        database.sql("delete from obstacles_level where plan_id = :plan")
                .param("plan", plan)
                .update();
        new ArrayList<>(levels)
                .forEach(level -> database.sql("""
                                insert into obstacles_level (plan_id, level, name, agency_id, days)
                                values (:plan, :level, :name, :agency, :days)
                                """)
                        .param("plan", plan)
                        .param("level", level.n())
                        .param("name", level.name())
                        .param("agency", level.agency())
                        .param("days", level.days())
                        .update());
    }

    /**
     * What a list shows.
     *
     * @param plans the plans whose obstacles the reader may see; none gives an empty list
     * @param state MO (open), CHO, TRE (late), TRA_LOI, XONG (ended), or TAT_CA
     * @param category its name, or empty
     * @param asked name of the one asked, or empty
     * @param folded words without marks, or empty
     * @param today today, or the last working day before it: what was due earlier is late
     */
    record Filter(
            Collection<UUID> plans, String state, String category, String asked, String folded, LocalDate today) {}

    private static final String WHERE = """
             where o.plan_id in (:plans)
               and case :state
                     when 'CHO' then o.state = 'WAITING'
                     when 'TRE' then o.state = 'WAITING' and o.due < :today
                     when 'TRA_LOI' then o.state = 'ANSWERED'
                     when 'XONG' then o.state in ('CLOSED', 'WITHDRAWN')
                     when 'TAT_CA' then true
                     else o.state in ('WAITING', 'ANSWERED') end
               and (:category = '' or o.category = :category)
               and (:asked = '' or o.asked_name = :asked)
               and (:folded = '' or o.folded like '%' || :folded || '%')
            """;

    /** Columns that a list can be sorted by. */
    static final Map<String, String> SORTS = Map.of(
            "han", "o.due",
            "ngay", "o.raised_at",
            "ten", "o.title collate \"vi-x-icu\"",
            "hoi", "o.asked_name collate \"vi-x-icu\"",
            "cap", "o.level");

    List<Obstacle> list(Filter filter, String sort, boolean descending, int limit, long offset) {
        if (filter.plans().isEmpty()) {
            return List.of();
        }
        String order = SORTS.getOrDefault(sort, "o.due") + (descending ? " desc" : "") + ", o.id";
        return filtered(SELECT + WHERE + " order by " + order + " limit :limit offset :offset", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(ObstacleStore::obstacle)
                .list();
    }

    long count(Filter filter) {
        return filter.plans().isEmpty()
                ? 0
                : filtered("select count(*) from obstacles_obstacle o " + WHERE, filter)
                        .query(Long.class)
                        .single();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return database.sql(sql)
                .param("plans", filter.plans())
                .param("state", filter.state())
                .param("category", filter.category())
                .param("asked", filter.asked())
                .param("folded", filter.folded().replaceAll("([%_\\\\])", "\\\\$1"))
                .param("today", filter.today());
    }

    /** Who is or was asked in these plans, for the filter. */
    List<String> askedNames(Collection<UUID> plans) {
        return plans.isEmpty()
                ? List.of()
                : database.sql(
                                "select distinct asked_name from obstacles_obstacle where plan_id in (:plans) order by 1")
                        .param("plans", plans)
                        .query((row, number) -> row.getString(1))
                        .list();
    }

    /**
     * What waits for an agency: an answer, or the word that an answer solves the matter.
     *
     * @param outside whether bodies outside the program are this agency's business: it is the standing body
     */
    List<Obstacle> waitingFor(UUID agency, boolean outside) {
        return database.sql(SELECT + """
                         where (o.state = 'WAITING' and (o.asked_agency = :agency or (:outside and o.asked_agency is null)))
                            or (o.state = 'ANSWERED' and o.raised_for = :agency)
                         order by o.due, o.id
                        """)
                .param("agency", agency)
                .param("outside", outside)
                .query(ObstacleStore::obstacle)
                .list();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime dayStart(LocalDate day) {
        return day.atStartOfDay(VietnameseText.ZONE).toOffsetDateTime();
    }

    static Obstacle obstacle(ResultSet row, int number) throws SQLException {
        return new Obstacle(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("step_id", UUID.class),
                row.getString("title"),
                row.getString("details"),
                Obstacle.Category.valueOf(row.getString("category")),
                row.getString("wanted"),
                row.getObject("raised_for", UUID.class),
                row.getString("raised_for_name"),
                row.getObject("raised_by", UUID.class),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                Obstacle.State.valueOf(row.getString("state")),
                new Obstacle.Asked(
                        row.getInt("level"),
                        row.getObject("asked_agency", UUID.class),
                        row.getString("asked_name"),
                        row.getObject("asked_on", LocalDate.class),
                        row.getInt("days"),
                        row.getObject("due", LocalDate.class)),
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

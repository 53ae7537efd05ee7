package vn.lienthong.steering.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rounds and their parts. */
@Component
class RoundStore {

    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    private static final String LINES = """
            select r.*, coalesce(p.parts, 0) as parts, coalesce(p.submitted, 0) as submitted, coalesce(p.late, 0) as late,
                   e.id as report_id, e.state as report_state, e.number as report_number, e.issued_on as report_on
              from reports_round r
              left join lateral (select count(*) as parts, count(*) filter (where state <> 'TO_WRITE') as submitted,
                                        count(*) filter (where late) as late
                                   from reports_part where round_id = r.id) p on true
              left join lateral (select id, state, number, issued_on from reports_report
                                  where round_id = r.id and state in ('COUNTING', 'DRAFT', 'ISSUED')
                                  order by edition desc limit 1) e on true
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    RoundStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Answers false if the regime's round of that period is there already. */
    boolean insert(Round round, @Nullable UUID by) {
        return database.sql("""
                        insert into reports_round (id, regime_id, plans, agency_id, kind, first_day, last_day, due, title,
                                                   addressees, approval, opened_at, opened_by)
                        values (:id, :regime, :plans, :agency, :kind, :first, :last, :due, :title,
                                :addressees, :approval, :at, :by)
                            on conflict do nothing
                        """)
                        .param("id", round.id())
                        .param("regime", round.regimeId())
                        .param("plans", round.plans().toArray(UUID[]::new))
                        .param("agency", round.agencyId())
                        .param("kind", round.period().kind().name())
                        .param("first", round.period().first())
                        .param("last", round.period().last())
                        .param("due", round.due())
                        .param("title", round.title())
                        .param("addressees", round.addressees().toArray(String[]::new))
                        .param("approval", round.approval())
                        .param("at", round.openedAt().atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** The periods of a regime that have their round, by their first days. */
    Set<LocalDate> opened(UUID regime) {
        return Set.copyOf(database.sql("select first_day from reports_round where regime_id = :regime")
                .param("regime", regime)
                .query(LocalDate.class)
                .list());
    }

    Optional<Round> find(UUID id) {
        return database.sql("select * from reports_round where id = :id")
                .param("id", id)
                .query(RoundStore::round)
                .optional();
    }

    /** Holds the round until the end of the transaction, so that two who merge or issue come one after the other. */
    void lock(UUID id) {
        database.sql("select id from reports_round where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    boolean move(UUID id, LocalDate due, int version) {
        return database.sql(
                                "update reports_round set due = :due, version = version + 1 where id = :id and version = :version")
                        .param("id", id)
                        .param("due", due)
                        .param("version", version)
                        .update()
                == 1;
    }

    /**
     * Rounds whose due day comes from a rhythm and which are not issued yet.
     */
    List<Round> openOnes() {
        return database.sql("""
                        select * from reports_round r
                         where regime_id is not null and not exists (select from reports_report
                               where round_id = r.id and state in ('ISSUED', 'REPLACED', 'WITHDRAWN'))
                        """).query(RoundStore::round).list();
    }

    /** Rounds due in a period of which nothing was ever issued, the next due first. */
    List<Round> due(LocalDate from, LocalDate to) {
        return database.sql("""
                        select * from reports_round r
                         where due between :from and :to and not exists (select from reports_report
                               where round_id = r.id and state in ('ISSUED', 'REPLACED', 'WITHDRAWN'))
                         order by due, id
                        """)
                .param("from", from)
                .param("to", to)
                .query(RoundStore::round)
                .list();
    }

    /** Rounds due from a day on that an agency writes for or issues, with how far they have come. */
    List<Round.Line> of(UUID agency, LocalDate from) {
        return database.sql(LINES + """
                         where r.due >= :from and (r.agency_id = :agency
                               or exists (select from reports_part where round_id = r.id and agency_id = :agency))
                         order by r.due, r.id
                        """)
                .param("from", from)
                .param("agency", agency)
                .query(RoundStore::line)
                .list();
    }

    /** The parts of several rounds. */
    List<Round.Part> parts(Collection<UUID> rounds) {
        return rounds.isEmpty()
                ? List.of()
                : database.sql("select * from reports_part where round_id in (:rounds) order by agency_name, id")
                        .param("rounds", rounds)
                        .query(RoundStore::part)
                        .list();
    }

    /** The rounds about any of these plans, the latest due first. */
    List<Round.Line> lines(Collection<UUID> plans) {
        return database.sql(LINES + " where r.plans && :plans order by r.due desc, r.id desc")
                .param("plans", plans.toArray(UUID[]::new))
                .query(RoundStore::line)
                .list();
    }

    Round.Line line(UUID round) {
        return database.sql(LINES + " where r.id = :id")
                .param("id", round)
                .query(RoundStore::line)
                .single();
    }

    void insertPart(UUID id, UUID round, UUID agency, String name) {
        database.sql("""
                        insert into reports_part (id, round_id, agency_id, agency_name, state)
                        values (:id, :round, :agency, :name, 'TO_WRITE') on conflict do nothing
                        """)
                .param("id", id)
                .param("round", round)
                .param("agency", agency)
                .param("name", name)
                .update();
    }

    Optional<Round.Part> part(UUID id) {
        return database.sql("select * from reports_part where id = :id")
                .param("id", id)
                .query(RoundStore::part)
                .optional();
    }

    List<Round.Part> parts(UUID round) {
        return database.sql("select * from reports_part where round_id = :round order by agency_name, id")
                .param("round", round)
                .query(RoundStore::part)
                .list();
    }

    /** Parts that agencies still have to write, the next due first. */
    List<Round.Part> waiting(Collection<UUID> agencies) {
        return agencies.isEmpty()
                ? List.of()
                : database.sql("""
                        select p.* from reports_part p join reports_round r on r.id = p.round_id
                         where p.agency_id in (:agencies) and p.state = 'TO_WRITE' order by r.due, r.id
                        """)
                        .param("agencies", agencies)
                        .query(RoundStore::part)
                        .list();
    }

    /** Moves a part on; false if somebody else has moved it meanwhile. */
    boolean submit(UUID part, List<Field> content, boolean late, UUID by, int version) {
        return database.sql("""
                        update reports_part set state = 'SUBMITTED', content = :content::jsonb, late = :late,
                               submitted_at = :now, submitted_by = :by, returned_why = '', version = version + 1
                         where id = :id and state = 'TO_WRITE' and version = :version
                        """)
                        .param("id", part)
                        .param("content", json.writeValueAsString(content))
                        .param("late", late)
                        .param("now", now())
                        .param("by", by)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Gives a part back to its unit, at its own wish or with a reason; false if it is not there to be given back. */
    boolean reopen(UUID part, Round.PartState from, String why, int version) {
        return database.sql("""
                        update reports_part set state = 'TO_WRITE', submitted_at = null, submitted_by = null, late = false,
                               returned_why = :why, version = version + 1
                         where id = :id and state = :from and version = :version
                        """)
                        .param("id", part)
                        .param("from", from.name())
                        .param("why", why)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Takes everything that is submitted into the merged report; answers how many parts. */
    int merge(UUID round) {
        return database.sql("""
                        update reports_part set state = 'MERGED', version = version + 1
                         where round_id = :round and state = 'SUBMITTED'
                        """).param("round", round).update();
    }

    /** Notes that a unit was reminded; false if it was on this day already or has submitted. */
    boolean remind(UUID part, LocalDate today) {
        return database.sql("""
                        update reports_part set reminded_on = :today
                         where id = :id and state = 'TO_WRITE' and reminded_on is distinct from :today
                        """).param("id", part).param("today", today).update() == 1;
    }

    /** What a unit submitted. */
    List<Field> content(UUID part) {
        return json.readValue(
                database.sql("select content::text from reports_part where id = :id")
                        .param("id", part)
                        .query(String.class)
                        .single(),
                FIELDS);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                row.getObject("regime_id", UUID.class),
                RegimeStore.ids(row.getArray("plans")),
                row.getObject("agency_id", UUID.class),
                new ReportPeriod(
                        ReportPeriod.Kind.valueOf(row.getString("kind")),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)),
                row.getObject("due", LocalDate.class),
                row.getString("title"),
                Arrays.asList((String[]) row.getArray("addressees").getArray()),
                row.getBoolean("approval"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static Round.Line line(ResultSet row, int number) throws SQLException {
        String report = row.getString("report_state");
        int parts = row.getInt("parts");
        int submitted = row.getInt("submitted");
        Round.State state;
        if (report == null) {
            state = submitted == parts ? Round.State.COMPLETE : Round.State.WRITING;
        } else {
            state = report.equals("ISSUED") ? Round.State.ISSUED : Round.State.MERGING;
        }
        return new Round.Line(
                round(row, number),
                state,
                parts,
                submitted,
                row.getInt("late"),
                row.getObject("report_id", UUID.class),
                report == null ? "" : row.getString("report_number"),
                row.getObject("report_on", LocalDate.class));
    }

    private static Round.Part part(ResultSet row, int number) throws SQLException {
        return new Round.Part(
                row.getObject("id", UUID.class),
                row.getObject("round_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("agency_name"),
                Round.PartState.valueOf(row.getString("state")),
                instant(row, "submitted_at"),
                row.getObject("submitted_by", UUID.class),
                row.getBoolean("late"),
                row.getString("returned_why"),
                row.getObject("reminded_on", LocalDate.class),
                row.getInt("version"));
    }
}

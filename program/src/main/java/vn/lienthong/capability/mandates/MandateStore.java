package vn.lienthong.capability.mandates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.seal.Seal;

/** The papers and the stops. Who they are about lies sealed; the pair is found by keyed hashes of the numbers. */
@Repository
class MandateStore {

    private static final String PURPOSE = "mandates pair";
    private static final String WHERE = """
             from mandates_mandate where (:everywhere or agency = any(cast(:agencies as uuid[])))
               and (:ground = '' or ground = :ground)
               and (:state = '' or :state = case when ended_at is not null then 'ended' when until_on < :today then 'over'
                    else 'holds' end)
               and (:person = '' or principal_mark = :person or agent_mark = :person)
               and (:words = '' or paper ilike '%' || :words || '%' or paper_by ilike '%' || :words || '%')
            """;

    private final JdbcClient database;
    private final Seal seal;
    private final JsonMapper json;

    MandateStore(JdbcClient database, Seal seal, JsonMapper json) {
        this.database = database;
        this.seal = seal;
        this.json = json;
    }

    /** Who ended it: {@code principal}, {@code agent} or {@code officer}. */
    record Ending(Instant at, String by, String byName, String why) {}

    /**
     * A paper as it was entered.
     *
     * @param minor whether it was made for a person under 18
     * @param deeds codes; empty for all
     */
    record Written(
            UUID id,
            Ground ground,
            UUID agency,
            String agencyName,
            Pair pair,
            boolean minor,
            String paper,
            String paperBy,
            LocalDate paperOn,
            LocalDate until,
            Set<String> deeds,
            UUID document,
            UUID by,
            String byName,
            Instant at,
            @Nullable Ending ending) {

        String path() {
            return MandatePages.LIST + "/" + id;
        }

        /** {@code ended}, {@code over} or {@code holds}. */
        String state(LocalDate today) {
            return ending != null ? "ended" : until.isBefore(today) ? "over" : "holds";
        }
    }

    /** A parent who does not act for a child here. */
    record Stop(
            UUID id,
            @Nullable UUID agency,
            Pair pair,
            String by,
            String byName,
            Instant at,
            String why,
            @Nullable Instant liftedAt) {}

    String mark(String number) {
        return seal.mark(number, PURPOSE);
    }

    void insert(Written one) {
        database.sql("""
                        insert into mandates_mandate (id, ground, agency, agency_name, principal_mark, agent_mark, sealed, minor,
                            paper, paper_by, paper_on, until_on, deeds, document, recorded_by, recorded_by_name, recorded_at)
                        values (:id, :ground, :agency, :agencyName, :principal, :agent, :sealed, :minor,
                            :paper, :paperBy, :paperOn, :until, :deeds, :document, :by, :byName, :at)
                        """)
                .param("id", one.id())
                .param("ground", one.ground().code())
                .param("agency", one.agency())
                .param("agencyName", one.agencyName())
                .param("principal", mark(one.pair().principal()))
                .param("agent", mark(one.pair().agent()))
                .param("sealed", sealed(one.pair()))
                .param("minor", one.minor())
                .param("paper", one.paper())
                .param("paperBy", one.paperBy())
                .param("paperOn", one.paperOn())
                .param("until", one.until())
                .param("deeds", String.join(" ", one.deeds().stream().sorted().toList()))
                .param("document", one.document())
                .param("by", one.by())
                .param("byName", one.byName())
                .param("at", one.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Written> find(UUID id) {
        return database.sql("select * from mandates_mandate where id = :id")
                .param("id", id)
                .query(this::written)
                .optional();
    }

    /** Open papers by which somebody stands in, or is stood in for. */
    List<Written> of(String number, boolean principal) {
        return database.sql("select * from mandates_mandate where " + (principal ? "principal_mark" : "agent_mark")
                        + " = :mark and ended_at is null order by recorded_at desc, id")
                .param("mark", mark(number))
                .query(this::written)
                .list();
    }

    /** Agencies that have entered papers. */
    List<UUID> agencies() {
        return database.sql("select distinct agency from mandates_mandate")
                .query((row, number) -> row.getObject("agency", UUID.class))
                .list();
    }

    /** Every paper about a person, those ended too. */
    List<Written> about(String number) {
        return database.sql("select * from mandates_mandate where principal_mark = :mark or agent_mark = :mark"
                        + " order by recorded_at desc, id")
                .param("mark", mark(number))
                .query(this::written)
                .list();
    }

    /** Ends a paper; false if it had ended. */
    boolean end(UUID id, Ending ending) {
        return database.sql("update mandates_mandate set ended_at = :at, ended_by = :by, ended_by_name = :name, ended_why = :why"
                                + " where id = :id and ended_at is null")
                        .param("id", id)
                        .param("at", ending.at().atOffset(ZoneOffset.UTC))
                        .param("by", ending.by())
                        .param("name", ending.byName())
                        .param("why", ending.why())
                        .update()
                == 1;
    }

    /**
     * What a list shows.
     *
     * @param agencies whose papers the reader sees
     * @param everywhere whether all of them
     * @param ground or null for any
     * @param state {@code ended}, {@code over}, {@code holds}, or empty for any
     * @param person mark of a person, or empty
     */
    record Wanted(
            Collection<UUID> agencies,
            boolean everywhere,
            @Nullable Ground ground,
            String state,
            String person,
            String words,
            LocalDate today) {}


    private JdbcClient.StatementSpec wanted(String sql, Wanted wanted) {
        Ground ground = wanted.ground();
        return database.sql(sql)
                .param("everywhere", wanted.everywhere())
                .param(
                        "agencies",
                        "{" + String.join(",", wanted.agencies().stream().map(UUID::toString).toList()) + "}")
                .param("ground", ground == null ? "" : ground.code())
                .param("state", wanted.state())
                .param("today", wanted.today())
                .param("person", wanted.person())
                .param("words", wanted.words().replaceAll("([\\\\%_])", "\\\\$1"));
    }

    long count(Wanted wanted) {
        return wanted("select count(*)" + WHERE, wanted).query(Long.class).single();
    }

    List<Written> list(Wanted wanted, String sort, boolean descending, long offset, int size) {
        String column = switch (sort) {
            case "giay" -> "paper";
            case "loai" -> "ground";
            case "den" -> "until_on";
            default -> "recorded_at";
        };
        boolean down = sort.isEmpty() || descending;
        return wanted(
                        "select *" + WHERE + " order by " + column + (down ? " desc" : "") + ", id limit :size offset :offset",
                        wanted)
                .param("size", size)
                .param("offset", offset)
                .query(this::written)
                .list();
    }

    private Written written(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String deeds = row.getString("deeds");
        return new Written(
                row.getObject("id", UUID.class),
                Ground.of(row.getString("ground")).orElseThrow(),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                opened(row.getBytes("sealed")),
                row.getBoolean("minor"),
                row.getString("paper"),
                row.getString("paper_by"),
                Objects.requireNonNull(row.getObject("paper_on", LocalDate.class)),
                Objects.requireNonNull(row.getObject("until_on", LocalDate.class)),
                deeds.isEmpty() ? Set.of() : Set.of(deeds.split(" ", -1)),
                row.getObject("document", UUID.class),
                row.getObject("recorded_by", UUID.class),
                row.getString("recorded_by_name"),
                Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                        .toInstant(),
                ended == null
                        ? null
                        : new Ending(
                                ended.toInstant(),
                                row.getString("ended_by"),
                                row.getString("ended_by_name"),
                                row.getString("ended_why")));
    }

    /** Stops a parent; false if they were stopped. */
    boolean stop(Stop stop, String agencyName) {
        return database.sql("""
                        insert into mandates_stop (id, agency, agency_name, principal_mark, agent_mark, sealed,
                            stopped_by, stopped_by_name, stopped_at, why)
                        values (:id, :agency, :agencyName, :principal, :agent, :sealed, :by, :byName, :at, :why)
                        on conflict do nothing
                        """)
                        .param("id", stop.id())
                        .param("agency", stop.agency())
                        .param("agencyName", agencyName)
                        .param("principal", mark(stop.pair().principal()))
                        .param("agent", mark(stop.pair().agent()))
                        .param("sealed", sealed(stop.pair()))
                        .param("by", stop.by())
                        .param("byName", stop.byName())
                        .param("at", stop.at().atOffset(ZoneOffset.UTC))
                        .param("why", stop.why())
                        .update()
                == 1;
    }

    boolean stopped(String principal, String agent) {
        return database.sql("select exists (select from mandates_stop where principal_mark = :principal"
                        + " and agent_mark = :agent and lifted_at is null)")
                .param("principal", mark(principal))
                .param("agent", mark(agent))
                .query(Boolean.class)
                .single();
    }

    /** Stops about a person that still hold. */
    List<Stop> stops(String person) {
        return database.sql("select * from mandates_stop where lifted_at is null"
                        + " and (principal_mark = :mark or agent_mark = :mark) order by stopped_at desc, id")
                .param("mark", person)
                .query(this::stop)
                .list();
    }

    Optional<Stop> findStop(UUID id) {
        return database.sql("select * from mandates_stop where id = :id")
                .param("id", id)
                .query(this::stop)
                .optional();
    }

    boolean lift(UUID id, UUID by, String byName, String why, Instant now) {
        return database.sql("update mandates_stop set lifted_at = :now, lifted_by = :by, lifted_by_name = :name,"
                                + " lifted_why = :why where id = :id and lifted_at is null")
                        .param("id", id)
                        .param("by", by)
                        .param("name", byName)
                        .param("why", why)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Stop stop(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        return new Stop(
                row.getObject("id", UUID.class),
                row.getObject("agency", UUID.class),
                opened(row.getBytes("sealed")),
                row.getString("stopped_by"),
                row.getString("stopped_by_name"),
                Objects.requireNonNull(row.getObject("stopped_at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("why"),
                lifted == null ? null : lifted.toInstant());
    }

    private byte[] sealed(Pair pair) {
        return seal.seal(json.writeValueAsBytes(pair), PURPOSE);
    }

    private Pair opened(byte[] sealed) {
        return seal.open(sealed, PURPOSE)
                .map(plain -> json.readValue(plain, Pair.class))
                .orElse(Pair.SHUT);
    }
}

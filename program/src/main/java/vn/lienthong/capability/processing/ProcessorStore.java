package vn.lienthong.capability.processing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of processors and recipients. */
@Repository
class ProcessorStore {

    private static final String WHERE = """
             from processing_processor where agency = any(cast(:agencies as uuid[]))
               and (:role = '' or role = :role)
               and (:state = '' or (:state = 'runs') = (until_on is null or until_on >= :today))
               and (:words = '' or name ilike '%' || :words || '%' or service ilike '%' || :words || '%')
            """;

    private final JdbcClient database;

    ProcessorStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * What a list shows.
     *
     * @param role or null for any
     * @param state {@code runs}, {@code over}, or empty for any
     */
    record Wanted(
            Collection<UUID> agencies,
            Processor.@Nullable Role role,
            String state,
            String words,
            LocalDate today) {}

    /** Agencies that have any. */
    List<UUID> agencies() {
        return database.sql("select distinct agency from processing_processor")
                .query((row, number) -> row.getObject("agency", UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        Processor.Role role = wanted.role();
        return database.sql(sql)
                .param(
                        "agencies",
                        wanted.agencies().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .param("role", role == null ? "" : role.code())
                .param("state", wanted.state())
                .param("today", wanted.today())
                .param("words", wanted.words().replaceAll("([\\\\%_])", "\\\\$1"));
    }

    long count(Wanted wanted) {
        return asked("select count(*)" + WHERE, wanted).query(Long.class).single();
    }

    List<Processor> list(Wanted wanted, String sort, boolean descending, long offset, int size) {
        String column = switch (sort) {
            case "vai-tro" -> "role";
            case "tu" -> "from_on";
            default -> "name";
        };
        return asked(
                        "select *" + WHERE + " order by " + column + (descending ? " desc" : "")
                                + ", id limit :size offset :offset",
                        wanted)
                .param("size", size)
                .param("offset", offset)
                .query(ProcessorStore::processor)
                .list();
    }

    Optional<Processor> find(UUID id) {
        return database.sql("select * from processing_processor where id = :id")
                .param("id", id)
                .query(ProcessorStore::processor)
                .optional();
    }

    /** Writes one; false if somebody else changed it meanwhile, or it is there already. */
    boolean save(Processor one, UUID by, Instant now) {
        JdbcClient.StatementSpec statement = one.version() == 0
                ? database.sql("""
                        insert into processing_processor (id, agency, agency_name, role, name, contact, service, data, place,
                            contract, below, measures, from_on, until_on, changed_at, changed_by, version)
                        values (:id, :agency, :agencyName, :role, :name, :contact, :service, :data, :place,
                            :contract, :below, :measures, :from, :until, :now, :by, 1) on conflict do nothing
                        """).param("agency", one.agency()).param("agencyName", one.agencyName())
                : database.sql("""
                        update processing_processor set role = :role, name = :name, contact = :contact, service = :service,
                            data = :data, place = :place, contract = :contract, below = :below, measures = :measures,
                            from_on = :from, until_on = :until, changed_at = :now, changed_by = :by, version = version + 1
                         where id = :id and version = :version
                        """).param("version", one.version());
        return statement
                        .param("id", one.id())
                        .param("role", one.role().code())
                        .param("name", one.name())
                        .param("contact", one.contact())
                        .param("service", one.service())
                        .param("data", one.data())
                        .param("place", one.place().code())
                        .param("contract", one.contract())
                        .param("below", one.below())
                        .param("measures", one.measures())
                        .param("from", one.from())
                        .param("until", one.until())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Processor processor(ResultSet row, int number) throws SQLException {
        return new Processor(
                row.getObject("id", UUID.class),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                Processor.Role.of(row.getString("role")).orElseThrow(),
                row.getString("name"),
                row.getString("contact"),
                row.getString("service"),
                row.getString("data"),
                Processor.Place.of(row.getString("place")).orElseThrow(),
                row.getString("contract"),
                row.getString("below"),
                row.getString("measures"),
                Objects.requireNonNull(row.getObject("from_on", LocalDate.class)),
                row.getObject("until_on", LocalDate.class),
                row.getInt("version"));
    }
}

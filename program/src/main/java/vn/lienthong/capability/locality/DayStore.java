package vn.lienthong.capability.locality;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL about days off. Each change draws a new stamp. */
@Repository
class DayStore {

    private static final String OWN = "own";
    private static final String SHIPPED = "shipped";

    private final JdbcClient database;

    DayStore(JdbcClient database) {
        this.database = database;
    }

    UUID stamp() {
        return database.sql("select stamp from locality_day_stamp")
                .query(UUID.class)
                .single();
    }

    /** The stamp, held until the transaction ends: no one else changes days meanwhile. */
    UUID claim() {
        return database.sql("select stamp from locality_day_stamp for update")
                .query(UUID.class)
                .single();
    }

    String shipped() {
        return database.sql("select shipped from locality_day_stamp")
                .query(String.class)
                .single();
    }

    DayTable read() {
        // The stamp comes first: rows that change in between are then read again, never kept as if they were old.
        UUID stamp = stamp();
        return new DayTable(stamp, rows(), years());
    }

    private List<DayTable.Row> rows() {
        return database.sql("select day, origin, working, reason, decision, source from locality_day order by day")
                .query((row, number) -> new DayTable.Row(
                        row.getObject("day", LocalDate.class),
                        row.getString("origin").equals(OWN),
                        row.getBoolean("working"),
                        row.getString("reason"),
                        row.getString("decision"),
                        row.getString("source")))
                .list();
    }

    private List<DayTable.Year> years() {
        return database.sql("select year, origin, tet_before, national_after, decision, source from locality_day_year")
                .query((row, number) -> new DayTable.Year(
                        row.getInt("year"),
                        row.getString("origin").equals(OWN),
                        new PublicHolidays.Choice(row.getInt("tet_before"), row.getBoolean("national_after")),
                        row.getString("decision"),
                        row.getString("source")))
                .list();
    }

    void put(DayTable.Row row) {
        database.sql("""
                        insert into locality_day (day, origin, working, reason, decision, source)
                        values (:day, :origin, :working, :reason, :decision, :source)
                        on conflict (day, origin) do update
                            set working = excluded.working, reason = excluded.reason, decision = excluded.decision,
                                source = excluded.source
                        """)
                .param("day", row.day())
                .param("origin", row.own() ? OWN : SHIPPED)
                .param("working", row.working())
                .param("reason", row.reason())
                .param("decision", row.decision())
                .param("source", row.source())
                .update();
    }

    void remove(LocalDate day) {
        database.sql("delete from locality_day where day = :day and origin = 'own'")
                .param("day", day)
                .update();
    }

    void put(DayTable.Year year) {
        database.sql("""
                        insert into locality_day_year (year, origin, tet_before, national_after, decision, source)
                        values (:year, :origin, :before, :after, :decision, :source)
                        on conflict (year, origin) do update
                            set tet_before = excluded.tet_before, national_after = excluded.national_after,
                                decision = excluded.decision, source = excluded.source
                        """)
                .param("year", year.year())
                .param("origin", year.own() ? OWN : SHIPPED)
                .param("before", year.choice().tetBefore())
                .param("after", year.choice().nationalAfter())
                .param("decision", year.decision())
                .param("source", year.source())
                .update();
    }

    void replaceShipped(Collection<DayTable.Row> rows, Collection<DayTable.Year> years, String hash) {
        database.sql("delete from locality_day where origin = 'shipped'").update();
        database.sql("delete from locality_day_year where origin = 'shipped'").update();
        rows.forEach(this::put);
        years.forEach(this::put);
        database.sql("update locality_day_stamp set shipped = :hash")
                .param("hash", hash)
                .update();
    }

    /** Random, not counted: a change that is rolled back must not leave its number to the next one. */
    void drawStamp() {
        database.sql("update locality_day_stamp set stamp = gen_random_uuid()").update();
    }
}

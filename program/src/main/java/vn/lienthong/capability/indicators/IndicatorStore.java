package vn.lienthong.capability.indicators;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/** The values, what they were before, and what they should become. */
@Component
class IndicatorStore {

    /** A value with its row. */
    record Kept(UUID id, Value value) {}

    /** A target with its row. */
    record KeptTarget(UUID id, Target target, int version) {}

    private static final String COLUMNS = """
            select id, indicator, unit_code, agency_id, period, dimensions, numerator, denominator, as_of, restated
              from indicators_value
            """;

    private final JdbcClient database;

    IndicatorStore(JdbcClient database) {
        this.database = database;
    }

    /** Until the end of the transaction nobody else publishes values of this indicator for this period. */
    void lock(String indicator, Period period) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "indicators " + indicator + " " + period.code())
                .query((row, number) -> 0)
                .list();
    }

    Map<Cell, Kept> values(String indicator, Period period) {
        Map<Cell, Kept> values = new HashMap<>();
        database.sql(COLUMNS + " where indicator = :indicator and period = :period")
                .param("indicator", indicator)
                .param("period", period.code())
                .query(IndicatorStore::kept)
                .list()
                .forEach(kept -> values.put(kept.value().cell(), kept));
        return values;
    }

    Optional<Kept> find(Cell cell) {
        return database.sql(COLUMNS + """
                         where indicator = :indicator and period = :period and unit_code = :unit
                           and agency_id is not distinct from cast(:agency as uuid) and dimensions = :dimensions
                        """)
                .param("indicator", cell.indicator())
                .param("period", cell.period().code())
                .param("unit", cell.place().unitCode())
                .param("agency", cell.place().agency())
                .param("dimensions", cell.dimensionKey())
                .query(IndicatorStore::kept)
                .optional();
    }

    /** The last periods of one place up to a day, the earliest first. */
    List<Value> series(String indicator, Place place, String dimensions, Period.Kind kind, LocalDate until, int most) {
        return database.sql(COLUMNS + """
                         where indicator = :indicator and unit_code = :unit and kind = :kind and first_day <= :until
                           and agency_id is not distinct from cast(:agency as uuid) and dimensions = :dimensions
                         order by last_day desc limit :most
                        """)
                .param("indicator", indicator)
                .param("unit", place.unitCode())
                .param("agency", place.agency())
                .param("dimensions", dimensions)
                .param("kind", kind.name())
                .param("until", until)
                .param("most", most)
                .query((row, number) -> kept(row, number).value())
                .list()
                .reversed();
    }

    /** Values of one place as a whole in periods of the last two years that began by a day, the earliest first. */
    List<Value> recent(Place place, LocalDate until) {
        return database.sql(COLUMNS + """
                         where unit_code = :unit and agency_id is not distinct from cast(:agency as uuid)
                           and dimensions = '' and first_day <= :until and first_day > :since
                           and (kind <> 'DAY' or first_day > :day_since)
                         order by last_day
                        """)
                .param("unit", place.unitCode())
                .param("agency", place.agency())
                .param("until", until)
                .param("since", until.minusYears(2))
                .param("day_since", until.minusDays(14))
                .query((row, number) -> kept(row, number).value())
                .list();
    }

    /** The last value of each indicator for one place that says anything about a day or before it. */
    List<Value> latest(Place place, LocalDate until) {
        return database.sql("""
                        select distinct on (indicator) id, indicator, unit_code, agency_id, period, dimensions,
                               numerator, denominator, as_of, restated
                          from indicators_value
                         where unit_code = :unit and agency_id is not distinct from cast(:agency as uuid)
                           and dimensions = '' and first_day <= :until
                         order by indicator, last_day desc
                        """)
                .param("unit", place.unitCode())
                .param("agency", place.agency())
                .param("until", until)
                .query((row, number) -> kept(row, number).value())
                .list();
    }

    /** Places that have any value. */
    List<Place> places() {
        return database.sql("select distinct unit_code, agency_id from indicators_value order by 1, 2 nulls first")
                .query((row, number) -> place(row))
                .list();
    }

    /** Periods of an indicator that have values, the latest first. */
    List<Period> periods(String indicator, int most) {
        return database.sql("""
                        select distinct period, last_day from indicators_value where indicator = :indicator
                         order by last_day desc limit :most
                        """)
                .param("indicator", indicator)
                .param("most", most)
                .query((row, number) -> period(row))
                .list();
    }

    void insert(Value value) {
        Cell cell = value.cell();
        database.sql("""
                        insert into indicators_value (id, indicator, unit_code, agency_id, kind, period, first_day, last_day,
                            dimensions, numerator, denominator, as_of)
                        values (:id, :indicator, :unit, :agency, :kind, :period, :first, :last,
                            :dimensions, :numerator, :denominator, :as_of)
                        """)
                .param("id", Ids.next())
                .param("indicator", cell.indicator())
                .param("unit", cell.place().unitCode())
                .param("agency", cell.place().agency())
                .param("kind", cell.period().kind().name())
                .param("period", cell.period().code())
                .param("first", cell.period().first())
                .param("last", cell.period().last())
                .param("dimensions", cell.dimensionKey())
                .param("numerator", value.numerator())
                .param("denominator", value.denominator())
                .param("as_of", utc(value.asOf()))
                .update();
    }

    /** Keeps what a value was. */
    void keepEarlier(Kept before, Instant now, boolean restated) {
        database.sql("""
                        insert into indicators_earlier (value_id, numerator, denominator, as_of, replaced_at, restated)
                        values (:id, :numerator, :denominator, :as_of, :now, :restated)
                        """)
                .param("id", before.id())
                .param("numerator", before.value().numerator())
                .param("denominator", before.value().denominator())
                .param("as_of", utc(before.value().asOf()))
                .param("now", utc(now))
                .param("restated", restated)
                .update();
    }

    void change(UUID id, Value value, boolean restated) {
        database.sql("""
                        update indicators_value
                           set numerator = :numerator, denominator = :denominator, as_of = :as_of,
                               restated = restated + :more
                         where id = :id
                        """)
                .param("id", id)
                .param("numerator", value.numerator())
                .param("denominator", value.denominator())
                .param("as_of", utc(value.asOf()))
                .param("more", restated ? 1 : 0)
                .update();
    }

    /** Notes that these were looked at again and are the same. */
    void seen(List<UUID> ids, Instant asOf) {
        if (!ids.isEmpty()) {
            database.sql("update indicators_value set as_of = :as_of where id = any(:ids) and as_of < :as_of")
                    .param("ids", ids.toArray(new UUID[0]))
                    .param("as_of", utc(asOf))
                    .update();
        }
    }

    /** What a value was, the newest first. */
    List<Value> earlier(Kept now, boolean restatedOnly) {
        return database.sql("""
                        select numerator, denominator, as_of from indicators_earlier
                         where value_id = :id and (restated or not :only) order by as_of desc
                        """)
                .param("id", now.id())
                .param("only", restatedOnly)
                .query((row, number) -> new Value(
                        now.value().cell(),
                        row.getBigDecimal("numerator"),
                        row.getBigDecimal("denominator"),
                        instant(row, "as_of"),
                        0))
                .list();
    }

    List<KeptTarget> targets(@Nullable String indicator) {
        return database.sql("""
                        select id, indicator, unit_code, agency_id, amount, due, margin, basis, version
                          from indicators_target where :indicator::text is null or indicator = :indicator
                         order by indicator, due, unit_code
                        """)
                .param("indicator", indicator)
                .query((row, number) -> new KeptTarget(
                        row.getObject("id", UUID.class),
                        new Target(
                                row.getString("indicator"),
                                place(row),
                                row.getBigDecimal("amount"),
                                Objects.requireNonNull(row.getObject("due", LocalDate.class)),
                                row.getBigDecimal("margin"),
                                row.getString("basis")),
                        row.getInt("version")))
                .list();
    }

    /** Sets a target; one for the same place and day is replaced. */
    UUID put(Target target) {
        return database.sql("""
                        insert into indicators_target (id, indicator, unit_code, agency_id, amount, due, margin, basis)
                        values (:id, :indicator, :unit, :agency, :amount, :due, :margin, :basis)
                        on conflict (indicator, unit_code,
                            coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), due)
                        do update set amount = excluded.amount, margin = excluded.margin, basis = excluded.basis,
                            version = indicators_target.version + 1
                        returning id
                        """)
                .param("id", Ids.next())
                .param("indicator", target.indicator())
                .param("unit", target.place().unitCode())
                .param("agency", target.place().agency())
                .param("amount", target.amount())
                .param("due", target.due())
                .param("margin", target.margin())
                .param("basis", target.basis())
                .query(UUID.class)
                .single();
    }

    boolean removeTarget(UUID id) {
        return database.sql("delete from indicators_target where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        Cell cell = new Cell(
                row.getString("indicator"), place(row), period(row), Cell.dimensions(row.getString("dimensions")));
        BigDecimal numerator = row.getBigDecimal("numerator");
        BigDecimal denominator = row.getBigDecimal("denominator");
        return new Kept(
                row.getObject("id", UUID.class),
                new Value(cell, numerator, denominator, instant(row, "as_of"), row.getInt("restated")));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("unit_code"), row.getObject("agency_id", UUID.class));
    }

    private static Period period(ResultSet row) throws SQLException {
        return Period.parse(row.getString("period")).orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

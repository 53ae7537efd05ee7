package vn.lienthong.capability.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The lists themselves, who helps, what headings meant, signatures and exports. */
@Repository
class ListStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SELECT = """
            select l.*, (select coalesce(string_agg(h.agency::text, ','), '') from matching_helper h where h.list = l.id) as helpers
              from matching_list l
            """;

    private final JdbcClient database;
    private final Sectors sectors;
    private final Clock clock;

    ListStore(JdbcClient database, Sectors sectors, Clock clock) {
        this.database = database;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** A signature under the rows of a commune. */
    record Signature(String unit, UUID by, String byName, String words, int rows, Instant at) {}

    /** A sheet that left the desk. */
    record Export(String kind, String why, String byName, int rows, Instant at) {}

    void insert(MatchList list, String requestKey) {
        database.sql("""
                        insert into matching_list (id, sector, agency, agency_name, unit, owner, owner_name, title, why, request_key,
                            document, file_name, sha256, tab, header_first, header_last, headings, fields, status, created_at, delete_on)
                        values (:id, :sector, :agency, :agencyName, :unit, :owner, :ownerName, :title, :why, :key,
                            :document, :fileName, :sha, :tab, :first, :last, :headings, :fields, :status, :at, :delete)
                        """)
                .param("id", list.id())
                .param("sector", list.sector().code())
                .param("agency", list.agency())
                .param("agencyName", list.agencyName())
                .param("unit", list.unit())
                .param("owner", list.owner())
                .param("ownerName", list.ownerName())
                .param("title", list.title())
                .param("why", list.why())
                .param("key", requestKey)
                .param("document", list.document())
                .param("fileName", list.fileName())
                .param("sha", list.sha256())
                .param("tab", list.tab())
                .param("first", list.headerFirst())
                .param("last", list.headerLast())
                .param("headings", JSON.writeValueAsString(list.headings()))
                .param("fields", JSON.writeValueAsString(list.fields()))
                .param("status", list.status().stored())
                .param("at", at(list.createdAt()))
                .param("delete", list.deleteOn())
                .update();
        list.helpers()
                .forEach(agency -> database.sql("insert into matching_helper (list, agency) values (:list, :agency)")
                        .param("list", list.id())
                        .param("agency", agency)
                        .update());
    }

    Optional<MatchList> find(UUID id) {
        return database.sql(SELECT + " where l.id = :id")
                .param("id", id)
                .query((row, n) -> list(row))
                .optional();
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<MatchList> lock(UUID id) {
        database.sql("select 1 from matching_list where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    Optional<UUID> ofRequest(String key) {
        return database.sql("select id from matching_list where request_key = :key")
                .param("key", key)
                .query((row, n) -> row.getObject("id", UUID.class))
                .optional();
    }

    Optional<MatchList> ofDocument(UUID document) {
        return database
                .sql(SELECT + " where l.document = :document")
                .param("document", document)
                .query((row, n) -> list(row))
                .list()
                .stream()
                .findFirst();
    }

    /** The newest earlier list of the same file. */
    Optional<MatchList> twin(MatchList list) {
        return database.sql(SELECT + """
                         where l.sha256 = :sha and l.agency = :agency and l.id <> :id and l.status not in ('draft', 'stopped')
                         order by l.created_at desc limit 1
                        """)
                .param("sha", list.sha256())
                .param("agency", list.agency())
                .param("id", list.id())
                .query((row, n) -> list(row))
                .optional();
    }

    /** Lists of all agencies, the newest first; who asks narrows them by reach. */
    List<MatchList> all() {
        return database.sql(SELECT + " order by l.created_at desc, l.id desc limit 5000")
                .query((row, n) -> list(row))
                .list();
    }

    void columns(UUID id, int tab, Columns.Found found) {
        database.sql("""
                        update matching_list set tab = :tab, header_first = :first, header_last = :last, headings = :headings, fields = :fields
                         where id = :id and status in ('draft', 'stopped')
                        """)
                .param("tab", tab)
                .param("first", found.first())
                .param("last", found.last())
                .param("headings", JSON.writeValueAsString(found.headings()))
                .param("fields", JSON.writeValueAsString(found.fields()))
                .param("id", id)
                .update();
    }

    /** From draft, or stopped, to running; once. */
    boolean begin(UUID id, UUID job) {
        return database.sql(
                                "update matching_list set status = 'running', job = :job where id = :id and status in ('draft', 'stopped')")
                        .param("job", job)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean ready(UUID id, int rows, int unreadable) {
        return database.sql("""
                        update matching_list set status = 'ready', rows = :rows, unreadable = :unreadable, matched_at = :now
                         where id = :id and status = 'running'
                        """)
                        .param("rows", rows)
                        .param("unreadable", unreadable)
                        .param("now", at(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    void stopped(UUID id) {
        database.sql("update matching_list set status = 'stopped' where id = :id and status = 'running'")
                .param("id", id)
                .update();
    }

    /** Takes everything about persons away; the line with its counts stays. */
    void delete(UUID id) {
        for (String table : List.of("matching_row", "matching_candidate", "matching_unreadable", "matching_act")) {
            database.sql("delete from " + table + " where list = :id")
                    .param("id", id)
                    .update();
        }
        database.sql("update matching_list set status = 'deleted', document = null, deleted_at = :now where id = :id")
                .param("now", at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Forgets decisions that no list has needed for long. */
    void forgetKnown(Instant before) {
        database.sql("delete from matching_known where at < :before")
                .param("before", at(before))
                .update();
    }

    List<UUID> outdated(LocalDate today, Instant drafts) {
        return database.sql("""
                        select id from matching_list
                         where deleted_at is null and (delete_on < :today or (status in ('draft', 'stopped') and created_at < :drafts))
                         order by id limit 100
                        """)
                .param("today", today)
                .param("drafts", at(drafts))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    Map<String, String> remembered(Sector sector) {
        Map<String, String> fields = new HashMap<>();
        database.sql("select heading, field from matching_heading where sector = :sector")
                .param("sector", sector.code())
                .query((row, n) -> fields.put(row.getString("heading"), row.getString("field")))
                .list();
        return fields;
    }

    void remember(Sector sector, Map<String, String> fieldByHeading) {
        fieldByHeading.forEach((heading, field) -> database.sql("""
                        insert into matching_heading (sector, heading, field) values (:sector, :heading, :field)
                        on conflict (sector, heading) do update set field = excluded.field
                        """)
                .param("sector", sector.code())
                .param("heading", heading)
                .param("field", field)
                .update());
    }

    boolean sign(UUID list, String unit, UUID by, String byName, String words, int rows) {
        return database.sql("""
                        insert into matching_sign (list, unit, by_account, by_name, words, rows, at)
                        values (:list, :unit, :by, :byName, :words, :rows, :now) on conflict do nothing
                        """)
                        .param("list", list)
                        .param("unit", unit)
                        .param("by", by)
                        .param("byName", byName)
                        .param("words", words)
                        .param("rows", rows)
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    boolean unsign(UUID list, String unit) {
        return database.sql("delete from matching_sign where list = :list and unit = :unit")
                        .param("list", list)
                        .param("unit", unit)
                        .update()
                == 1;
    }

    Map<String, Signature> signatures(UUID list) {
        Map<String, Signature> all = new HashMap<>();
        database.sql("select * from matching_sign where list = :list")
                .param("list", list)
                .query((row, n) -> all.put(
                        row.getString("unit"),
                        new Signature(
                                row.getString("unit"),
                                row.getObject("by_account", UUID.class),
                                row.getString("by_name"),
                                row.getString("words"),
                                row.getInt("rows"),
                                instant(row, "at"))))
                .list();
        return all;
    }

    void exported(UUID id, UUID list, String kind, String why, UUID by, String byName, int rows) {
        database.sql("""
                        insert into matching_export (id, list, kind, why, by_account, by_name, rows, at)
                        values (:id, :list, :kind, :why, :by, :byName, :rows, :now)
                        """)
                .param("id", id)
                .param("list", list)
                .param("kind", kind)
                .param("why", why)
                .param("by", by)
                .param("byName", byName)
                .param("rows", rows)
                .param("now", at(clock.instant()))
                .update();
    }

    List<Export> exports(UUID list) {
        return database.sql("select * from matching_export where list = :list order by at desc, id desc limit 50")
                .param("list", list)
                .query((row, n) -> new Export(
                        row.getString("kind"),
                        row.getString("why"),
                        row.getString("by_name"),
                        row.getInt("rows"),
                        instant(row, "at")))
                .list();
    }

    private MatchList list(ResultSet row) throws SQLException {
        OffsetDateTime matched = row.getObject("matched_at", OffsetDateTime.class);
        return new MatchList(
                row.getObject("id", UUID.class),
                sectors.require(row.getString("sector")),
                row.getObject("agency", UUID.class),
                row.getString("agency_name"),
                row.getString("unit"),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                row.getString("title"),
                row.getString("why"),
                row.getObject("document", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getInt("tab"),
                row.getInt("header_first"),
                row.getInt("header_last"),
                List.of(JSON.readValue(row.getString("headings"), String[].class)),
                List.of(JSON.readValue(row.getString("fields"), String[].class)),
                MatchList.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("job", UUID.class),
                row.getInt("rows"),
                row.getInt("unreadable"),
                instant(row, "created_at"),
                matched == null ? null : matched.toInstant(),
                row.getObject("delete_on", LocalDate.class),
                ids(row.getString("helpers")));
    }

    private static java.util.Set<UUID> ids(String joined) {
        java.util.Set<UUID> all = new HashSet<>();
        for (String one : joined.split(",", -1)) {
            if (!one.isEmpty()) {
                all.add(UUID.fromString(one));
            }
        }
        return all;
    }

    static String array(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static OffsetDateTime at(@Nullable Instant moment) {
        return Objects.requireNonNull(moment).atOffset(ZoneOffset.UTC);
    }
}

package vn.lienthong.steering.sites;

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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.kernel.VietnameseText;

/** Places, their histories, surveys and evaluations. */
@Repository
class SiteStore {

    private static final String SELECT = "select * from sites_site s ";
    private static final String ORDER = """
             order by array_position(array['RUNNING', 'REPLICATED', 'CHOSEN', 'CANDIDATE', 'STOPPED'], s.state), s.name, s.id
            """;

    private final JdbcClient database;
    private final JsonMapper json;

    SiteStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A line of the history. */
    record Moved(
            int n,
            Instant at,
            String code,
            Site.State to,
            LocalDate day,
            @Nullable UUID by,
            String number,
            String words,
            @Nullable UUID document) {}

    /**
     * A line of a filled-in sheet: the question in its words of that day.
     *
     * @param id of the question, criterion or result
     * @param value as given; a score or a result before
     * @param after a result after; else empty
     * @param most the greatest score; 0 where it is none
     */
    record Line(String id, String words, String english, String unit, String value, String after, int most) {}

    /** Writes a new one; false if this id was written before. */
    boolean insert(Site one) {
        return database.sql("""
                        insert into sites_site (id, plan_id, item_id, kind, name, unit_code, unit_name, folded, agency, state,
                            since, created_at)
                        values (:id, :plan, :item, :kind, :name, :unit, :unitName, :folded, :agency, :state, :since, :at)
                        on conflict do nothing
                        """)
                        .param("id", one.id())
                        .param("plan", one.planId())
                        .param("item", one.itemId())
                        .param("kind", one.kind())
                        .param("name", one.name())
                        .param("unit", one.unitCode())
                        .param("unitName", one.unitName())
                        .param("folded", VietnameseText.fold(one.name() + "\n" + one.unitName()))
                        .param("agency", one.agency())
                        .param("state", one.state().name())
                        .param("since", one.since())
                        .param("at", one.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Writes a move; a place that starts is judged anew. False if somebody else changed it meanwhile. */
    boolean update(Site one) {
        return database.sql("""
                        update sites_site set state = :state, since = :since, version = version + 1,
                            score = case when :state = 'RUNNING' then null else score end
                         where id = :id and version = :version
                        """)
                        .param("state", one.state().name())
                        .param("since", one.since())
                        .param("id", one.id())
                        .param("version", one.version())
                        .update()
                == 1;
    }

    /** Says that it was surveyed; false if somebody else changed it meanwhile. */
    boolean surveyed(UUID id, int version) {
        return database.sql(
                                "update sites_site set surveyed = true, version = version + 1 where id = :id and version = :version")
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean score(UUID id, int percent, int version) {
        return database.sql(
                                "update sites_site set score = :score, version = version + 1 where id = :id and version = :version")
                        .param("score", percent)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Writes a line of the history and answers its number. */
    int append(UUID site, Moved moved) {
        return database.sql("""
                        insert into sites_move (site_id, n, at, code, to_state, day, by_account, number, words, document_id)
                        select :id, coalesce(max(n), 0) + 1, :at, :code, :to, :day, :by, :number, :words, :document
                          from sites_move where site_id = :id
                        returning n
                        """)
                .param("id", site)
                .param("at", moved.at().atOffset(ZoneOffset.UTC))
                .param("code", moved.code())
                .param("to", moved.to().name())
                .param("day", moved.day())
                .param("by", moved.by())
                .param("number", moved.number())
                .param("words", moved.words())
                .param("document", moved.document())
                .query(Integer.class)
                .single();
    }

    void sheet(UUID site, int n, String kind, List<Line> lines) {
        database.sql("insert into sites_sheet (site_id, n, kind, lines) values (:id, :n, :kind, :lines::jsonb)")
                .param("id", site)
                .param("n", n)
                .param("kind", kind)
                .param("lines", json.writeValueAsString(lines))
                .update();
    }

    List<Moved> history(UUID site) {
        return database.sql("select * from sites_move where site_id = :id order by n")
                .param("id", site)
                .query((row, number) -> new Moved(
                        row.getInt("n"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("code"),
                        Site.State.valueOf(row.getString("to_state")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("by_account", UUID.class),
                        row.getString("number"),
                        row.getString("words"),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    /** The last sheet of a kind of each of these places. */
    Map<UUID, List<Line>> lastSheets(Collection<UUID> sites, String kind) {
        Map<UUID, List<Line>> sheets = new LinkedHashMap<>();
        if (!sites.isEmpty()) {
            database.sql("""
                            select distinct on (site_id) site_id, lines from sites_sheet
                             where site_id in (:ids) and kind = :kind order by site_id, n desc
                            """).param("ids", sites).param("kind", kind).query(row -> {
                sheets.put(
                        row.getObject("site_id", UUID.class),
                        json.readValue(row.getString("lines"), new TypeReference<List<Line>>() {}));
            });
        }
        return sheets;
    }

    Optional<Site> find(UUID id) {
        return database.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query(SiteStore::site)
                .optional();
    }

    List<Site> of(UUID item) {
        return database.sql(SELECT + "where s.item_id = :item" + ORDER)
                .param("item", item)
                .query(SiteStore::site)
                .list();
    }

    List<Site> ofPlans(Collection<UUID> plans) {
        return plans.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where s.plan_id in (:plans)" + ORDER)
                        .param("plans", plans)
                        .query(SiteStore::site)
                        .list();
    }

    /** Places that wait for a decision: surveyed candidates, and running ones that were evaluated. */
    List<Site> toDecide() {
        return database.sql(SELECT + """
                         where (s.state = 'CANDIDATE' and s.surveyed) or (s.state = 'RUNNING' and s.score is not null)
                         order by s.since, s.name, s.id
                        """).query(SiteStore::site).list();
    }

    List<Site> movedBetween(UUID plan, LocalDate from, LocalDate to) {
        return database.sql(SELECT + """
                         where s.plan_id = :plan
                           and exists (select from sites_move m where m.site_id = s.id and m.day between :from and :to
                                          and m.code not in ('surveyed', 'evaluated'))
                        """ + ORDER)
                .param("plan", plan)
                .param("from", from)
                .param("to", to)
                .query(SiteStore::site)
                .list();
    }

    /** A state that a place came to. */
    record Reached(UUID site, String code, Site.State state, Instant at) {}

    /** The states that the places of a plan came to, each place's from its beginning. */
    List<Reached> reached(UUID plan) {
        return database.sql("""
                        select m.site_id, m.code, m.to_state, m.at from sites_move m join sites_site s on s.id = m.site_id
                         where s.plan_id = :plan and m.code not in ('surveyed', 'evaluated') order by m.site_id, m.n
                        """)
                .param("plan", plan)
                .query((row, number) -> new Reached(
                        row.getObject("site_id", UUID.class),
                        row.getString("code"),
                        Site.State.valueOf(row.getString("to_state")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Site> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where s.id in (:ids)")
                        .param("ids", ids)
                        .query(SiteStore::site)
                        .list();
    }

    /** The plan of the place to which a file belongs. */
    Optional<UUID> planOfDocument(UUID document) {
        return database.sql("""
                        select s.plan_id from sites_move m join sites_site s on s.id = m.site_id
                         where m.document_id = :document
                        """).param("document", document).query(UUID.class).optional();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getObject("agency", UUID.class),
                Site.State.valueOf(row.getString("state")),
                row.getObject("since", LocalDate.class),
                row.getBoolean("surveyed"),
                row.getObject("score", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

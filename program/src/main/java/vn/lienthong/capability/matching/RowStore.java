package vn.lienthong.capability.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of lists as pages read them, and decisions as they are written. */
@Repository
class RowStore {

    private static final String NARROWED = """
             where list = :list and (:grp < 0 or grp = :grp) and (:unit = '' or unit = :unit)
               and (:part = '*' or part = :part) and (:state < 0 or state = :state)
               and (not :open or state in (0, 3, 4))
               and (:plain = '' or plain like '%' || :plain || '%' or line::text = :plain or number = :plain)
            """;

    private final JdbcClient database;
    private final Clock clock;

    RowStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A row as pages show it. */
    record Line(
            Written row,
            String unit,
            String part,
            Group group,
            @Nullable UUID person,
            double probability,
            List<FoundRow.Fix> fixes,
            String likeness,
            int sameAs,
            long fingerprint,
            Decision state,
            @Nullable UUID chosen,
            @Nullable Decision wished,
            @Nullable UUID wishedPerson,
            @Nullable UUID decidedBy,
            String decidedName,
            @Nullable Instant decidedAt) {

        Line {
            fixes = List.copyOf(fixes);
        }

        /** The person decided on, else the best candidate. */
        @Nullable
        UUID meant() {
            return chosen == null ? person : chosen;
        }

        @Override
        public String toString() {
            return "Line[" + row.line() + "]";
        }
    }

    /** Which rows; empty and negative for all. {@code part} is "*" for all hamlets, "" for those of none. */
    record Filter(
            @Nullable Group group,
            String unit,
            String part,
            @Nullable Decision state,
            boolean open,
            String plain) {

        static final Filter ALL = new Filter(null, "", "*", null, false, "");

        static Filter openOf(@Nullable Group group, String unit, String part) {
            return new Filter(group, unit, part, null, true, "");
        }
    }

    /** How many rows of a commune are in a group, and how many of them are not settled. */
    record Count(String unit, Group group, Decision state, int rows) {}

    /** A hamlet of a commune with its open rows. */
    record Part(String unit, String part, String name, int open, int rows) {}

    /** Rows that differ from the register in the same way. */
    record Likeness(String likeness, int rows, int firstLine) {}

    record Candidate(int place, UUID person, double probability, int status, String evidence) {}

    record Unreadable(int line, String reason, List<String> cells) {}

    /** What was decided about such a row before. */
    record Known(Decision state, @Nullable UUID person, String byName) {}

    List<Count> counts(UUID list) {
        return database.sql("""
                        select unit, grp, state, count(*) as rows from matching_row where list = :list group by unit, grp, state
                        """)
                .param("list", list)
                .query((row, n) -> new Count(
                        row.getString("unit"),
                        Group.of(row.getInt("grp")),
                        Decision.of(row.getInt("state")),
                        row.getInt("rows")))
                .list();
    }

    List<Part> parts(UUID list) {
        return database.sql("""
                        select unit, part, min(hamlet) as name, count(*) as rows,
                               count(*) filter (where state in (0, 3, 4)) as open
                          from matching_row where list = :list group by unit, part order by unit, part
                        """)
                .param("list", list)
                .query((row, n) -> new Part(
                        row.getString("unit"),
                        row.getString("part"),
                        row.getString("name"),
                        row.getInt("open"),
                        row.getInt("rows")))
                .list();
    }

    long count(UUID list, Filter filter) {
        return narrowed("select count(*) from matching_row" + NARROWED, list, filter)
                .query(Long.class)
                .single();
    }

    /** Rows in the order of the sheet, or of a work list: commune, hamlet, line. */
    List<Line> page(UUID list, Filter filter, Sort sort, long offset, int limit) {
        return narrowed(
                        "select * from matching_row" + NARROWED + sort.sql + " offset :offset limit :limit",
                        list,
                        filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    /** How a list of rows is ordered. */
    enum Sort {
        LINE(" order by line"),
        LINE_DOWN(" order by line desc"),
        WORK(" order by unit, part, line"),
        NAME(" order by plain, line"),
        NAME_DOWN(" order by plain desc, line"),
        UNSURE(" order by probability, line");

        private final String sql;

        Sort(String sql) {
            this.sql = sql;
        }
    }

    /** The next row of a work list after another, or the first one. */
    Optional<Line> next(UUID list, Filter filter, @Nullable Line after) {
        return narrowed("select * from matching_row" + NARROWED + """
                         and (unit, part, line) > (:afterUnit, :afterPart, :afterLine) order by unit, part, line limit 1
                        """, list, filter)
                .param("afterUnit", after == null ? "" : after.unit())
                .param("afterPart", after == null ? "" : after.part())
                .param("afterLine", after == null ? -1 : after.row().line())
                .query((row, n) -> line(row))
                .optional();
    }

    private JdbcClient.StatementSpec narrowed(String sql, UUID list, Filter filter) {
        Group group = filter.group();
        Decision state = filter.state();
        return database.sql(sql)
                .param("list", list)
                .param("grp", group == null ? -1 : group.code())
                .param("unit", filter.unit())
                .param("part", filter.part())
                .param("state", state == null ? -1 : state.code())
                .param("open", filter.open())
                .param("plain", filter.plain());
    }

    Optional<Line> find(UUID list, int line) {
        return database.sql("select * from matching_row where list = :list and line = :line")
                .param("list", list)
                .param("line", line)
                .query((row, n) -> line(row))
                .optional();
    }

    Optional<Line> lock(UUID list, int line) {
        return database.sql("select * from matching_row where list = :list and line = :line for update")
                .param("list", list)
                .param("line", line)
                .query((row, n) -> line(row))
                .optional();
    }

    /** Rows after a line, in the order of the sheet: for going through a whole list in portions. */
    List<Line> after(UUID list, int line, int limit) {
        return database.sql("select * from matching_row where list = :list and line > :line order by line limit :limit")
                .param("list", list)
                .param("line", line)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    List<Candidate> candidates(UUID list, int line) {
        return database.sql("select * from matching_candidate where list = :list and line = :line order by place")
                .param("list", list)
                .param("line", line)
                .query((row, n) -> new Candidate(
                        row.getInt("place"),
                        row.getObject("person", UUID.class),
                        row.getDouble("probability"),
                        row.getInt("status"),
                        row.getString("evidence")))
                .list();
    }

    List<Likeness> likenesses(UUID list, String unit) {
        return database.sql("""
                        select likeness, count(*) as rows, min(line) as first from matching_row
                         where list = :list and grp = 1 and state = 0 and (:unit = '' or unit = :unit)
                         group by likeness order by count(*) desc, likeness
                        """)
                .param("list", list)
                .param("unit", unit)
                .query((row, n) -> new Likeness(row.getString("likeness"), row.getInt("rows"), row.getInt("first")))
                .list();
    }

    List<Line> ofLikeness(UUID list, String unit, String likeness, int limit) {
        return database.sql("""
                        select * from matching_row where list = :list and grp = 1 and state = 0 and (:unit = '' or unit = :unit)
                           and likeness = :likeness order by line limit :limit
                        """)
                .param("list", list)
                .param("unit", unit)
                .param("likeness", likeness)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    List<Unreadable> unreadable(UUID list, int after, int limit) {
        return database.sql("""
                        select * from matching_unreadable where list = :list and line > :after order by line limit :limit
                        """)
                .param("list", list)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Unreadable(
                        row.getInt("line"),
                        row.getString("reason"),
                        List.of(row.getString("cells").split("\u001f", -1))))
                .list();
    }

    /** Names of those who decided, in the order of how much. */
    List<String> deciders(UUID list) {
        return database.sql("""
                        select by_name from matching_act where list = :list and undone_at is null
                         group by by_name order by count(*) desc limit 50
                        """)
                .param("list", list)
                .query((row, n) -> row.getString("by_name"))
                .list();
    }

    /** Removes what an earlier run of the same list may have left. */
    void clear(UUID list) {
        for (String table : List.of("matching_row", "matching_candidate", "matching_unreadable", "matching_act")) {
            database.sql("delete from " + table + " where list = :list")
                    .param("list", list)
                    .update();
        }
    }

    Map<Long, Known> known(UUID agency, Sector sector) {
        Map<Long, Known> all = new HashMap<>();
        database.sql("select * from matching_known where agency = :agency and sector = :sector")
                .param("agency", agency)
                .param("sector", sector.code())
                .query((row, n) -> all.put(
                        row.getLong("fingerprint"),
                        new Known(
                                Decision.of(row.getInt("state")),
                                row.getObject("person", UUID.class),
                                row.getString("by_name"))))
                .list();
        return all;
    }

    void learn(MatchList list, List<Line> lines, Decision state, @Nullable UUID chosen, String byName) {
        for (Line line : lines) {
            UUID person = chosen == null && state == Decision.ACCEPTED ? line.person() : chosen;
            database.sql("""
                            insert into matching_known (agency, sector, fingerprint, state, person, by_name, at)
                            values (:agency, :sector, :fingerprint, :state, :person, :by, :now)
                            on conflict (agency, sector, fingerprint) do update
                               set state = excluded.state, person = excluded.person, by_name = excluded.by_name, at = excluded.at
                            """)
                    .param("agency", list.agency())
                    .param("sector", list.sector().code())
                    .param("fingerprint", line.fingerprint())
                    .param("state", state.code())
                    .param("person", person)
                    .param("by", byName)
                    .param("now", ListStore.at(clock.instant()))
                    .update();
        }
    }

    void forget(MatchList list, long fingerprint) {
        database.sql(
                        "delete from matching_known where agency = :agency and sector = :sector and fingerprint = :fingerprint")
                .param("agency", list.agency())
                .param("sector", list.sector().code())
                .param("fingerprint", fingerprint)
                .update();
    }

    private static Line line(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        int wished = row.getInt("wished");
        Decision wish = row.wasNull() ? null : Decision.of(wished);
        String by = row.getString("decided_name");
        return new Line(
                new Written(
                        row.getInt("line"),
                        row.getString("number"),
                        row.getString("old_number"),
                        row.getString("name"),
                        row.getString("birth"),
                        row.getString("sex"),
                        row.getString("unit_written"),
                        row.getString("hamlet"),
                        row.getString("address"),
                        row.getString("parent"),
                        row.getString("phone")),
                row.getString("unit"),
                row.getString("part"),
                Group.of(row.getInt("grp")),
                row.getObject("person", UUID.class),
                row.getDouble("probability"),
                new ArrayList<>(FoundRow.Fix.read(row.getString("corrections"))),
                row.getString("likeness"),
                row.getInt("same_as"),
                row.getLong("fingerprint"),
                Decision.of(row.getInt("state")),
                row.getObject("chosen", UUID.class),
                wish,
                row.getObject("wished_person", UUID.class),
                row.getObject("decided_by", UUID.class),
                by == null ? "" : by,
                decided == null ? null : decided.toInstant());
    }
}

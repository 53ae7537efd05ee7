package vn.lienthong.capability.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds persons by what was typed. Whole names are found by their sorted words in a b-tree; parts of names by one GIN index over
 * the words, alone and joined with the year of birth and with the unit, so that the lists to be intersected are short; ends of
 * numbers by a b-tree over the reversed number. What the statistics call too frequent is not looked for at all. Nothing here asks who
 * reads: only {@link Readers} may call it.
 */
@Repository
class Finder {

    /** Lines of a result; who wants more must say more. */
    static final int MOST = 20;
    /** Found at most, before the best are chosen. */
    private static final int CANDIDATES = 60;
    /** Up to so many units each is asked by itself inside the index; above, the unit is looked at in the rows. */
    private static final int FEW_UNITS = 16;
    /** Longest list of the index that is still read within the promised time. */
    private static final double LONGEST_LIST = 150_000;

    private static final Duration STATISTICS_HOLD = Duration.ofMinutes(10);
    private static final Person.Birth.Precision[] PRECISIONS = Person.Birth.Precision.values();

    /** As the index writes it: words alone, each with the year of birth, each with the unit. */
    private static final String TERMS = """
            string_to_array(
                name_key || ' ' || replace(name_key, ' ', birth_year::text || ' ') || birth_year::text
                    || ' ' || replace(name_key, ' ', unit || ' ') || unit, ' ')
            """;

    private static final String HOLDS_TERMS = "where " + TERMS + " @> cast(:terms as text[])";
    private static final String COLUMNS =
            "id, unit, full_name, name_key, personal_id, birth_date, birth_precision, status, restricted";

    private final JdbcClient database;
    private final Clock clock;
    private volatile Frequencies frequencies = new Frequencies(Instant.MIN, 0, Map.of());

    Finder(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A person who fits, before anything is left out. */
    record Hit(
            UUID id,
            String unit,
            String fullName,
            @Nullable String number,
            Person.Birth birth,
            boolean alive,
            boolean restricted,
            String formerName) {}

    /** How often words occur, as PostgreSQL's own statistics say. */
    private record Frequencies(Instant at, double persons, Map<String, Double> shares) {

        double length(String term) {
            return persons * shares.getOrDefault(term, 0.0);
        }
    }

    /**
     * @param tooBroad whether nothing was looked for, because the words fit too many
     */
    record Hits(List<Hit> hits, boolean more, boolean tooBroad) {

        static Hits none() {
            return new Hits(List.of(), false, false);
        }
    }

    Hits find(Typed typed, UnitReach.Units units) {
        if (units.none()) {
            return Hits.none();
        }
        return switch (typed) {
            case Typed.Nothing nothing -> Hits.none();
            case Typed.WholeNumber number -> best(withNumber(number.digits(), units), List.of());
            case Typed.NumberEnd end -> best(ending(end, units), end.words());
            case Typed.Name name -> named(name, units);
        };
    }

    private List<Hit> withNumber(String digits, UnitReach.Units units) {
        List<Hit> found = new ArrayList<>();
        if (digits.length() == 12) {
            found.addAll(select("where personal_id = :number", Map.of("number", digits), units));
        }
        found.addAll(select(
                "where id in (select person_id from registry_number where number = :number)",
                Map.of("number", digits),
                units));
        return found;
    }

    private List<Hit> ending(Typed.NumberEnd end, UnitReach.Units units) {
        String low = new StringBuilder(end.digits()).reverse().toString();
        // The next text of the same length: ':' follows '9'.
        String high = low.substring(0, low.length() - 1) + (char) (low.charAt(low.length() - 1) + 1);
        if (end.words().isEmpty()) {
            return select(
                    "where reverse(personal_id) >= :low and reverse(personal_id) < :high",
                    Map.of("low", low, "high", high),
                    units);
        }
        return select(
                // Few have this end: their names are looked at in the rows, not in the index.
                "where reverse(personal_id) >= :low and reverse(personal_id) < :high"
                        + " and string_to_array(name_key, ' ') @> cast(:terms as text[])",
                Map.of("low", low, "high", high, "terms", array(end.words())),
                units);
    }

    private Hits named(Typed.Name name, UnitReach.Units units) {
        List<String> sorted = name.words().stream().sorted().toList();
        Map<UUID, Hit> found = new LinkedHashMap<>();
        if (sorted.size() > 1) {
            whole(name, String.join(" ", sorted), units).forEach(hit -> found.put(hit.id(), hit));
        }
        if (found.size() < MOST) {
            boolean few = !units.all() && units.units().size() <= FEW_UNITS;
            if (sorted.isEmpty() || tooBroad(sorted, name.year(), few)) {
                return new Hits(best(List.copyOf(found.values()), name.words()).hits(), false, found.isEmpty());
            }
            parts(name, sorted, units, few).forEach(hit -> found.putIfAbsent(hit.id(), hit));
        }
        return best(List.copyOf(found.values()), name.words());
    }

    private List<Hit> whole(Typed.Name name, String key, UnitReach.Units units) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", key);
        List<Hit> found = new ArrayList<>(select("where name_key = :key" + born(name, values), values, units));
        if (found.size() < MOST) {
            String formerly = "where id in (select person_id from registry_former_name where name_key = :key)"
                    + born(name, values);
            select(formerly, values, units).stream()
                    .filter(hit -> found.stream().noneMatch(other -> other.id().equals(hit.id())))
                    .map(hit -> formerly(hit, key))
                    .forEach(found::add);
        }
        return found;
    }

    private Hit formerly(Hit hit, String key) {
        String name = database.sql("""
                        select full_name from registry_former_name where person_id = :id and name_key = :key
                         order by until_on desc limit 1
                        """)
                .param("id", hit.id())
                .param("key", key)
                .query(String.class)
                .optional()
                .orElse("");
        return new Hit(
                hit.id(), hit.unit(), hit.fullName(), hit.number(), hit.birth(), hit.alive(), hit.restricted(), name);
    }

    private List<Hit> parts(Typed.Name name, List<String> words, UnitReach.Units units, boolean few) {
        Map<String, Object> values = new LinkedHashMap<>();
        String born = born(name, values);
        Integer year = name.year();
        List<String> terms = new ArrayList<>();
        words.forEach(word -> terms.add(year == null ? word : word + year));
        if (!few) {
            values.put("terms", array(terms));
            return select(HOLDS_TERMS + born, values, units);
        }
        List<Hit> found = new ArrayList<>();
        for (String unit : units.units()) {
            List<String> here = new ArrayList<>(year == null ? List.of() : terms);
            words.forEach(word -> here.add(word + unit));
            values.put("terms", array(here));
            found.addAll(select(HOLDS_TERMS + born, values, units));
            if (found.size() >= CANDIDATES) {
                break;
            }
        }
        return found;
    }

    private static String born(Typed.Name name, Map<String, Object> values) {
        Integer year = name.year();
        if (year == null) {
            return "";
        }
        values.put("year", year.shortValue());
        if (name.day() == null) {
            return " and birth_year = :year";
        }
        values.put("day", name.day());
        // A record that knows the year only fits every day of it.
        return " and birth_year = :year and (birth_date = :day or birth_precision <> 0)";
    }

    private List<Hit> select(String where, Map<String, Object> values, UnitReach.Units units) {
        var statement = database.sql("select " + COLUMNS + " from registry_person " + where
                + (units.all() ? "" : " and unit = any(cast(:units as text[]))") + " limit " + (CANDIDATES + 1));
        for (var value : values.entrySet()) {
            statement = statement.param(value.getKey(), value.getValue());
        }
        if (!units.all()) {
            statement = statement.param("units", array(units.units()));
        }
        return statement.query(Finder::hit).list();
    }

    /** Persons of units, by unit and id. */
    List<Hit> inUnits(Collection<String> units, @Nullable String afterUnit, @Nullable UUID after, int most) {
        var statement = database.sql(
                        "select " + COLUMNS + " from registry_person where unit = any(cast(:units as text[]))"
                                + (after == null ? "" : " and (unit, id) > (:afterUnit, :after)")
                                + " order by unit, id limit :most")
                .param("units", array(units))
                .param("most", most);
        if (after != null) {
            statement = statement.param("afterUnit", afterUnit).param("after", after);
        }
        return statement.query(Finder::hit).list();
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                row.getObject("id", UUID.class),
                row.getString("unit"),
                row.getString("full_name"),
                row.getString("personal_id"),
                new Person.Birth(
                        row.getObject("birth_date", java.time.LocalDate.class),
                        PRECISIONS[row.getInt("birth_precision")]),
                row.getInt("status") != Person.Life.Status.DECEASED.code(),
                row.getBoolean("restricted"),
                "");
    }

    /** The best of what was found: words in the order typed first, the living before the dead. */
    private static Hits best(List<Hit> found, List<String> words) {
        List<Hit> sorted = found.stream()
                .sorted(Comparator.comparing((Hit hit) -> !inOrder(hit, words))
                        .thenComparing(hit -> !hit.alive())
                        .thenComparing(hit -> hit.birth().day())
                        .thenComparing(Hit::id))
                .toList();
        return new Hits(sorted.stream().limit(MOST).toList(), sorted.size() > MOST, false);
    }

    private static boolean inOrder(Hit hit, List<String> words) {
        List<String> name = NameKey.words(hit.fullName());
        int at = 0;
        for (String word : name) {
            if (at < words.size() && words.get(at).equals(word)) {
                at++;
            }
        }
        return at == words.size();
    }

    /** Whether even the rarest word's list is too long; with a year or in few units none is. */
    private boolean tooBroad(List<String> words, @Nullable Integer year, boolean few) {
        Frequencies known = frequencies();
        return year == null
                && !few
                && words.stream().mapToDouble(known::length).min().orElse(0) > LONGEST_LIST;
    }

    private Frequencies frequencies() {
        Frequencies last = frequencies;
        Instant now = clock.instant();
        if (now.isBefore(last.at().equals(Instant.MIN) ? Instant.MIN : last.at().plus(STATISTICS_HOLD))) {
            return last;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        database.sql("""
                        select unnest(cast(cast(most_common_elems as text) as text[])) as term,
                               unnest(most_common_elem_freqs) as share
                          from pg_stats where schemaname = current_schema and tablename = 'registry_person_words'
                        """).query(row -> {
            String term = row.getString("term");
            if (term != null) {
                shares.put(term, row.getDouble("share"));
            }
        });
        double persons = database.sql("select reltuples from pg_class where oid = to_regclass('registry_person')")
                .query(Double.class)
                .single();
        Frequencies fresh = new Frequencies(now, Math.max(0, persons), shares);
        frequencies = fresh;
        return fresh;
    }

    /** Words of letters and digits only, as PostgreSQL writes an array. */
    static String array(Collection<String> words) {
        return "{" + String.join(",", words) + "}";
    }
}

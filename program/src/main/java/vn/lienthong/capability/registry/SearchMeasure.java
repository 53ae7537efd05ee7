package vn.lienthong.capability.registry;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.Words;

/**
 * Measures the search on a register as it is: persons drawn by chance are looked for in the ways in which officers type. Asks
 * the store itself, without rights and diary; only counts and times come out.
 */
final class SearchMeasure {

    private static final UnitReach.Units EVERYWHERE = new UnitReach.Units(true, Set.of());
    private static final double MILLION = 1e6;

    /** A way of typing, of a person drawn. */
    private enum Way {
        NUMBER,
        LAST_SIX,
        LAST_FOUR,
        LAST_FOUR_AND_NAME,
        NAME_AND_YEAR,
        NAME,
        SWAPPED_AND_YEAR,
        TWO_WORDS_AND_YEAR,
        TWO_WORDS,
        TWO_WORDS_IN_UNIT,
        GIVEN_NAME_IN_UNIT;

        /** How it is stored. */
        @SuppressWarnings("EnumOrdinal")
        int code() {
            return ordinal();
        }
    }

    private record Drawn(@Nullable String number, String name, int year, String unit) {}

    private final Finder finder;
    private final JdbcClient database;

    private SearchMeasure(DataSource source) {
        this.database = JdbcClient.create(source);
        this.finder = new Finder(database, Clock.systemUTC());
    }

    /** Prints, for each way: answers, median, 95th percentile, longest, in milliseconds. */
    static void print(DataSource source, int queries, Words words, PrintStream out) throws java.sql.SQLException {
        try (var connection = source.getConnection()) {
            SearchMeasure measure = new SearchMeasure(new SingleConnectionDataSource(connection, true));
            long persons = measure.persons();
            out.println(words.text("registry.measure.of", persons, queries));
            List<Drawn> drawn = measure.draw(queries, persons);
            if (drawn.isEmpty()) {
                return;
            }
            measure.all(drawn.subList(0, Math.min(40, drawn.size())));
            Map<Way, List<Double>> times = measure.all(drawn);
            List<Double> together = new ArrayList<>();
            times.forEach((way, list) -> {
                together.addAll(list);
                say(way.name().toLowerCase(Locale.ROOT).replace('_', ' '), list, measure.broad[way.code()], out);
            });
            say(
                    words.text("registry.measure.all"),
                    together,
                    Arrays.stream(measure.broad).sum(),
                    out);
        }
    }

    private final int[] broad = new int[Way.values().length];

    private Map<Way, List<Double>> all(List<Drawn> drawn) {
        Map<Way, List<Double>> times = new LinkedHashMap<>();
        Arrays.fill(broad, 0);
        Random random = new Random(1);
        for (Way way : Way.values()) {
            List<Double> list = new ArrayList<>();
            for (Drawn one : drawn) {
                String typed = typed(way, one, random);
                UnitReach.Units where =
                        way.name().endsWith("IN_UNIT") ? new UnitReach.Units(false, Set.of(one.unit())) : EVERYWHERE;
                long start = System.nanoTime();
                Finder.Hits hits = finder.find(Typed.of(typed), where);
                list.add((System.nanoTime() - start) / MILLION);
                broad[way.code()] += hits.tooBroad() ? 1 : 0;
            }
            times.put(way, list);
        }
        return times;
    }

    private static String typed(Way way, Drawn one, Random random) {
        String number = one.number() == null ? "000000000000" : one.number();
        String plain = VietnameseText.fold(one.name());
        List<String> words = new ArrayList<>(List.of(plain.split(" ")));
        String two = words.getFirst() + " " + words.getLast();
        return switch (way) {
            case NUMBER -> number;
            case LAST_SIX -> number.substring(6);
            case LAST_FOUR -> number.substring(8);
            case LAST_FOUR_AND_NAME -> words.getLast() + " " + number.substring(8);
            case NAME_AND_YEAR -> plain + " " + one.year();
            case NAME -> one.name();
            case SWAPPED_AND_YEAR -> {
                Collections.shuffle(words, random);
                yield String.join(" ", words) + " " + one.year();
            }
            case TWO_WORDS_AND_YEAR -> two + " " + one.year();
            case TWO_WORDS, TWO_WORDS_IN_UNIT -> two;
            case GIVEN_NAME_IN_UNIT -> words.getLast();
        };
    }

    private long persons() {
        return database.sql("select count(*) from registry_person")
                .query(Long.class)
                .single();
    }

    private List<Drawn> draw(int queries, long persons) {
        return database.sql("""
                        select personal_id, full_name, birth_year, unit from registry_person
                         tablesample bernoulli (:percent) repeatable (42) limit :most
                        """)
                .param("percent", Math.min(100.0, 150.0 * queries / Math.max(1, persons)))
                .param("most", queries)
                .query((row, n) -> new Drawn(
                        row.getString("personal_id"),
                        row.getString("full_name"),
                        row.getInt("birth_year"),
                        row.getString("unit")))
                .list();
    }

    private static void say(String what, List<Double> times, int broad, PrintStream out) {
        List<Double> sorted = times.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-24s n=%5d  p50 %7.2f ms  p95 %7.2f ms  max %7.2f ms  too broad %d%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get((int) (sorted.size() * 0.95)),
                sorted.getLast(),
                broad);
    }
}

package vn.lienthong.matching.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/** The peer in SQL: {@code duckdb.sql} on DuckDB in memory. */
final class DuckDb {

    private DuckDb() {}

    /** Reads the register once, then the list once; tells what both cost. */
    static void run(Path register, Path list, Path out, int threads) throws Exception {
        String sql = text();
        int cut = sql.indexOf("-- @list");
        Map<String, String> files = Map.of(
                "{register}", register.toString(),
                "{units}", register.resolveSibling("units.tsv").toString(),
                "{list}", list.toString(),
                "{out}", out.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set threads = " + threads);
            statement.execute("set preserve_insertion_order = false");
            Measure.of(() -> all(statement, sql.substring(0, cut), files)).tell("index");
            Measure.of(() -> all(statement, sql.substring(cut), files)).tell("list");
            Measure.fact("peak", Measure.peak());
        }
    }

    private static void all(Statement statement, String sql, Map<String, String> files) throws SQLException {
        boolean slow = Boolean.getBoolean("bench.trace");
        for (String one : sql.replaceAll("(?m)^--.*$", "").split(";", -1)) {
            String filled = one.strip();
            for (Map.Entry<String, String> file : files.entrySet()) {
                filled = filled.replace(file.getKey(), file.getValue());
            }
            if (!filled.isEmpty()) {
                long start = System.nanoTime();
                statement.execute(filled);
                if (slow) {
                    System.err.println((System.nanoTime() - start) / 1_000_000 + " ms  "
                            + filled.lines().findFirst().orElse(""));
                }
            }
        }
    }

    private static String text() throws IOException {
        try (InputStream in = Objects.requireNonNull(DuckDb.class.getResourceAsStream("duckdb.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package vn.lienthong.capability.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/**
 * All tables of the database as plain entries, and back. The PostgreSQL that comes with the program has no
 * {@code pg_dump}; this needs none, takes any server, and carries no schema: the migrations rebuild that, at the version
 * of the day the copy was made.
 */
public final class DatabaseCopy {

    private static final String VERSIONS = "database/versions.tsv";
    private static final String TABLES = "database/tables.tsv";
    private static final String SEQUENCES = "database/sequences.tsv";
    private static final String TABLE = "database/tables/";
    private static final int BUFFER = 1 << 16;

    private DatabaseCopy() {}

    /** Where entries go, one after the other. */
    @FunctionalInterface
    public interface Sink {

        /** Opens the next entry; closing it ends the entry, not the sink. */
        OutputStream entry(String name) throws IOException;
    }

    /** Where entries come from, in the order in which they were written. */
    public interface Source {

        /** The entry at which the source stands, which must have this name. */
        InputStream entry(String name) throws IOException;
    }

    /**
     * What a copy holds.
     *
     * @param tables how many
     * @param strangers tables that no migration of ours made, which could not be brought back and were left out
     */
    public record Copied(int tables, List<String> strangers) {}

    /** Writes everything as it stood at one moment, while others go on writing. */
    public static Copied write(DatabaseAccess access, Sink sink) throws IOException {
        try (Connection connection = access.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Catalogue catalogue = Catalogue.of(connection);
            write(sink, VERSIONS, catalogue.versions());
            Map<String, String> columns = new LinkedHashMap<>();
            List<String> strangers = new ArrayList<>();
            for (String table : catalogue.tables()) {
                if (catalogue.ours(table)) {
                    columns.put(table, String.join(",", catalogue.columns(table)));
                } else {
                    strangers.add(table);
                }
            }
            write(sink, TABLES, columns);
            write(sink, SEQUENCES, catalogue.sequences());
            for (var table : columns.entrySet()) {
                try (OutputStream out = sink.entry(TABLE + table.getKey())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    "copy (select " + table.getValue() + " from " + quoted(table.getKey())
                                            + ") to stdout",
                                    out);
                }
            }
            connection.rollback();
            return new Copied(columns.size(), strangers);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /**
     * Fills a database that holds nothing yet, and brings it up to today's tables. All or nothing.
     *
     * @throws DatabaseTrouble if it holds something, or the copy comes from a newer program
     */
    public static void read(DatabaseAccess access, Source source) throws IOException {
        try (Connection connection = access.dataSource().getConnection()) {
            if (!Catalogue.of(connection).tables().isEmpty()) {
                throw new DatabaseTrouble("not-empty");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Migrations.run(access.dataSource(), read(source, VERSIONS));
        Map<String, String> tables = read(source, TABLES);
        Map<String, String> sequences = read(source, SEQUENCES);
        try (Connection connection = access.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            fill(connection, tables, sequences, source);
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Migrations.run(access.dataSource());
    }

    private static void fill(
            Connection connection, Map<String, String> tables, Map<String, String> sequences, Source source)
            throws SQLException, IOException {
        Catalogue catalogue = Catalogue.of(connection);
        // Append-only tables defend themselves by triggers; what comes back was already theirs.
        List<String> triggersBack = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            for (String table : catalogue.tables()) {
                triggersBack.addAll(catalogue.triggersBack(table));
                statement.execute("alter table " + quoted(table) + " disable trigger user");
            }
            if (!catalogue.tables().isEmpty()) {
                // A migration may have put first rows in.
                statement.execute("truncate "
                        + String.join(
                                ", ",
                                catalogue.tables().stream()
                                        .map(DatabaseCopy::quoted)
                                        .toList()));
            }
            for (var table : tables.entrySet()) {
                try (InputStream in = source.entry(TABLE + table.getKey())) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + quoted(table.getKey()) + " (" + table.getValue() + ") from stdin",
                                    in,
                                    BUFFER);
                }
            }
            for (String back : triggersBack) {
                statement.execute(back);
            }
        }
        setSequences(connection, sequences);
    }

    private static void setSequences(Connection connection, Map<String, String> sequences) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (var sequence : sequences.entrySet()) {
                String[] state = sequence.getValue().split(" ", 2);
                statement.setString(1, quoted(sequence.getKey()));
                statement.setLong(2, Long.parseLong(state[0]));
                statement.setBoolean(3, state[1].equals("t"));
                statement.execute();
            }
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void write(Sink sink, String name, Map<String, String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (key, value) -> text.append(key).append('\t').append(value).append('\n'));
        try (OutputStream out = sink.entry(name)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> read(Source source, String name) throws IOException {
        Map<String, String> lines = name.equals(VERSIONS) ? new TreeMap<>() : new LinkedHashMap<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(source.entry(name), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split("\t", 2);
                lines.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return lines;
    }
}

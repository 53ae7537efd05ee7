package vn.lienthong.capability.locality;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.VietnameseText;

/**
 * Brings the official units of the data files into the database, once per version of the files: the stamp is their hash. It
 * happens while the program starts, before anything can ask for a unit; each file goes over in one statement, which takes
 * 15,000 rows in a fraction of a second. Rows that came from elsewhere (the demo) stay.
 */
@Component
class UnitFacts implements InitializingBean {

    private static final String ACTS = "facts/acts.tsv";
    private static final String UNITS = "facts/units.tsv.gz";
    private static final String SUCCESSORS = "facts/successors.tsv.gz";
    /** The reading of the files is part of their version: raise it when the columns below change. */
    private static final String READING = "1";

    private static final String INSERT_ACTS = """
            insert into locality_act (id, number, dated, subject, origin)
            select f[1], f[2], f[3]::date, f[4], 'official'
            from (select string_to_array(line, E'\\t', E'\\\\N') from unnest(?::text[]) line) as rows (f)
            """;
    private static final String INSERT_UNITS = """
            insert into locality_unit
                (code, valid_from, valid_to, tier, kind, name, parent_code, act, end_act, doubt, folded, origin)
            select f[1], f[2]::date, f[3]::date, f[4], f[5], f[6], f[7], f[8], f[9], f[10], f[11], 'official'
            from (select string_to_array(line, E'\\t', E'\\\\N') from unnest(?::text[]) line) as rows (f)
            """;
    private static final String INSERT_SUCCESSORS = """
            insert into locality_unit_successor (code, valid_from, to_code, to_valid_from, origin)
            select f[1], f[2]::date, f[3], f[4]::date, 'official'
            from (select string_to_array(line, E'\\t', E'\\\\N') from unnest(?::text[]) line) as rows (f)
            """;

    private final DataSource source;

    UnitFacts(DataSource source) {
        this.source = source;
    }

    @Override
    public void afterPropertiesSet() {
        String stamp = stamp();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // Two copies of the program may start at once on one database; the second finds the work done.
                statement.execute("select pg_advisory_xact_lock(hashtext('locality_facts'))");
                if (!isLoaded(connection, stamp)) {
                    load(connection);
                    remember(connection, stamp);
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("the administrative units could not be loaded: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLoaded(Connection connection, String stamp) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from locality_facts where stamp = ?")) {
            query.setString(1, stamp);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void remember(Connection connection, String stamp) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into locality_facts (stamp) values (?)
                on conflict (one) do update set stamp = excluded.stamp
                """)) {
            insert.setString(1, stamp);
            insert.executeUpdate();
        }
    }

    private static void load(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("delete from locality_act where origin = 'official'");
            statement.execute("delete from locality_unit where origin = 'official'");
            statement.execute("delete from locality_unit_successor where origin = 'official'");
        }
        insert(connection, INSERT_ACTS, lines(ACTS, UnaryOperator.identity()));
        insert(connection, INSERT_UNITS, lines(UNITS, line -> line + "\t" + VietnameseText.fold(line.split("\t")[5])));
        insert(connection, INSERT_SUCCESSORS, lines(SUCCESSORS, UnaryOperator.identity()));
        try (var statement = connection.createStatement()) {
            statement.execute("analyze locality_unit");
            statement.execute("analyze locality_unit_successor");
        }
    }

    private static void insert(Connection connection, String sql, String[] lines) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("text", lines));
            insert.executeUpdate();
        }
    }

    private static String[] lines(String file, UnaryOperator<String> more) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return reader.lines().map(more).toArray(String[]::new);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream raw = new ByteArrayInputStream(bytes(file));
        return file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream raw = Objects.requireNonNull(UnitFacts.class.getResourceAsStream(file), file)) {
            return raw.readAllBytes();
        }
    }

    private static String stamp() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(READING.getBytes(StandardCharsets.UTF_8));
            for (String file : new String[] {ACTS, UNITS, SUCCESSORS}) {
                digest.update(bytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

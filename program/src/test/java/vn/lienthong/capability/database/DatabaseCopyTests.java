package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

/** Two more databases on the server of the tests, reached as somebody else's server would be. */
@HouseTest
class DatabaseCopyTests {

    private static final String MODEL = "copy_model";
    private static boolean modelMade;

    @Autowired
    @Nullable
    DatabaseSettings house;

    private final Map<String, ByteArrayOutputStream> entries = new LinkedHashMap<>();

    @BeforeEach
    void emptyDatabases() throws SQLException {
        make("copy_from", "template1");
        make("copy_to", "template1");
    }

    /** A database of its own, made after another. */
    private void make(String name, String model) throws SQLException {
        EmbeddedPostgres.Address address = server();
        try (var connection = DriverManager.getConnection(address.url("postgres"), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template " + model);
        }
    }

    /** A database with the tables of today in the place of an empty one; made once and copied. */
    private void brought(String name) throws SQLException {
        if (!modelMade) {
            make(MODEL, "template1");
            try (DatabaseAccess model = access(MODEL)) {
                Migrations.run(model.dataSource());
            }
            modelMade = true;
        }
        make(name, MODEL);
    }

    @Test
    void aCopyOfAnOlderDayIsBroughtUpToToday() throws Exception {
        try (DatabaseAccess from = access("copy_from");
                DatabaseAccess to = access("copy_to")) {
            Map<String, String> older = newest();
            assertThat(older).containsKey("locality");
            older.put("locality", "2");
            older.remove("operations");
            Migrations.run(from.dataSource(), older);
            assertThat(DatabaseCopy.write(from, this::entry).tables()).isPositive();
            DatabaseCopy.read(to, new Memory());
            try (var connection = to.dataSource().getConnection()) {
                assertThat(Catalogue.of(connection).versions()).isEqualTo(newest());
            }
            assertThat(count(to, "locality_unit")).isEqualTo(count(from, "locality_unit"));
        }
    }

    @Test
    void sequencesGoOnWhereTheyStood() throws Exception {
        brought("copy_from");
        try (DatabaseAccess from = access("copy_from");
                DatabaseAccess to = access("copy_to")) {
            Map<String, String> before;
            try (var connection = from.dataSource().getConnection()) {
                before = Catalogue.of(connection).sequences();
                for (String name : before.keySet()) {
                    connection.createStatement().execute("select setval('" + name + "', 41, true)");
                }
            }
            assertThat(before).isNotEmpty();
            DatabaseCopy.write(from, this::entry);
            DatabaseCopy.read(to, new Memory());
            try (var connection = to.dataSource().getConnection()) {
                assertThat(Catalogue.of(connection).sequences().values()).containsOnly("41 t");
            }
        }
    }

    @Test
    void aCopyOfANewerProgramIsRefused() throws Exception {
        try (DatabaseAccess to = access("copy_to")) {
            try (var out = entry("database/versions.tsv")) {
                out.write("locality\t99\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThatThrownBy(() -> DatabaseCopy.read(to, new Memory()))
                    .isInstanceOfSatisfying(
                            DatabaseTrouble.class,
                            trouble -> assertThat(trouble.key()).isEqualTo("database.trouble.newer"));
        }
    }

    @Test
    void aProgramOlderThanTheDatabaseRefusesToServeIt() throws Exception {
        brought("copy_to");
        try (DatabaseAccess to = access("copy_to")) {
            JdbcClient client = JdbcClient.create(to.dataSource());
            client.sql(
                            "insert into flyway_locality select 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', now(), 1,"
                                    + " true")
                    .update();
            client.sql("update database_stamp set scripts = 'other'").update();
            assertThatThrownBy(() -> Migrations.run(to.dataSource()))
                    .isInstanceOfSatisfying(
                            DatabaseTrouble.class,
                            trouble -> assertThat(trouble.words()).contains("99"));
        }
    }

    @Test
    void aDatabaseThatHoldsSomethingIsNotFilled() throws Exception {
        try (DatabaseAccess to = access("copy_to")) {
            JdbcClient.create(to.dataSource())
                    .sql("create table theirs (a int)")
                    .update();
            assertThatThrownBy(() -> DatabaseCopy.read(to, new Memory()))
                    .isInstanceOfSatisfying(
                            DatabaseTrouble.class,
                            trouble -> assertThat(trouble.key()).isEqualTo("database.trouble.not-empty"));
        }
    }

    private Map<String, String> newest() throws SQLException {
        try (DatabaseAccess access = access("lienthong");
                var connection = access.dataSource().getConnection()) {
            return new TreeMap<>(Catalogue.of(connection).versions());
        }
    }

    private static long count(DatabaseAccess access, String table) {
        return JdbcClient.create(access.dataSource())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private ByteArrayOutputStream entry(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entries.put(name, bytes);
        return bytes;
    }

    private DatabaseAccess access(String database) {
        EmbeddedPostgres.Address address = server();
        return DatabaseAccess.open(new DatabaseSettings(
                house().data(), address.url(database), address.user(), address.password(), false, false));
    }

    private EmbeddedPostgres.Address server() {
        return EmbeddedPostgres.in(house().data(), false).find().orElseThrow();
    }

    private DatabaseSettings house() {
        return java.util.Objects.requireNonNull(house);
    }

    private final class Memory implements DatabaseCopy.Source {
        @Override
        public InputStream entry(String name) throws IOException {
            ByteArrayOutputStream bytes = entries.get(name);
            if (bytes == null) {
                throw new IOException("no " + name);
            }
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}

package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir
    @Nullable
    static Path temporary;

    private static @Nullable Path data;

    @BeforeAll
    static void make() throws SQLException {
        // Not enterable by another account: as root, only the user name space of its own is left.
        data = java.util.Objects.requireNonNull(temporary).resolve("dữ liệu");
        DataFolder.hold(folder()).close();
        try (DatabaseAccess access = DatabaseAccess.serve(settings())) {
            execute(access, "create table kept (word text)");
            execute(access, "insert into kept values ('còn nguyên')");
        }
    }

    @AfterEach
    void stop() {
        EmbeddedPostgres.in(folder(), false).stop();
    }

    @AfterAll
    static void clean() throws IOException {
        Folders.delete(folder());
    }

    @Test
    void aStrangerWithTheOldProcessNumberDoesNotKeepItFromStarting() throws Exception {
        Path pid = folder().resolve("postgres/cluster/postmaster.pid");
        Files.write(
                pid,
                List.of(Long.toString(ProcessHandle.current().pid()), cluster().toString(), "0", "1"));
        assertKept();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aLostPasswordIsReplacedAndTheDataStay() throws Exception {
        Files.delete(folder().resolve("postgres/password"));
        assertKept();
    }

    @Test
    void aHalfMadeClusterIsThrownAway() throws Exception {
        Path other = java.util.Objects.requireNonNull(temporary).resolve("half");
        Path making = other.resolve("postgres/cluster.making");
        Files.createDirectories(making);
        Files.writeString(making.resolve("PG_VERSION"), "18\n");
        try (DatabaseAccess access =
                DatabaseAccess.serve(new DatabaseSettings(other, null, null, null, false, false))) {
            execute(access, "select 1");
        }
        assertThat(making).doesNotExist();
    }

    @Test
    void theSecondStartFindsTheRunningServer() throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.in(folder(), false);
        EmbeddedPostgres.Address first = server.start();
        assertThat(EmbeddedPostgres.in(folder(), false).start()).isEqualTo(first);
    }

    @Test
    void dataOfAnotherMajorVersionAreRefusedInWords() throws Exception {
        Path version = cluster().resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            assertThatThrownBy(() -> DatabaseAccess.serve(settings()))
                    .isInstanceOfSatisfying(
                            DatabaseTrouble.class,
                            trouble -> assertThat(trouble.words())
                                    .contains("PostgreSQL 17")
                                    .contains("backup"));
        } finally {
            Files.writeString(version, "18\n");
        }
    }

    @Test
    void thePasswordIsReadableByNobodyElse() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve("postgres/password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void oneFolderServesOneProgram() {
        try (DataFolder first = DataFolder.hold(folder())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataFolder.hold(folder()))
                    .isInstanceOfSatisfying(
                            DatabaseTrouble.class,
                            trouble -> assertThat(trouble.key()).isEqualTo("database.trouble.locked"));
        }
        try (DataFolder again = DataFolder.hold(folder())) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void aCommandIsToldThatAnEmptyFolderHasNoData() {
        DatabaseSettings nothing = new DatabaseSettings(
                java.util.Objects.requireNonNull(temporary).resolve("nothing"), null, null, null, false, false);
        assertThatThrownBy(() -> DatabaseAccess.open(nothing))
                .isInstanceOfSatisfying(
                        DatabaseTrouble.class,
                        trouble -> assertThat(trouble.key()).isEqualTo("database.trouble.none"));
    }

    @Test
    void aCommandUsesTheRunningServerAndLeavesItRunning() throws Exception {
        try (DataFolder program = DataFolder.hold(folder())) {
            assertThat(program).isNotNull();
            EmbeddedPostgres server = EmbeddedPostgres.in(folder(), false);
            server.start();
            try (DatabaseAccess command = DatabaseAccess.open(settings())) {
                execute(command, "select word from kept");
            }
            assertThat(server.find()).isPresent();
        }
    }

    @Test
    void aFullDiskIsCalledAFullDisk() {
        DatabaseTrouble trouble =
                DatabaseTrouble.of("folder", "/data", new IOException("/data/x: No space left on device"));
        assertThat(trouble.key()).isEqualTo("database.trouble.disk");
    }

    private static void assertKept() throws SQLException {
        try (DatabaseAccess access = DatabaseAccess.serve(settings());
                var connection = access.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("còn nguyên");
        }
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path cluster() {
        return folder().resolve("postgres/cluster");
    }

    private static Path folder() {
        return java.util.Objects.requireNonNull(data);
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(folder(), null, null, null, false, false);
    }
}

package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program, the database server or all of it at random moments under a write load. A killed process loses what
 * was not given to the operating system; a power cut loses more, and stands on PostgreSQL's own fsync, which is on here.
 */
class CrashTests {

    private static final int FEW_ROUNDS = 4;
    private static final int MANY_ROUNDS = 60;
    private static final int MOST_LINES = 1500;

    @TempDir
    @Nullable
    Path temporary;

    private final Random random = new Random(20_231_230);
    private final TreeSet<Long> kept = new TreeSet<>();
    private @Nullable Process writer;

    private enum Victim {
        PROGRAM,
        POSTMASTER,
        ONE_CONNECTION,
        EVERYTHING
    }

    @Test
    void nothingAcknowledgedIsLostWhateverIsKilled() throws Exception {
        rounds(FEW_ROUNDS);
    }

    @Test
    @Tag("long")
    void nothingAcknowledgedIsLostInManyRounds() throws Exception {
        rounds(MANY_ROUNDS);
    }

    @Test
    void aFirstStartThatWasCutOffIsFollowedByAGoodOne() throws Exception {
        cutOff(1);
    }

    @Test
    @Tag("long")
    void manyFirstStartsThatWereCutOffAreFollowedByGoodOnes() throws Exception {
        cutOff(15);
    }

    private void cutOff(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Process first = start(0);
            // Kills while it unpacks, makes the cluster, or has just made it.
            first.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            first.destroyForcibly().waitFor();
            killServer(data());
            DatabaseSettings settings = settings();
            DataFolder folder = DataFolder.hold(settings.data());
            DatabaseAccess access = DatabaseAccess.serve(settings);
            try (var connection = access.dataSource().getConnection()) {
                assertThat(connection.isValid(2)).isTrue();
            } finally {
                access.close();
                folder.close();
            }
            Folders.delete(data().resolve("postgres"));
        }
    }

    @AfterEach
    void endEverything() throws Exception {
        if (writer != null) {
            writer.destroyForcibly().waitFor();
        }
        if (EmbeddedPostgres.exists(data())) {
            EmbeddedPostgres.in(data(), true).stop();
        }
    }

    private void rounds(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Victim victim = Victim.values()[round % Victim.values().length];
            Process process = start(kept.isEmpty() ? 0 : kept.last() + 1_000_000);
            try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
                read(lines, 1 + random.nextInt(MOST_LINES));
                kill(victim, process);
                if (victim != Victim.PROGRAM && victim != Victim.EVERYTHING) {
                    // The program goes on by itself: writes are acknowledged again.
                    read(lines, 200);
                    process.toHandle().destroyForcibly();
                }
                read(lines, Integer.MAX_VALUE);
            }
            process.waitFor();
            assertNothingIsMissing(victim + " in round " + round);
        }
    }

    private void kill(Victim victim, Process program) throws IOException {
        switch (victim) {
            case PROGRAM -> program.toHandle().destroyForcibly();
            case POSTMASTER -> postmaster().ifPresent(ProcessHandle::destroyForcibly);
            case ONE_CONNECTION -> {
                List<ProcessHandle> children =
                        new ArrayList<>(postmaster().orElseThrow().children().toList());
                children.get(random.nextInt(children.size())).destroyForcibly();
            }
            case EVERYTHING -> {
                program.toHandle().destroyForcibly();
                killServer(data());
            }
        }
    }

    /** Reads until so many numbers were acknowledged, or to the end. */
    private void read(BufferedReader lines, int count) throws IOException {
        int seen = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // The last line of a killed process may be half a line.
            if (line.startsWith("kept ") && line.endsWith(".")) {
                kept.add(Long.valueOf(line.substring(5, line.length() - 1)));
                if (++seen >= count) {
                    return;
                }
            }
        }
    }

    private void assertNothingIsMissing(String when) throws SQLException {
        DatabaseSettings settings = settings();
        DataFolder folder = DataFolder.hold(settings.data());
        DatabaseAccess access = DatabaseAccess.serve(settings);
        TreeSet<Long> found = new TreeSet<>();
        try (var connection = access.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from written")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        } finally {
            access.close();
            folder.close();
        }
        assertThat(kept).as(when).isNotEmpty();
        TreeSet<Long> missing = new TreeSet<>(kept);
        missing.removeAll(found);
        assertThat(missing).as(when).isEmpty();
    }

    private Process start(long first) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        data().toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.appendTo(Files.createDirectories(Path.of("target"))
                        .resolve("crash-writer.txt")
                        .toFile()))
                .start();
        writer = process;
        return process;
    }

    private java.util.Optional<ProcessHandle> postmaster() {
        return EmbeddedPostgres.in(data(), true).process();
    }

    private static void killServer(Path data) throws IOException {
        Path program = data.resolve("postgres/program/bin");
        if (Files.exists(program)) {
            Path real = program.toRealPath();
            ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .command()
                            .filter(path -> path.startsWith(real.toString()))
                            .isPresent())
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(data(), null, null, null, true, false);
    }

    /** Blanks and Vietnamese letters, as in an officer's own folder. */
    private Path data() {
        return java.util.Objects.requireNonNull(temporary).resolve("Dữ liệu xã Tân Khai");
    }
}

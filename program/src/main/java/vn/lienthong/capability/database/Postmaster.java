package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process of a cluster as its {@code postmaster.pid} tells of it, which after a power cut or a {@code kill -9}
 * may be a lie: the number may by now belong to the officer's mail program.
 *
 * @param cluster folder of the data
 * @param program the server program of this very data folder; no other server runs from there
 */
record Postmaster(Path cluster, Path program) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration POLL = Duration.ofMillis(100);

    /** The port that the file names. */
    Optional<Integer> port() {
        return line(PORT_LINE).map(Long::intValue);
    }

    /** The live server process. */
    Optional<ProcessHandle> process() {
        return line(PID_LINE).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    /** Whether the server of this cluster, and not another that took its port since, answers with our password. */
    boolean answers(EmbeddedPostgres.Address address) {
        try (Connection connection = DriverManager.getConnection(
                        address.url("postgres") + "?connectTimeout=3&socketTimeout=5",
                        address.user(),
                        address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            return rows.next() && Path.of(rows.getString(1)).toRealPath().equals(cluster.toRealPath());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /**
     * Waits while a server of ours is alive and does not answer yet: after a crash it first replays what was written.
     *
     * @return whether it answers now
     */
    boolean becomesReady(EmbeddedPostgres.Address address, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process()
                .filter(process -> process.info().command().filter(this::ours).isPresent())
                .isPresent()) {
            if (answers(address)) {
                return true;
            }
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    /**
     * Makes way for a new server where the old one does not answer: waits for what is left of it, asks it to end, then
     * makes it end, and removes a {@code postmaster.pid} that names a stranger. The server itself would refuse to start
     * because the stranger is alive.
     */
    void clearTraces() throws IOException {
        for (ProcessHandle left : remains()) {
            if (!gone(left)) {
                left.destroy();
                if (!gone(left)) {
                    left.destroyForcibly();
                    gone(left);
                }
            }
        }
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private List<ProcessHandle> remains() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().filter(this::ours).isPresent())
                .toList();
    }

    private boolean ours(String command) {
        // Linux adds the note where an update has replaced the program under the running server.
        String path = command.replaceFirst(" \\(deleted\\)$", "").replaceFirst("\\.exe$", "");
        try {
            return path.endsWith("postgres") && Path.of(path).equals(program.toRealPath());
        } catch (IOException e) {
            return Path.of(path).equals(program);
        }
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Long> line(int number) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > number && lines.get(number).strip().matches("\\d{1,10}")
                    ? Optional.of(Long.valueOf(lines.get(number).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

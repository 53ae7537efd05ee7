package vn.lienthong.capability.database;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded server again when it dies while the program lives: killed for memory, stopped by a full disk, ended
 * by a well-meaning hand. Pages that need it meanwhile wait for a connection.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DatabaseAccess access;
    private final Runnable afterwards;
    private final Thread thread;
    private volatile boolean closed;

    private DatabaseWatch(DatabaseAccess access, Runnable afterwards) {
        this.access = access;
        this.afterwards = afterwards;
        this.thread = Thread.ofPlatform().daemon().name("database-watch").unstarted(this::watch);
    }

    /** Watches until closed; {@code afterwards} is told of each new start. */
    static DatabaseWatch over(DatabaseAccess access, Runnable afterwards) {
        DatabaseWatch watch = new DatabaseWatch(access, afterwards);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed) {
                awaitDeath();
                if (closed) {
                    return;
                }
                pause = startAgain(pause);
            }
        } catch (InterruptedException e) {
            // Closed: the server is about to be stopped on purpose.
        }
    }

    /** Looked at from time to time: the server is no child of ours, and Java's own notice of its end comes seconds late. */
    private void awaitDeath() throws InterruptedException {
        Optional<ProcessHandle> process = access.process();
        while (!closed && process.isPresent() && process.get().isAlive()) {
            Thread.sleep(LOOK);
        }
    }

    /** Returns how long to wait if the next attempt is needed at once: a disk that is full stays so for a while. */
    private Duration startAgain(Duration pause) throws InterruptedException {
        try {
            LOG.warn("the embedded database ended; starting it again");
            access.restart();
            afterwards.run();
            LOG.warn("the embedded database runs again");
            return FIRST_PAUSE;
        } catch (RuntimeException e) {
            LOG.error("the embedded database does not start: {}", e.getMessage());
            Thread.sleep(pause);
            Duration longer = pause.multipliedBy(2);
            return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }
}

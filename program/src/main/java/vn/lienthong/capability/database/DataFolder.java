package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder that holds everything the program keeps, held by one program at a time. The operating system gives the lock
 * back when the program dies, however it dies.
 */
public final class DataFolder implements AutoCloseable {

    private static final List<String> PRIVATE = List.of("documents", "secrets", "log");

    private final Path data;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path data, FileChannel channel, FileLock lock) {
        this.data = data;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is not there, and holds it until closed.
     *
     * @throws DatabaseTrouble if another program holds it, or it cannot be written
     */
    public static DataFolder hold(Path data) {
        return tryHold(data).orElseThrow(() -> new DatabaseTrouble("locked", data.toString(), holder(data)));
    }

    /**
     * Like {@link #hold}, but empty where another program holds the folder.
     *
     * @throws DatabaseTrouble if the folder cannot be written
     */
    public static Optional<DataFolder> tryHold(Path data) {
        try {
            prepare(data);
            FileChannel channel = FileChannel.open(
                    data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            Stage.finish(data);
            return Optional.of(new DataFolder(data, channel, lock));
        } catch (IOException e) {
            throw DatabaseTrouble.of("folder", data.toString(), e);
        }
    }

    /** An empty folder inside this one, in which a new state can be built beside the old. */
    public Path stage() {
        try {
            return Stage.begin(data);
        } catch (IOException e) {
            throw DatabaseTrouble.of("folder", data.toString(), e);
        }
    }

    /**
     * Puts what was built in {@link #stage} in the place of what is here. Cut off at any moment, the next start ends it.
     *
     * @return the folder that keeps what was here before; it does not exist if nothing was
     */
    public Path replaceByStage() {
        try {
            if (EmbeddedPostgres.exists(data)) {
                // It may have outlived a program that was killed.
                EmbeddedPostgres.in(data, true).stop();
            }
            Stage.ready(data, Instant.now());
            return Stage.finish(data);
        } catch (IOException e) {
            throw DatabaseTrouble.of("folder", data.toString(), e);
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The process ends soon after, and the lock with it.
        }
    }

    /** The folder itself may be entered by the account that runs PostgreSQL, what lies in it only by us. */
    private static void prepare(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            Files.createDirectories(data);
            Folders.mode(data, "rwx--x--x");
        }
        for (String name : PRIVATE) {
            Path folder = data.resolve(name);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Folders.mode(folder, "rwx------");
            }
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path data) {
        try {
            return Files.readString(data.resolve("lock")).strip();
        } catch (IOException e) {
            return "?";
        }
    }
}

package vn.lienthong.capability.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A new state of the data folder that takes the place of the old one. Each part moves in one step of the file system;
 * while a mark lies in the stage, what is still there has not moved yet, so a cut-off change is simply gone on with.
 */
final class Stage {

    private static final String FOLDER = "restore-in-progress";
    private static final String MARK = "ready";
    /** Not parts of the state: the lock is held, the logs go on. */
    private static final Set<String> STAY = Set.of("lock", "log", MARK);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Stage() {}

    static Path begin(Path data) throws IOException {
        Path stage = data.resolve(FOLDER);
        Folders.delete(stage);
        Files.createDirectories(stage);
        Folders.mode(stage, "rwx--x--x");
        return stage;
    }

    static void ready(Path data, Instant now) throws IOException {
        Files.writeString(data.resolve(FOLDER).resolve(MARK), "before-restore-" + STAMP.format(now));
    }

    /** Goes on with a change that was begun, throws away a stage that was not ready. Returns where the old state is. */
    static Path finish(Path data) throws IOException {
        Path stage = data.resolve(FOLDER);
        Path mark = stage.resolve(MARK);
        if (!Files.exists(mark)) {
            Folders.delete(stage);
            return stage;
        }
        Path kept = data.resolve(Files.readString(mark).strip());
        try (Stream<Path> parts = Files.list(stage)) {
            for (Path part : parts.toList()) {
                String name = String.valueOf(part.getFileName());
                if (!STAY.contains(name)) {
                    Path place = data.resolve(name);
                    if (Files.exists(place)) {
                        Files.createDirectories(kept);
                        Folders.mode(kept, "rwx------");
                        Files.move(place, kept.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                    }
                    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
        Folders.delete(stage);
        return kept;
    }
}

package vn.lienthong.capability.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The end of the chain, kept in a file beside the database: who cuts off the newest lines, or all of them, with the
 * database's own tools, leaves a head that fits nothing.
 *
 * @param position of the last link
 * @param hash of the last link
 */
record Head(long position, String hash) {

    static final String FILE = "audit-head";

    static Optional<Head> read(Path data) {
        try {
            Path file = data.resolve(FILE);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] words = Files.readString(file).strip().split(" ");
            return Optional.of(new Head(Long.parseLong(words[0]), words[1]));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    void write(Path data) throws IOException {
        Path making = data.resolve(FILE + ".making");
        Files.writeString(making, position + " " + hash + "\n");
        Files.move(making, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

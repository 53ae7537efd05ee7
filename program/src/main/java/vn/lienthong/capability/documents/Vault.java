package vn.lienthong.capability.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Ids;

/**
 * Contents on disk, {@code documents/ab/cd/abcd…} by SHA-256. A content is written aside, forced to the disk and then
 * moved in one step: under its hash there is never half a file.
 */
@Component
class Vault {

    private final Path root;
    private final Path aside;

    Vault(DatabaseSettings settings) {
        root = settings.data().toAbsolutePath().resolve("documents");
        aside = root.resolve("incoming");
    }

    /** A content that is written but has no place yet; closing it without {@link #keep} removes it. */
    record Incoming(Path file, String sha256, long size) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Incoming receive(InputStream in, long limit) {
        Path file = aside.resolve(Ids.next().toString());
        boolean whole = false;
        try {
            Files.createDirectories(aside);
            MessageDigest digest = digest();
            long size = copy(in, file, digest, limit);
            whole = true;
            return new Incoming(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!whole) {
                new Incoming(file, "", 0).close();
            }
        }
    }

    private static long copy(InputStream in, Path file, MessageDigest digest, long limit) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                size += read;
                if (size > limit) {
                    throw new DocumentRefused(DocumentRefused.Reason.TOO_LARGE, limit);
                }
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        if (size == 0) {
            throw new DocumentRefused(DocumentRefused.Reason.EMPTY, limit);
        }
        return size;
    }

    /** The bringer's trouble, told apart from that of our own disk. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new DocumentRefused(DocumentRefused.Reason.TRUNCATED, e);
        }
    }

    /** Gives a content its place; a content that is there already stays. */
    void keep(Incoming incoming) {
        Path target = path(incoming.sha256());
        Path folder = folder(incoming.sha256());
        try {
            if (Files.exists(target) && Files.size(target) == incoming.size()) {
                return;
            }
            Files.createDirectories(folder);
            Files.move(incoming.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the new name itself survive a power cut; Windows has no such call and does it alone. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    boolean remove(String sha256) {
        try {
            return Files.deleteIfExists(path(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hash of what lies on the disk now. */
    String hash(String sha256) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(path(sha256))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Hashes of the contents that were written before a moment. */
    List<String> hashesOlderThan(Instant moment) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                root, 3, (path, facts) -> facts.lastModifiedTime().toInstant().isBefore(moment))) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .toList();
        }
    }

    /** Removes what broken uploads left; an upload takes no day. */
    int sweepIncoming(Instant now) throws IOException {
        if (!Files.isDirectory(aside)) {
            return 0;
        }
        int swept = 0;
        try (Stream<Path> files = Files.list(aside)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(Duration.ofDays(1)))
                        && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        }
        return swept;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

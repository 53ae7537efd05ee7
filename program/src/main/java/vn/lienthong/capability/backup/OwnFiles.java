package vn.lienthong.capability.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Files and folders that only we may read, made so before anything is in them. */
final class OwnFiles {

    private OwnFiles() {}

    static void create(Path file) throws IOException {
        Files.createFile(file, mode(file.getParent(), "rw-------"));
    }

    /** The folder with those above it, up to one that is there. */
    static void folders(@Nullable Path folder, Path upTo) throws IOException {
        if (folder != null && !folder.equals(upTo) && !Files.isDirectory(folder)) {
            folders(folder.getParent(), upTo);
            Files.createDirectory(folder, mode(folder.getParent(), "rwx------"));
        }
    }

    private static FileAttribute<?>[] mode(@Nullable Path folder, String mode) {
        boolean posix = folder != null
                && Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}

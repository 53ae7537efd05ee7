package vn.lienthong.capability.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that came with the program, once for each version. */
final class PostgresBinaries {

    private static final String MARK = "unpacked-18.6.0";

    private PostgresBinaries() {}

    static void unpack(Path target) throws IOException {
        if (Files.exists(target.resolve(MARK))) {
            return;
        }
        Path making = target.resolveSibling(target.getFileName() + ".making");
        Folders.delete(making);
        Files.createDirectories(making);
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource())) {
            if (packed == null) {
                throw new DatabaseTrouble("platform", platform());
            }
            untar(new XZInputStream(new BufferedInputStream(packed, 1 << 16)), making);
        }
        Files.createFile(making.resolve(MARK));
        Folders.delete(target);
        Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void untar(InputStream in, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0 && Folders.posix(path)) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static String resource() {
        return "/postgres-" + platform() + ".txz";
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "darwin" : "linux";
        boolean arm = arch.contains("aarch64") || arch.contains("arm64");
        return system + "-" + (arm ? "arm_64" : "x86_64");
    }
}

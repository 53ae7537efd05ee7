package vn.lienthong.capability.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.database.DataFolder;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseCopy;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Trouble;
import vn.lienthong.kernel.Words;

/**
 * {@code ./lienthong restore FILE}: brings a whole state back. The file is read to its end once before anything is
 * touched; the new state is then built beside the old one and takes its place in one step, and the old one is kept.
 */
public final class RestoreCommand implements Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Asked asked = Asked.of(name(), arguments);
        if (!Files.isRegularFile(asked.file())) {
            throw new Trouble(RestoreCommand.class, "backup.trouble.no-file", asked.file());
        }
        char[] passphrase = Passphrase.ask(asked.settings(), asked.passphraseFile(), false);
        try {
            check(asked.file(), passphrase);
            Words words = Words.of(RestoreCommand.class);
            try (DataFolder folder = DataFolder.hold(asked.settings().data())) {
                Path staging = folder.stage();
                fill(asked, staging, passphrase);
                Path kept = folder.replaceByStage();
                out.println(words.text("backup.restored", asked.settings().data()));
                if (Files.exists(kept)) {
                    out.println(words.text("backup.restored-kept", kept));
                }
            }
            return 0;
        } catch (IOException e) {
            throw Parts.trouble(asked.file(), e);
        }
    }

    /** Reads it whole: a backup that was cut off or changed is refused before anything is. */
    private static void check(Path file, char[] passphrase) throws IOException {
        String last = "";
        try (InputStream sealed = opened(file, passphrase);
                ZipInputStream zip = new ZipInputStream(sealed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(Parts.FORMAT)
                        && !new String(zip.readAllBytes(), StandardCharsets.US_ASCII).equals(Parts.VERSION)) {
                    throw new Trouble(RestoreCommand.class, "backup.trouble.newer-format");
                }
                zip.transferTo(OutputStream.nullOutputStream());
                last = name;
            }
            // Behind the last entry lies the list of all, which nobody reads; it may be cut off as well.
            sealed.transferTo(OutputStream.nullOutputStream());
        }
        if (!last.equals(Parts.END)) {
            throw new Trouble(RestoreCommand.class, "backup.trouble.damaged");
        }
    }

    private static void fill(Asked asked, Path staging, char[] passphrase) throws IOException {
        try (ZipInputStream zip = zip(asked.file(), passphrase)) {
            Entries entries = new Entries(zip);
            entries.next();
            while (entries.name().equals(Parts.FORMAT) || entries.name().startsWith(Parts.FILE)) {
                if (entries.name().startsWith(Parts.FILE)) {
                    keep(zip, staging.resolve(entries.name().substring(Parts.FILE.length())), staging);
                }
                entries.next();
            }
            DatabaseSettings there = DatabaseSettings.of(asked.settings());
            try (DatabaseAccess database = DatabaseAccess.create(there.in(staging))) {
                DatabaseCopy.read(database, entries);
            }
            for (entries.next(); !entries.name().equals(Parts.END); entries.next()) {
                if (!entries.name().startsWith("secrets/") || asked.withKeys()) {
                    keep(zip, staging.resolve(entries.name()), staging);
                }
            }
        }
        OwnFiles.folders(staging.resolve("documents"), staging);
    }

    private static void keep(InputStream in, Path file, Path staging) throws IOException {
        Path target = file.normalize();
        if (!target.startsWith(staging) || target.equals(staging)) {
            throw new Trouble(RestoreCommand.class, "backup.trouble.damaged");
        }
        OwnFiles.folders(target.getParent(), staging);
        OwnFiles.create(target);
        try (OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
        }
    }

    private static ZipInputStream zip(Path file, char[] passphrase) throws IOException {
        return new ZipInputStream(opened(file, passphrase));
    }

    private static InputStream opened(Path file, char[] passphrase) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), Sealed.CHUNK);
        try {
            return Sealed.open(in, passphrase);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The entries of the zip, one after the other. */
    private static final class Entries implements DatabaseCopy.Source {

        private final ZipInputStream zip;
        private @Nullable ZipEntry current;
        private boolean used;

        Entries(ZipInputStream zip) {
            this.zip = zip;
        }

        void next() throws IOException {
            current = zip.getNextEntry();
            used = false;
        }

        String name() {
            if (current == null) {
                throw new Trouble(RestoreCommand.class, "backup.trouble.damaged");
            }
            return current.getName();
        }

        @Override
        public InputStream entry(String name) throws IOException {
            if (used) {
                next();
            }
            if (!name().equals(name)) {
                throw new Trouble(RestoreCommand.class, "backup.trouble.damaged");
            }
            used = true;
            return new FilterInputStream(zip) {
                @Override
                public void close() {
                    // The zip goes on.
                }
            };
        }
    }
}

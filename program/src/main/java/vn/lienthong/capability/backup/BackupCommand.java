package vn.lienthong.capability.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.lienthong.capability.database.DatabaseAccess;
import vn.lienthong.capability.database.DatabaseCopy;
import vn.lienthong.capability.database.DatabaseSettings;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Trouble;
import vn.lienthong.kernel.Words;

/** {@code ./lienthong backup FILE}: the state of one moment, whether the program runs or not. */
public final class BackupCommand implements Command {

    private long documents;

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Asked asked = Asked.of(name(), arguments);
        if (Files.exists(asked.file())) {
            // Never over an older backup: it may be the only good one.
            throw new Trouble(BackupCommand.class, "backup.trouble.exists", asked.file());
        }
        try (DatabaseAccess database = DatabaseAccess.open(DatabaseSettings.of(asked.settings()))) {
            char[] passphrase = Passphrase.ask(asked.settings(), asked.passphraseFile(), true);
            DatabaseCopy.Copied copied = write(asked, database, passphrase);
            Words words = Words.of(BackupCommand.class);
            out.println(words.text(
                    "backup.done", asked.file(), copied.tables(), documents, Files.size(asked.file()) / 1024));
            if (!copied.strangers().isEmpty()) {
                out.println(words.text("backup.done-strangers", String.join(", ", copied.strangers())));
            }
            out.println(words.text(asked.withKeys() ? "backup.done-keys" : "backup.done-no-keys"));
            return 0;
        } catch (IOException e) {
            throw Parts.trouble(asked.file(), e);
        }
    }

    private DatabaseCopy.Copied write(Asked asked, DatabaseAccess database, char[] passphrase) throws IOException {
        Path part = asked.file().resolveSibling(asked.file().getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            OwnFiles.create(part);
            DatabaseCopy.Copied copied;
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream unclosed =
                        new FilterOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(channel), Sealed.CHUNK)) {
                            @Override
                            public void write(byte[] bytes, int offset, int length) throws IOException {
                                out.write(bytes, offset, length);
                            }

                            @Override
                            public void close() throws IOException {
                                flush();
                            }
                        };
                try (ZipOutputStream zip = new ZipOutputStream(Sealed.seal(unclosed, passphrase))) {
                    zip.setLevel(Deflater.BEST_SPEED);
                    copied = fill(zip, asked, database);
                }
                channel.force(true);
            }
            Files.move(part, asked.file(), StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private DatabaseCopy.Copied fill(ZipOutputStream zip, Asked asked, DatabaseAccess database) throws IOException {
        Path data = asked.settings().data();
        entry(zip, Parts.FORMAT, Parts.VERSION.getBytes(StandardCharsets.US_ASCII));
        // Before the database: a chain of audit lines may have grown beyond its noted head, never shrunk below it.
        for (String name : Parts.FILES) {
            if (Files.isRegularFile(data.resolve(name))) {
                entry(zip, Parts.FILE + name, Files.readAllBytes(data.resolve(name)));
            }
        }
        DatabaseCopy.Copied copied = DatabaseCopy.write(database, name -> open(zip, name));
        // After the database: contents are only ever added under their hash, so all that the records name are here.
        documents = folder(zip, data, "documents");
        if (asked.withKeys()) {
            folder(zip, data, "secrets");
        }
        entry(zip, Parts.END, Parts.VERSION.getBytes(StandardCharsets.US_ASCII));
        return copied;
    }

    private static long folder(ZipOutputStream zip, Path data, String name) throws IOException {
        Path root = data.resolve(name);
        if (!Files.isDirectory(root)) {
            return 0;
        }
        long count = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(root.resolve("incoming")))::iterator) {
                try (var in = Files.newInputStream(file);
                        OutputStream out = open(
                                zip,
                                name + "/" + root.relativize(file).toString().replace('\\', '/'))) {
                    in.transferTo(out);
                    count++;
                } catch (NoSuchFileException e) {
                    // Swept meanwhile: no record names it any more.
                }
            }
        }
        return count;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        try (OutputStream out = open(zip, name)) {
            out.write(bytes);
        }
    }

    private static OutputStream open(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }
}

package vn.lienthong.capability.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.reader.ReaderAgent;

/**
 * The reader agent as officers download it: the program's own copy with this program's address inside, so that a double click
 * starts it for this program and no other.
 */
@Component
class ReaderJar {

    /** Makes two downloads of one version alike. */
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** @param origin address of this program as browsers name it, such as {@code https://xa.example.vn} */
    byte[] forOrigin(String origin) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            put(jar, "META-INF/MANIFEST.MF", manifest());
            put(jar, "origin", origin.getBytes(StandardCharsets.UTF_8));
            copy(jar);
        } catch (URISyntaxException impossible) {
            throw new IOException("where the agent is", impossible);
        }
        return bytes.toByteArray();
    }

    /** A jar beside the program's, or a folder of classes while it is being developed. */
    private static void copy(JarOutputStream jar) throws IOException, URISyntaxException {
        Path place = Path.of(ReaderAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String folder = ReaderAgent.class.getPackageName().replace('.', '/');
        if (Files.isDirectory(place)) {
            copy(jar, place, place.resolve(folder));
            return;
        }
        try (FileSystem packed = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            copy(jar, packed.getPath("/"), packed.getPath("/" + folder));
        }
    }

    private static void copy(JarOutputStream jar, Path root, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                put(jar, root.relativize(file).toString().replace('\\', '/'), in.readAllBytes());
            }
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(MADE);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] manifest() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, ReaderAgent.class.getName());
        // As in the agent's own build: reader-agent/pom.xml says why.
        main.put(new Attributes.Name("Add-Opens"), "java.smartcardio/sun.security.smartcardio");
        main.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }
}

package vn.lienthong.capability.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.idcard.chip.TrustList;

/**
 * Whom this place trusts to vouch for chips: the certificates of country authorities (CSCA) and their revocation lists that lie in
 * a folder. The folder is looked at before each reading, so a new file counts without a restart. Without a folder nobody is
 * trusted: chips are read, and that nothing proves them genuine is said.
 */
@Component
class ChipTrust {

    private static final Logger LOG = LoggerFactory.getLogger(ChipTrust.class);
    private static final int MOST_FILES = 500;
    private static final long LARGEST = 1 << 20;
    private static final long LARGEST_MASTER_LIST = 16 << 20;

    private final Path folder;
    private @Nullable Loaded loaded;

    /**
     * What lies in the folder.
     *
     * @param authorities certificates that were read
     * @param revocations lists that were read, signed by one of them
     * @param unusable names of files that were not, in order
     */
    record State(int authorities, int revocations, List<String> unusable) {

        State {
            unusable = List.copyOf(unusable);
        }
    }

    private record Loaded(String stamp, TrustList list, State state) {}

    @Autowired
    ChipTrust(@Value("${lienthong.data}") Path data, @Value("${lienthong.csca:}") String folder) {
        this(folder.isBlank() ? data.resolve("csca") : Path.of(folder));
    }

    ChipTrust(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    TrustList list() {
        return now().list();
    }

    State state() {
        return now().state();
    }

    private synchronized Loaded now() {
        List<Path> files = files();
        String stamp = stamp(files);
        Loaded known = loaded;
        if (known == null || !known.stamp().equals(stamp)) {
            known = load(files, stamp);
            loaded = known;
            for (String file : known.state().unusable()) {
                LOG.warn("not a certificate of an authority or a list signed by one: {}", file);
            }
        }
        return known;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException unreadable) {
            LOG.warn("the folder of authorities cannot be read: {}", folder);
            return List.of();
        }
    }

    private static String stamp(List<Path> files) {
        StringBuilder stamp = new StringBuilder();
        for (Path file : files) {
            try {
                stamp.append(file.getFileName())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            } catch (IOException gone) {
                stamp.append(file.getFileName()).append(" gone\n");
            }
        }
        return stamp.toString();
    }

    /** One by one first, so that one bad file does not take the good ones with it, and is named. */
    private static Loaded load(List<Path> files, String stamp) {
        List<byte[]> authorities = new ArrayList<>();
        List<byte[]> revocations = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (Path file : files) {
            boolean taken = isMasterList(file)
                    ? takeAll(file, authorities)
                    : isRevocationList(file) || take(file, authorities, authorities, revocations);
            if (!taken) {
                unusable.add(file.getFileName().toString());
            }
        }
        for (Path file : files) {
            if (isRevocationList(file) && !take(file, revocations, authorities, revocations)) {
                unusable.add(file.getFileName().toString());
            }
        }
        return new Loaded(
                stamp,
                TrustList.of(authorities, revocations),
                new State(authorities.size(), revocations.size(), unusable));
    }

    private static boolean isMasterList(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ml") || name.endsWith(".mls");
    }

    /** A country's list of all authorities that it knows: each of them counts as if it lay there by itself. */
    private static boolean takeAll(Path file, List<byte[]> authorities) {
        try {
            return Files.size(file) <= LARGEST_MASTER_LIST
                    && authorities.addAll(TrustList.masterList(Files.readAllBytes(file)));
        } catch (IOException | IllegalArgumentException unusable) {
            return false;
        }
    }

    private static boolean isRevocationList(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".crl");
    }

    private static boolean take(Path file, List<byte[]> into, List<byte[]> authorities, List<byte[]> revocations) {
        try {
            if (Files.size(file) > LARGEST) {
                return false;
            }
            into.add(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return false;
        }
        try {
            return !TrustList.of(authorities, revocations).isEmpty();
        } catch (IllegalArgumentException wrong) {
            into.removeLast();
            return false;
        }
    }
}

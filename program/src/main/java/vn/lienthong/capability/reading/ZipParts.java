package vn.lienthong.capability.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of a zip container, read under limits. What the container says about its own sizes is not believed: the
 * bytes are counted as they come out.
 */
final class ZipParts implements AutoCloseable {

    private static final long RATIO_FROM = 1L << 20;

    private final ZipFile zip;
    private final ReadingLimits limits;
    private long unpacked;

    ZipParts(Path file, ReadingLimits limits) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.limits = limits;
        int parts = zip.size();
        if (parts > limits.zipEntries()) {
            close();
            throw tooBig(Integer.toString(parts), Integer.toString(limits.zipEntries()));
        }
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    boolean hasBelow(String folder) {
        return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder) && !entry.isDirectory());
    }

    long countBelow(String folder) {
        return zip.stream()
                .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                .count();
    }

    /** The part's bytes as a stream that refuses to run past the limits. */
    Optional<InputStream> open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        InputStream raw = zip.getInputStream(entry);
        return raw == null ? Optional.empty() : Optional.of(new Counted(raw, Math.max(1, entry.getCompressedSize())));
    }

    private void count(long entryBytes, long packed, int more) throws RefusedException {
        unpacked += more;
        if (unpacked > limits.unpackedBytes()) {
            throw tooBig("> " + (unpacked >> 20) + " MB", (limits.unpackedBytes() >> 20) + " MB");
        }
        if (entryBytes > RATIO_FROM && entryBytes / packed > limits.zipRatio()) {
            throw tooBig(entryBytes / packed + " : 1", limits.zipRatio() + " : 1");
        }
    }

    private static RefusedException tooBig(String found, String limit) {
        return new RefusedException(Reading.Reason.UNPACKS_TOO_BIG, Map.of("found", found, "limit", limit));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {

        private final long packed;
        private long bytes;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(++bytes, packed, 1);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            if (some > 0) {
                bytes += some;
                count(bytes, packed, some);
            }
            return some;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

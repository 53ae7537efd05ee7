package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Looks through a pdf before the library does: unpacks every deflated stream into nothing, only to learn how long it
 * gets. The library unpacks streams into memory, so that one stream of zeros would otherwise take all of it.
 */
final class PdfGuard {

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

    private PdfGuard() {}

    static void check(Path file, ReadingLimits limits, ReadingProgress progress) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            MappedByteBuffer bytes = open.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, open.length());
            byte[] out = new byte[1 << 16];
            int at = find(bytes, 0);
            while (at >= 0) {
                if (progress.cancelled()) {
                    throw new RefusedException(Reading.Reason.CANCELLED);
                }
                at = find(bytes, measure(bytes, dataStart(bytes, at), limits, out));
            }
        }
    }

    /**
     * The same for a document that opens without a password though its streams are encrypted: they can be measured only
     * after the library has deciphered them.
     */
    static void checkDeciphered(PDDocument document, ReadingLimits limits) throws IOException {
        if (!document.isEncrypted()) {
            return;
        }
        byte[] out = new byte[1 << 16];
        for (COSObjectKey key :
                List.copyOf(document.getDocument().getXrefTable().keySet())) {
            if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                try (InputStream in = stream.createRawInputStream()) {
                    ByteBuffer packed = ByteBuffer.wrap(in.readAllBytes());
                    measure(packed, 0, limits, out);
                }
            }
        }
    }

    /** The next place behind the word "stream" that is not "endstream". */
    private static int find(MappedByteBuffer bytes, int from) {
        int last = bytes.limit() - STREAM.length;
        for (int i = from; i <= last; i++) {
            if (bytes.get(i) == 's' && matches(bytes, i) && (i == 0 || bytes.get(i - 1) != 'd')) {
                return i + STREAM.length;
            }
        }
        return -1;
    }

    private static boolean matches(MappedByteBuffer bytes, int at) {
        for (int i = 1; i < STREAM.length; i++) {
            if (bytes.get(at + i) != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static int dataStart(MappedByteBuffer bytes, int at) {
        int start = at;
        while (start < bytes.limit() && start < at + 2 && (bytes.get(start) == '\r' || bytes.get(start) == '\n')) {
            start++;
        }
        return start;
    }

    /** Where to go on looking: behind the packed data if it was such, else right here. */
    private static int measure(ByteBuffer bytes, int start, ReadingLimits limits, byte[] out) throws RefusedException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes.slice(start, bytes.limit() - start));
            long total = 0;
            while (!inflater.finished()) {
                int some = inflater.inflate(out);
                total += some;
                if (total > limits.pdfStreamBytes()) {
                    throw new RefusedException(
                            Reading.Reason.UNPACKS_TOO_BIG,
                            Map.of(
                                    "found",
                                    "> " + (total >> 20) + " MB",
                                    "limit",
                                    (limits.pdfStreamBytes() >> 20) + " MB"));
                }
                if (some == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
            return start + (inflater.finished() ? (int) inflater.getBytesRead() : 0);
        } catch (DataFormatException notDeflated) {
            return start;
        } finally {
            inflater.end();
        }
    }
}

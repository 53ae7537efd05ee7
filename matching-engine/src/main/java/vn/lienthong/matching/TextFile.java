package vn.lienthong.matching;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text file of lines with a header line, read in large pieces of whole lines whose fields stand apart by tabs. Fields of csv
 * files are put in that form: marks of quotation go, tabs and line ends inside them become blanks.
 */
final class TextFile implements Closeable {

    static final int PIECE = 1 << 19;
    private static final int LONGEST_LINE = 1 << 24;

    /** Whole lines: bytes up to an end, with room behind it. */
    record Piece(byte[] bytes, int from, int to) {}

    private final FileChannel file;
    private final byte separator;
    private final List<String> header;
    private final long bodyAt;
    private byte[] rest = new byte[0];
    private int restSize;
    private boolean quoted;
    private boolean ended;

    private TextFile(FileChannel file) throws IOException {
        this.file = file;
        byte[] head = new byte[1 << 16];
        ByteBuffer into = ByteBuffer.wrap(head);
        while (into.hasRemaining() && file.read(into) >= 0) {
            // Until the head is full or the file at its end.
        }
        int size = into.position();
        int from = size >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB ? 3 : 0;
        int end = from;
        while (end < size && head[end] != '\n') {
            end++;
        }
        String line = new String(head, from, end - from, StandardCharsets.UTF_8).strip();
        this.separator = (byte) (line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : line.indexOf(',') >= 0 ? ',' : '\t');
        this.header = Arrays.stream(line.split(String.valueOf((char) separator), -1))
                .map(name -> name.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        this.bodyAt = Math.min(end + 1L, file.size());
        file.position(bodyAt);
    }

    static TextFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new TextFile(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Names of the columns, in lower case. */
    List<String> header() {
        return header;
    }

    boolean isTabbed() {
        return separator == '\t';
    }

    long bodySize() throws IOException {
        return file.size() - bodyAt;
    }

    /** Goes to the first whole line behind a share of the file. Only for tabs. */
    void skipTo(double share) throws IOException {
        long at = bodyAt + (long) (bodySize() * share);
        file.position(at);
        restSize = 0;
        ended = false;
        if (at > bodyAt) {
            Piece piece = next();
            int start = piece.from();
            while (start < piece.to() && piece.bytes()[start] != '\n') {
                start++;
            }
            restSize = Math.max(0, piece.to() - start - 1) + restSize;
            byte[] joined = Arrays.copyOf(Arrays.copyOfRange(piece.bytes(), Math.min(start + 1, piece.to()), piece.to()), restSize);
            int had = Math.max(0, piece.to() - start - 1);
            System.arraycopy(rest, 0, joined, had, restSize - had);
            rest = joined;
            ended = false;
        }
    }

    /** Back to the first line. */
    void rewind() throws IOException {
        file.position(bodyAt);
        restSize = 0;
        quoted = false;
        ended = false;
    }

    /** The next lines; none when the file is at its end. */
    Piece next() throws IOException {
        int size = restSize;
        byte[] bytes = Arrays.copyOf(rest, Math.max(PIECE, size * 2) + Hash.PADDING);
        while (true) {
            ByteBuffer into = ByteBuffer.wrap(bytes, size, bytes.length - Hash.PADDING - size);
            int before = size;
            while (!ended && into.hasRemaining()) {
                ended = file.read(into) < 0;
            }
            size = separator == '\t' ? into.position() : plain(bytes, before, into.position());
            int end = size;
            if (!ended) {
                while (end > 0 && bytes[end - 1] != '\n') {
                    end--;
                }
            }
            if (end > 0 || ended) {
                rest = Arrays.copyOfRange(bytes, end, size);
                restSize = size - end;
                return new Piece(bytes, 0, end);
            }
            if (size > LONGEST_LINE) {
                throw new IOException("a line longer than " + LONGEST_LINE + " bytes");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    /** Puts csv in the form with tabs, in place; the new end. */
    private int plain(byte[] bytes, int from, int to) {
        int out = from;
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '"') {
                // A doubled one inside is kept once: the first closes, the second opens again and is written.
                if (!quoted && i > from && bytes[i - 1] == '"') {
                    bytes[out++] = '"';
                }
                quoted = !quoted;
            } else if (quoted) {
                bytes[out++] = c == '\n' || c == '\r' || c == '\t' ? (byte) ' ' : c;
            } else {
                bytes[out++] = c == separator ? (byte) '\t' : c == '\t' ? (byte) ' ' : c;
            }
        }
        return out;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

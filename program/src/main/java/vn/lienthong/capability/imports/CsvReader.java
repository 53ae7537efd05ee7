package vn.lienthong.capability.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a csv file as offices send them: UTF-8 or UTF-16, or Windows-1258 where the bytes are no UTF-8; parted by
 * comma, semicolon, tab or bar, whichever parts the first rows into the most and the same number of cells.
 */
final class CsvReader implements RowSource {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 64 * 1024;
    private static final int SAMPLE_ROWS = 20;

    private final Reader reader;
    private final char delimiter;
    private final ReadLimits limits;
    private int line = 1;
    private boolean ended;

    private CsvReader(Reader reader, char delimiter, ReadLimits limits) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.limits = limits;
    }

    static RowSource open(Path file, ReadLimits limits) {
        try {
            Charset charset = charset(file);
            char[] sample = new char[SAMPLE];
            int length;
            try (Reader start = reader(file, charset)) {
                length = start.read(sample);
            }
            String head = length <= 0 ? "" : new String(sample, 0, length);
            Reader reader = reader(file, charset);
            return new CsvReader(reader, delimiter(head, length == SAMPLE, limits), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Charset charset(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length == 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (start.length == 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1258");
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] buffer = new char[16 * 1024];
        try (Reader strict = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            int read = strict.read(buffer);
            while (read >= 0) {
                read = strict.read(buffer);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader reader(Path file, Charset charset) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    /** Excel's own hint {@code sep=;} first, then the delimiter under which the first rows look most like a table. */
    static char delimiter(String head, boolean cutOff, ReadLimits limits) {
        if (head.startsWith("sep=") && head.length() > 5 && "\r\n".indexOf(head.charAt(5)) >= 0) {
            return head.charAt(4);
        }
        char best = ',';
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            long score = score(head, candidate, cutOff, limits);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static long score(String head, char candidate, boolean cutOff, ReadLimits limits) {
        List<Integer> widths = new ArrayList<>();
        try (CsvReader trial = new CsvReader(new java.io.StringReader(head), candidate, limits)) {
            for (Line row = trial.next(); row != null && widths.size() < SAMPLE_ROWS; row = trial.next()) {
                widths.add(row.cells().size());
            }
        } catch (SheetRefused e) {
            return 0;
        }
        if (cutOff && widths.size() > 1) {
            widths.removeLast();
        }
        long same = 0;
        int usual = 0;
        for (int width : widths) {
            long count = widths.stream().filter(other -> other == width).count();
            if (width > 1 && count * width > same * usual) {
                same = count;
                usual = width;
            }
        }
        return same * 1000 + Math.min(usual, 999);
    }

    @Override
    public @Nullable Line next() {
        try {
            while (!ended) {
                int number = line;
                List<Cell> cells = record();
                boolean hint = number == 1
                        && cells.size() <= 2
                        && !cells.isEmpty()
                        && cells.getFirst().text().startsWith("sep=");
                if (!hint && !cells.stream().allMatch(Cell::isEmpty)) {
                    return new Line(number, cells);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Cell> record() throws IOException {
        List<Cell> cells = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        while (true) {
            int c = reader.read();
            if (quoted) {
                if (c < 0) {
                    throw new SheetRefused("imports.refused.quote", line);
                } else if (c != '"') {
                    line += c == '\n' ? 1 : 0;
                    append(field, c);
                } else if (peek() == '"') {
                    append(field, reader.read());
                } else {
                    quoted = false;
                }
            } else if (c == '"' && !wasQuoted && field.toString().isBlank()) {
                field.setLength(0);
                quoted = true;
                wasQuoted = true;
            } else if (c == delimiter || c < 0 || c == '\n' || c == '\r') {
                if (cells.size() < limits.columns()) {
                    cells.add(Cell.of(FormulaGuard.unquoted(field.toString())));
                }
                field.setLength(0);
                wasQuoted = false;
                if (c != delimiter) {
                    end(c);
                    return cells;
                }
            } else {
                append(field, c);
            }
        }
    }

    private void append(StringBuilder field, int c) {
        if (field.length() >= limits.cellLength()) {
            throw new SheetRefused("imports.refused.cell", limits.cellLength());
        }
        field.append((char) c);
    }

    private void end(int c) throws IOException {
        if (c == '\r' && peek() == '\n') {
            reader.skip(1);
        }
        ended = c < 0;
        line++;
    }

    private int peek() throws IOException {
        reader.mark(1);
        int c = reader.read();
        reader.reset();
        return c;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package vn.lienthong.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a register from a text file, straight into its packed form. */
final class RegisterFile {

    private static final List<String> COLUMNS =
            List.of("id", "number", "old_number", "name", "birth_date", "sex", "unit", "address", "status");

    private RegisterFile() {}

    /**
     * Reads.
     *
     * @throws IOException if it cannot be read, or a line is no person: the message says which and why
     */
    static Register read(Path path, Units units) throws IOException {
        try (TextFile file = TextFile.open(path)) {
            int[] fields = fields(file.header(), COLUMNS);
            if (!file.header().contains("id")) {
                throw new IOException("no column id");
            }
            Lexicon lexicon = new Lexicon();
            Intake intake = new Intake(lexicon);
            SegmentBuilder builder = new SegmentBuilder();
            long line = 1;
            for (TextFile.Piece piece = file.next(); piece.to() > 0; piece = file.next()) {
                byte[] bytes = piece.bytes();
                int at = piece.from();
                while (at < piece.to()) {
                    line++;
                    int start = at;
                    at = cut(bytes, at, piece.to(), fields, intake.from, intake.to);
                    if (at - start > 2) {
                        take(intake, bytes, builder, line);
                    }
                }
            }
            lexicon.trim();
            return Register.of(units, lexicon, builder.build(lexicon.view()));
        }
    }

    private static void take(Intake intake, byte[] bytes, SegmentBuilder builder, long line) throws IOException {
        try {
            intake.take(bytes, builder);
        } catch (IllegalArgumentException e) {
            throw new IOException("line " + line + ": " + e.getMessage(), e);
        }
    }

    /** Which field each column of a header is; -1 for none. */
    static int[] fields(List<String> header, List<String> names) {
        return header.stream().mapToInt(names::indexOf).toArray();
    }

    /** Finds the fields of the line that begins at a place; where the next one begins. */
    static int cut(byte[] bytes, int start, int end, int[] fields, int[] from, int[] to) {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        return cut(bytes, start, end, fields, from, to, 0);
    }

    static int cut(byte[] bytes, int start, int end, int[] fields, int[] from, int[] to, int base) {
        int column = 0;
        int field = start;
        int at = start;
        while (true) {
            byte c = at < end ? bytes[at] : (byte) '\n';
            if (c > '\r' || c < '\t') {
                at++;
                continue;
            }
            if (c == '\t' || c == '\n') {
                if (column < fields.length && fields[column] >= 0) {
                    int stop = c == '\n' && at > field && bytes[at - 1] == '\r' ? at - 1 : at;
                    from[base + fields[column]] = field;
                    to[base + fields[column]] = stop;
                }
                column++;
                field = at + 1;
                if (c == '\n') {
                    return at + 1;
                }
            }
            at++;
        }
    }
}

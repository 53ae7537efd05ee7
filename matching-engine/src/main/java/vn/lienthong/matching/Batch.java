package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows of a list, parsed side by side: where each field stands in the bytes, and what it means. */
final class Batch {

    static final int ROWS = 64;
    static final int ROW = 0;
    static final int NUMBER = 1;
    static final int NAME = 2;
    static final int BIRTH = 3;
    static final int SEX = 4;
    static final int UNIT = 5;
    static final int ADDRESS = 6;
    static final int FIELDS = 7;

    private final Lexicon.View words;
    final Tokens tokens;
    private final Traces tracing = new Traces();

    byte[] bytes = new byte[0];
    final int[] from = new int[ROWS * FIELDS];
    final int[] to = new int[ROWS * FIELDS];
    final long[] digits = new long[ROWS];
    final int[] birth = new int[ROWS];
    final byte[] sex = new byte[ROWS];
    final int[] unit = new int[ROWS];
    final long[] traces = new long[ROWS];
    final int[] parts = new int[ROWS * Lexicon.MOST_WORDS];
    final int[] partMany = new int[ROWS];
    /** The name as the register packs it; 0 if it has words of its own. */
    final long[] packed = new long[ROWS];
    /** All letters of the name in one. */
    final long[] letters = new long[ROWS];
    private long lastUnitKey;
    private int lastUnit;

    Batch(Lexicon.View words) {
        this.words = words;
        this.tokens = new Tokens(words);
    }

    /** Parses the fields of a row whose places are set. */
    void parse(int i) {
        int at = i * FIELDS;
        digits[i] = Numbers.digits(bytes, from[at + NUMBER], to[at + NUMBER]);
        birth[i] = Births.parse(bytes, from[at + BIRTH], to[at + BIRTH]);
        sex[i] = (byte) sexOf(bytes, from[at + SEX], to[at + SEX]);
        unit[i] = unitOf(from[at + UNIT], to[at + UNIT]);
        traces[i] = to[at + ADDRESS] > from[at + ADDRESS] ? tracing.of(bytes, from[at + ADDRESS], to[at + ADDRESS]) : 0;
        int place = i * Lexicon.MOST_WORDS;
        int many = tokens.read(bytes, from[at + NAME], to[at + NAME], parts, place);
        partMany[i] = many;
        long pack = 0;
        long hash = 0;
        boolean same = many > 0 && many <= 4;
        for (int k = 0; k < many; k++) {
            int part = parts[place + k];
            int word = tokens.spelled[part];
            same &= word > 0 && word < Lexicon.LONG_NAME;
            pack |= (long) word << 16 * (k & 3);
            hash = hash * tokens.power[part] + tokens.poly[part];
        }
        packed[i] = same ? pack : 0;
        letters[i] = hash;
    }

    /** 0 not known, 1 male, 2 female. */
    static int sexOf(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        if (at >= to) {
            return 0;
        }
        int c = bytes[at] | 0x20;
        int next = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
        return switch (c) {
            case 'm', '1' | 0x20, 't' -> 1;
            case 'f', '0' | 0x20, '2' | 0x20, 'g' -> 2;
            case 'n' -> (next | 0x20) == 'a' ? 1 : 2;
            default -> 0;
        };
    }

    /** The register's number of a unit; 0 if none is written, -1 if the register does not know it. */
    private int unitOf(int start, int end) {
        if (start >= end) {
            return 0;
        }
        long key = Hash.of(bytes, start, end);
        if (key != lastUnitKey) {
            lastUnitKey = key;
            int found = words.units().find(key);
            lastUnit = found == 0 ? -1 : found;
        }
        return lastUnit;
    }

    /** The key of the code of a row's unit. */
    long unitKey(int i) {
        int at = i * FIELDS + UNIT;
        return Hash.of(bytes, from[at], to[at]);
    }

    String text(int i, int field) {
        int at = i * FIELDS + field;
        return new String(bytes, from[at], to[at] - from[at], StandardCharsets.UTF_8);
    }

    /** Takes rows given as objects. */
    void take(Row[] rows, int many) {
        byte[][] cells = new byte[many * FIELDS][];
        int size = 0;
        for (int i = 0; i < many; i++) {
            Row row = rows[i];
            @Nullable String[] texts = {
                "", row.number(), row.name(), row.birthDate(), row.sex(), row.unit().strip(), row.address()
            };
            for (int f = 0; f < FIELDS; f++) {
                String text = texts[f];
                cells[i * FIELDS + f] = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
                size += cells[i * FIELDS + f].length;
            }
        }
        bytes = new byte[size + Hash.PADDING];
        int at = 0;
        for (int c = 0; c < cells.length; c++) {
            System.arraycopy(cells[c], 0, bytes, at, cells[c].length);
            from[c] = at;
            at += cells[c].length;
            to[c] = at;
        }
        for (int i = 0; i < many; i++) {
            parse(i);
        }
    }
}

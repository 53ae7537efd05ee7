package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of text as bytes; fields stand apart by tabs, or are quoted where csv needs it. */
final class Lines {

    private static final int LONGEST_ID = 256;

    private final boolean csv;
    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int fieldAt;
    private final int[] wordsOfName = new int[Lexicon.MOST_WORDS];

    Lines(boolean csv) {
        this.csv = csv;
    }

    void clear() {
        size = 0;
        fieldAt = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    Lines tab() {
        close();
        room(1);
        bytes[size++] = (byte) (csv ? ',' : '\t');
        fieldAt = size;
        return this;
    }

    void end() {
        close();
        room(1);
        bytes[size++] = '\n';
        fieldAt = size;
    }

    /** Quotes the field just written, if csv needs it. */
    private void close() {
        if (!csv) {
            return;
        }
        boolean needed = false;
        for (int i = fieldAt; i < size; i++) {
            needed |= bytes[i] == ',' || bytes[i] == '"' || bytes[i] == ';';
        }
        if (needed) {
            String text = new String(bytes, fieldAt, size - fieldAt, StandardCharsets.UTF_8);
            size = fieldAt;
            text("\"" + text.replace("\"", "\"\"") + "\"");
        }
    }

    Lines field(Batch batch, int i, int field) {
        int at = i * Batch.FIELDS + field;
        int many = batch.to[at] - batch.from[at];
        room(many);
        System.arraycopy(batch.bytes, batch.from[at], bytes, size, many);
        size += many;
        return this;
    }

    Lines text(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    Lines raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /** A name as the register spells it. */
    void name(Lexicon.View words, int name) {
        int many = words.words(name, wordsOfName);
        for (int k = 0; k < many; k++) {
            int word = wordsOfName[k];
            int from = words.spelledStart()[word];
            int length = words.spelledStart()[word + 1] - from;
            room(length + 1);
            if (k > 0) {
                bytes[size++] = ' ';
            }
            System.arraycopy(words.spelledBytes(), from, bytes, size, length);
            size += length;
        }
    }

    /** A number with leading zeros. */
    void digits(long value, int many) {
        room(many);
        long rest = value;
        for (int k = many - 1; k >= 0; k--) {
            bytes[size + k] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += many;
    }

    Lines id(IdColumn ids, int person) {
        room(LONGEST_ID);
        size += ids.write(person, bytes, size);
        return this;
    }

    /** With four places. */
    Lines probability(double probability) {
        room(6);
        int value = (int) (probability * 10_000 + 0.5);
        bytes[size++] = (byte) ('0' + value / 10_000);
        bytes[size++] = '.';
        for (int power = 1_000; power > 0; power /= 10) {
            bytes[size++] = (byte) ('0' + value / power % 10);
        }
        return this;
    }

    /** With one place. */
    Lines tenths(double value) {
        long tenths = Math.round(value * 10);
        return text(tenths / 10 + "." + tenths % 10);
    }
}

package vn.lienthong.capability.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Rows as PostgreSQL's COPY reads them (text format: a tab between columns, a line for each row, {@code \N} for nothing),
 * written straight into bytes: the generator makes hundreds of thousands of persons a second.
 */
final class Bytes {

    private static final int FIRST_DAY = (int) LocalDate.of(1880, 1, 1).toEpochDay();
    private static final int DAYS = 300 * 366;
    private static final byte[] DATES = dates();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int DATE_LENGTH = 10;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    byte[] array() {
        return bytes;
    }

    private void need(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    Bytes put(byte[] text) {
        return put(text, text.length);
    }

    Bytes put(byte[] text, int many) {
        need(many);
        System.arraycopy(text, 0, bytes, length, many);
        length += many;
        return this;
    }

    Bytes put(char ascii) {
        need(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    Bytes tab() {
        return put('\t');
    }

    Bytes end() {
        return put('\n');
    }

    /** No value. */
    Bytes none() {
        need(2);
        bytes[length++] = '\\';
        bytes[length++] = 'N';
        return this;
    }

    Bytes bool(boolean value) {
        return put(value ? 't' : 'f');
    }

    /** A number of any length. */
    Bytes number(int value) {
        if (value < 0) {
            return put('-').number(-value);
        }
        int width = 1;
        for (long limit = 10; limit <= value; limit *= 10) {
            width++;
        }
        return digits(value, width);
    }

    /** A number with leading zeros. */
    Bytes digits(int value, int width) {
        need(width);
        int rest = value;
        for (int i = width - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /** A day, counted from 1970. */
    Bytes day(int epochDay) {
        need(DATE_LENGTH);
        System.arraycopy(DATES, (epochDay - FIRST_DAY) * DATE_LENGTH, bytes, length, DATE_LENGTH);
        length += DATE_LENGTH;
        return this;
    }

    Bytes uuid(long high, long low) {
        need(36);
        hex(high >>> 32, 8);
        bytes[length++] = '-';
        hex(high >>> 16, 4);
        bytes[length++] = '-';
        hex(high, 4);
        bytes[length++] = '-';
        hex(low >>> 48, 4);
        bytes[length++] = '-';
        hex(low, 12);
        return this;
    }

    private void hex(long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length++] = HEX[(int) (value >>> (4 * i)) & 0xF];
        }
    }

    private static byte[] dates() {
        byte[] all = new byte[DAYS * DATE_LENGTH];
        LocalDate day = LocalDate.ofEpochDay(FIRST_DAY);
        for (int i = 0; i < DAYS; i++) {
            byte[] text = day.toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, all, i * DATE_LENGTH, DATE_LENGTH);
            day = day.plusDays(1);
        }
        return all;
    }
}

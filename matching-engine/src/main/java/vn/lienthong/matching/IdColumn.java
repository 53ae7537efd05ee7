package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids of persons, in the smallest form that gives back every one as it was: a common prefix with numbers, UUIDs, or text.
 */
final class IdColumn {

    enum Kind {
        NUMBERS,
        UUIDS,
        TEXT
    }

    private static final int MOST_DIGITS = 18;
    private static final int UUID_LENGTH = 36;

    private Kind kind = Kind.NUMBERS;
    private byte[] prefix = new byte[0];
    private int width;
    private boolean sameWidth = true;
    private boolean noZeros = true;
    private boolean fitsInt = true;
    private int[] small = new int[0];
    private long[] low = new long[16];
    private long[] high = new long[0];
    private byte[] text = new byte[0];
    private int[] start = new int[0];
    private int count;

    int count() {
        return count;
    }

    void add(byte[] bytes, int from, int to) {
        if (count == 0) {
            decide(bytes, from, to);
        }
        if (count == low.length && kind != Kind.TEXT) {
            int next = count + (count >> 1) + 16;
            low = Arrays.copyOf(low, next);
            if (kind == Kind.UUIDS) {
                high = Arrays.copyOf(high, next);
            }
        }
        boolean kept = switch (kind) {
            case NUMBERS -> addNumber(bytes, from, to);
            case UUIDS -> addUuid(bytes, from, to);
            case TEXT -> false;
        };
        if (!kept) {
            toText();
            addText(bytes, from, to);
        }
        count++;
    }

    private void decide(byte[] bytes, int from, int to) {
        if (to - from == UUID_LENGTH && uuidHalf(bytes, from, 0) && bytes[from + 8] == '-') {
            kind = Kind.UUIDS;
            high = new long[low.length];
            return;
        }
        int digits = to;
        while (digits > from && isDigit(bytes[digits - 1]) && to - digits < MOST_DIGITS) {
            digits--;
        }
        prefix = Arrays.copyOfRange(bytes, from, digits);
        width = to - digits;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private boolean addNumber(byte[] bytes, int from, int to) {
        int digits = to - from - prefix.length;
        if (digits < 1 || digits > MOST_DIGITS || !Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length)) {
            return false;
        }
        long value = 0;
        for (int i = to - digits; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
            value = value * 10 + bytes[i] - '0';
        }
        boolean width1 = sameWidth && digits == width;
        boolean zeros1 = noZeros && (bytes[to - digits] != '0' || digits == 1);
        if (!width1 && !zeros1) {
            return false;
        }
        sameWidth = width1;
        noZeros = zeros1;
        fitsInt &= value <= Integer.MAX_VALUE;
        low[count] = value;
        return true;
    }

    private boolean addUuid(byte[] bytes, int from, int to) {
        if (to - from != UUID_LENGTH) {
            return false;
        }
        long[] halves = new long[2];
        int digit = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            byte c = bytes[from + i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return false;
                }
                continue;
            }
            int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (value < 0) {
                return false;
            }
            halves[digit >> 4] = halves[digit >> 4] << 4 | value;
            digit++;
        }
        high[count] = halves[0];
        low[count] = halves[1];
        return true;
    }

    private static boolean uuidHalf(byte[] bytes, int from, int unused) {
        for (int i = 0; i < 8; i++) {
            byte c = bytes[from + i];
            if (!(isDigit(c) || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return unused == 0;
    }

    private void toText() {
        if (kind == Kind.TEXT) {
            return;
        }
        int[] starts = new int[count + 16];
        byte[] bytes = new byte[Math.max(64, count * 24)];
        byte[] one = new byte[256];
        for (int i = 0; i < count; i++) {
            int size = write(i, one, 0);
            if (starts[i] + size > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1) + size);
            }
            System.arraycopy(one, 0, bytes, starts[i], size);
            starts[i + 1] = starts[i] + size;
        }
        kind = Kind.TEXT;
        text = bytes;
        start = starts;
        low = new long[0];
        high = new long[0];
    }

    private void addText(byte[] bytes, int from, int to) {
        int size = to - from;
        if (count + 2 > start.length) {
            start = Arrays.copyOf(start, start.length + (start.length >> 1) + 2);
        }
        if (start[count] + size > text.length) {
            text = Arrays.copyOf(text, Math.addExact(text.length, (text.length >> 1) + size));
        }
        System.arraycopy(bytes, from, text, start[count], size);
        start[count + 1] = start[count] + size;
    }

    /** Reads a little of an id, so that it is near when it is written. */
    long touch(int i) {
        return switch (kind) {
            case NUMBERS -> small.length > 0 ? small[i] : low[i];
            case UUIDS -> high[i];
            case TEXT -> start[i];
        };
    }

    /** Writes an id's bytes; how many. */
    int write(int i, byte[] into, int at) {
        return switch (kind) {
            case NUMBERS -> writeNumber(small.length > 0 ? small[i] : low[i], into, at);
            case UUIDS -> {
                writeHex(high[i], 0, into, at);
                writeHex(low[i], 16, into, at);
                yield UUID_LENGTH;
            }
            case TEXT -> {
                System.arraycopy(text, start[i], into, at, start[i + 1] - start[i]);
                yield start[i + 1] - start[i];
            }
        };
    }

    private int writeNumber(long value, byte[] into, int at) {
        System.arraycopy(prefix, 0, into, at, prefix.length);
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        digits = noZeros ? digits : Math.max(width, digits);
        long rest = value;
        for (int k = at + prefix.length + digits - 1; k >= at + prefix.length; k--) {
            into[k] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return prefix.length + digits;
    }

    private static void writeHex(long half, int digit, byte[] into, int at) {
        for (int i = 0; i < 16; i++) {
            int place = digit + i;
            int dashes = (place >= 8 ? 1 : 0) + (place >= 12 ? 1 : 0) + (place >= 16 ? 1 : 0) + (place >= 20 ? 1 : 0);
            int value = (int) (half >>> 60 - 4 * i) & 15;
            into[at + place + dashes] = (byte) (value < 10 ? '0' + value : 'a' + value - 10);
            if (place == 8 || place == 12 || place == 16 || place == 20) {
                into[at + place + dashes - 1] = '-';
            }
        }
    }

    String text(int i) {
        byte[] one = new byte[256];
        return new String(one, 0, write(i, one, 0), StandardCharsets.UTF_8);
    }

    /** The same ids in another order. */
    IdColumn ordered(int[] order, int many) {
        IdColumn next = new IdColumn();
        next.kind = kind;
        next.prefix = prefix;
        next.width = width;
        next.sameWidth = sameWidth;
        next.noZeros = noZeros;
        next.fitsInt = fitsInt;
        next.count = many;
        next.low = new long[0];
        switch (kind) {
            case NUMBERS -> {
                if (fitsInt) {
                    next.small = new int[many];
                    for (int i = 0; i < many; i++) {
                        next.small[i] = (int) low[order[i]];
                    }
                } else {
                    next.low = reordered(low, order, many);
                }
            }
            case UUIDS -> {
                next.low = reordered(low, order, many);
                next.high = reordered(high, order, many);
            }
            case TEXT -> reorderText(next, order, many);
        }
        return next;
    }

    private static long[] reordered(long[] from, int[] order, int many) {
        long[] to = new long[many];
        for (int i = 0; i < many; i++) {
            to[i] = from[order[i]];
        }
        return to;
    }

    private void reorderText(IdColumn next, int[] order, int many) {
        next.start = new int[many + 1];
        next.text = new byte[start[count]];
        for (int i = 0; i < many; i++) {
            int size = start[order[i] + 1] - start[order[i]];
            System.arraycopy(text, start[order[i]], next.text, next.start[i], size);
            next.start[i + 1] = next.start[i] + size;
        }
    }

    long bytes() {
        return 4L * small.length + 8L * low.length + 8L * high.length + text.length + 4L * start.length;
    }

    void save(Snapshot.Out out) throws java.io.IOException {
        out.number(kind == Kind.NUMBERS ? 0 : kind == Kind.UUIDS ? 1 : 2);
        out.number(width);
        out.number((sameWidth ? 1 : 0) + (noZeros ? 2 : 0) + (fitsInt ? 4 : 0));
        out.number(count);
        out.bytes(prefix, prefix.length);
        out.ints(small, small.length);
        out.longs(low, low.length);
        out.longs(high, high.length);
        out.bytes(text, text.length);
        out.ints(start, start.length);
    }

    static IdColumn load(Snapshot.In in) throws java.io.IOException {
        IdColumn ids = new IdColumn();
        long kind = in.number();
        ids.kind = kind == 0 ? Kind.NUMBERS : kind == 1 ? Kind.UUIDS : Kind.TEXT;
        ids.width = (int) in.number();
        long flags = in.number();
        ids.sameWidth = (flags & 1) != 0;
        ids.noZeros = (flags & 2) != 0;
        ids.fitsInt = (flags & 4) != 0;
        ids.count = (int) in.number();
        ids.prefix = in.bytes();
        ids.small = in.ints();
        ids.low = in.longs();
        ids.high = in.longs();
        ids.text = in.bytes();
        ids.start = in.ints();
        return ids;
    }
}

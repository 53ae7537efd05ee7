package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What is kept of an address: each telling word sets one of 44 bits, so that two spellings, orders and abbreviations of one
 * address stay alike. Not for several threads at once.
 */
final class Traces {

    private static final int MOST_CACHED = 1 << 20;
    /** Words that every address has. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "so", "nha", "duong", "pho", "thon", "to", "xa", "huyen", "tinh", "phuong", "quan", "thanh", "tp", "tx", "thi",
            "tran", "khu", "ap", "xom", "ban", "dan", "khom", "ngo", "ngach", "hem", "kp", "tdp", "tt", "qn", "dac", "lang",
            "buon", "doi", "px", "ph", "cum");

    private static final byte[] LETTER = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            boolean letter = c >= 128 || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '\'';
            LETTER[c] = (byte) (letter ? 1 : 0);
        }
    }

    private long[] keys = new long[1 << 12];
    private long[] bits = new long[1 << 12];
    private int cached;

    /** Sixteen more bytes behind the end must be readable. */
    long of(byte[] bytes, int from, int to) {
        long traces = 0;
        int at = from;
        while (at < to) {
            while (at < to && LETTER[bytes[at] & 0xFF] == 0) {
                at++;
            }
            int start = at;
            while (at < to && LETTER[bytes[at] & 0xFF] != 0) {
                at++;
            }
            if (at > start) {
                traces |= word(bytes, start, at);
            }
        }
        return traces;
    }

    private long word(byte[] bytes, int from, int to) {
        long key = Hash.of(bytes, from, to) | 1;
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return bits[at];
            }
            at = at + 1 & mask;
        }
        long bit = read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        keep(key, bit);
        return bit;
    }

    private static long read(String word) {
        Letters.Word read = Letters.read(word);
        String folded = read.folded();
        boolean number = !folded.isEmpty() && Character.isDigit(folded.charAt(0));
        if (folded.isEmpty() || EMPTY_WORDS.contains(folded) || folded.length() == 1 && !number) {
            return 0;
        }
        long hash = Hash.mix(Lexicon.polynomial(folded));
        return 1L << (int) ((hash >>> 32) * Segment.TRACE_BITS >>> 32);
    }

    private void keep(long key, long bit) {
        if (cached >= MOST_CACHED) {
            keys = new long[1 << 12];
            bits = new long[1 << 12];
            cached = 0;
        }
        if (++cached * 2 > keys.length) {
            long[] oldKeys = keys;
            long[] oldBits = bits;
            keys = new long[oldKeys.length * 2];
            bits = new long[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldBits[i]);
                }
            }
        }
        place(key, bit);
    }

    private void place(long key, long bit) {
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        bits[at] = bit;
    }
}

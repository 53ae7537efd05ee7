package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What is kept of an address: each telling word sets one of 25 bits, so that two spellings, orders and abbreviations of one
 * address stay alike; 9 more bits stand for the first telling word, the hamlet or street, and 13 for the number of the house,
 * which a household shares with hardly anybody. Not for several threads at once.
 */
final class Traces {

    private static final int MOST_CACHED = 1 << 20;
    private static final int WORD_BITS = 25;
    private static final int HAMLET_BITS = 9;
    private static final int HOUSE_AT = WORD_BITS + HAMLET_BITS;
    private static final long WORDS = (1L << WORD_BITS) - 1;
    private static final long MOST_HAMLETS = (1L << HAMLET_BITS) - 1;
    private static final long MOST_HOUSES = (1L << Segment.TRACE_BITS - HOUSE_AT) - 1;
    /** Stands for the word before the number of a house. */
    private static final long NUMBER_FOLLOWS = 1;
    /** Words that every address has. */
    private static final Set<String> EMPTY_WORDS = Set.of(
            "nha", "duong", "pho", "thon", "to", "xa", "huyen", "tinh", "phuong", "quan", "thanh", "tp", "tx", "thi",
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
    private long[] meanings = new long[1 << 12];
    private int cached;

    /** Sixteen more bytes behind the end must be readable. */
    long of(byte[] bytes, int from, int to) {
        long traces = 0;
        long house = 0;
        long hamlet = 0;
        boolean begins = true;
        int at = from;
        while (at < to) {
            while (at < to && LETTER[bytes[at] & 0xFF] == 0) {
                at++;
            }
            int start = at;
            while (at < to && LETTER[bytes[at] & 0xFF] != 0) {
                at++;
            }
            if (at == start) {
                break;
            }
            long word = word(bytes, start, at);
            if (begins && bytes[start] >= '0' && bytes[start] <= '9') {
                house = word == 0 ? 0 : 1 + (word >>> 1) % MOST_HOUSES;
                begins = false;
            } else if (word == NUMBER_FOLLOWS) {
                begins &= house == 0;
            } else {
                begins = false;
                if (word != 0) {
                    hamlet = hamlet == 0 ? 1 + (word >>> 1) % MOST_HAMLETS : hamlet;
                    traces |= 1L << (int) ((word >>> 33) * WORD_BITS >>> 31);
                }
            }
        }
        return house << HOUSE_AT | hamlet << WORD_BITS | traces;
    }

    /** Words that two addresses share, and the most that they could. */
    static int shared(long a, long b) {
        return Long.bitCount(a & b & WORDS);
    }

    static int words(long traces) {
        return Long.bitCount(traces & WORDS);
    }

    /** The number of the house; 0 if none is given. */
    static long house(long traces) {
        return traces >>> HOUSE_AT;
    }

    /** The first telling word: hamlet or street. */
    static long hamlet(long traces) {
        return traces >>> WORD_BITS & MOST_HAMLETS;
    }

    private long word(byte[] bytes, int from, int to) {
        long key = Hash.of(bytes, from, to) | 1;
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return meanings[at];
            }
            at = at + 1 & mask;
        }
        long meaning = read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        keep(key, meaning);
        return meaning;
    }

    private static long read(String word) {
        String folded = Letters.read(word).folded();
        boolean number = !folded.isEmpty() && Character.isDigit(folded.charAt(0));
        if (folded.equals("so")) {
            return NUMBER_FOLLOWS;
        }
        if (folded.isEmpty() || EMPTY_WORDS.contains(folded) || folded.length() == 1 && !number) {
            return 0;
        }
        return Hash.mix(Lexicon.polynomial(folded)) | 2;
    }

    private void keep(long key, long meaning) {
        if (cached >= MOST_CACHED) {
            keys = new long[1 << 12];
            meanings = new long[1 << 12];
            cached = 0;
        }
        if (++cached * 2 > keys.length) {
            long[] oldKeys = keys;
            long[] oldMeanings = meanings;
            keys = new long[oldKeys.length * 2];
            meanings = new long[oldKeys.length * 2];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldMeanings[i]);
                }
            }
        }
        place(key, meaning);
    }

    private void place(long key, long meaning) {
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        meanings[at] = meaning;
    }
}

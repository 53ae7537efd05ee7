package vn.lienthong.matching;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a list's names, each read thoroughly once. A word of the sheet becomes one or more parts: one if it is a word, more
 * if words were run together. A part knows the register's words that it is or may stand for. Each thread has its own; what is
 * found does not depend on what was asked before.
 */
final class Tokens {

    static final int PLAIN = 1;
    static final int ABBREVIATED = 2;
    /** Typed as Telex or VNI left it, and mended. */
    static final int MENDED = 4;
    /** One of several that stood together without a blank. */
    static final int JOINED = 8;

    /** Ông, bà, cháu and the like before a name. */
    static final int TITLE = 16;
    /** What follows is a nickname: tức, tên gọi khác. */
    static final int ALSO = 32;

    private static final Set<String> TITLES =
            Set.of("ong", "ba", "anh", "chi", "em", "chau", "co", "chu", "bac", "cu", "di", "cau", "thay", "be");

    private static final int MOST_CACHED = 1 << 20;
    private static final int LONGEST_ABBREVIATION = 3;
    private static final byte[] LETTER = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            boolean apart = c <= ' ' || c == '.' || c == ',' || c == '-' || c == '_' || c == '/' || c == ';' || c == '(' || c == ')';
            LETTER[c] = (byte) (apart ? 0 : 1);
        }
    }

    private final Lexicon.View words;
    private long[] keys = new long[1 << 13];
    private int[] entries = new int[1 << 13];
    private int cached;

    private int parts = 1;
    int[] spelled = new int[256];
    int[] marked = new int[256];
    int[] folded = new int[256];
    long[] poly = new long[256];
    long[] power = new long[256];
    byte[] flags = new byte[256];
    String[] text = new String[256];
    int[][] near = new int[256][];
    double[] prefixShare = new double[256];
    private int @Nullable [][] alike = new int[256][];

    Tokens(Lexicon.View words) {
        this.words = words;
    }

    /** Reads a name into parts from a place of an array on; how many. Sixteen bytes behind the end must be readable. */
    int read(byte[] bytes, int from, int to, int[] into, int place) {
        int many = 0;
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
                int entry = entry(bytes, start, at);
                for (int p = entry >>> 4; p < (entry >>> 4) + (entry & 15) && many < Lexicon.MOST_WORDS; p++) {
                    if (many >= 2 && (flags[p] & ALSO) != 0) {
                        return many;
                    }
                    into[place + many++] = p;
                }
            }
            if (at < to && bytes[at] == '(' && many >= 2) {
                break;
            }
        }
        return many > 2 && (flags[into[place]] & TITLE) != 0 ? withoutTitle(into, place, many) : many;
    }

    /** Bà Trần Thị Mai is Trần Thị Mai, unless more people are called Bà than Trần. */
    private int withoutTitle(int[] into, int place, int many) {
        int title = folded[into[place]];
        int next = folded[into[place + 1]];
        if (next == 0 || words.first()[next] <= 3 * words.first()[title]) {
            return many;
        }
        System.arraycopy(into, place + 1, into, place, many - 1);
        return many - 1;
    }

    /** The words of the register that a part may have been written for, beside its own; asked only where a search is hard. */
    int[] alike(int part) {
        int[] known = alike[part];
        if (known == null) {
            known = near[part].length > 0 ? near[part] : words.repairing().alike(text[part]);
            alike[part] = known;
        }
        return known;
    }

    /** Forgets, if too much was learned; between batches only. Whether it did. */
    boolean tidy() {
        boolean full = cached >= MOST_CACHED;
        if (full) {
            keys = new long[1 << 13];
            entries = new int[1 << 13];
            cached = 0;
            parts = 1;
        }
        return full;
    }

    private int entry(byte[] bytes, int from, int to) {
        long key = Hash.of(bytes, from, to) | 1;
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return entries[at];
            }
            at = at + 1 & mask;
        }
        int entry = learn(bytes, from, to);
        if (++cached * 2 > keys.length) {
            grow();
        }
        place(key, entry);
        return entry;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldEntries = entries;
        keys = new long[oldKeys.length * 2];
        entries = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                place(oldKeys[i], oldEntries[i]);
            }
        }
    }

    private void place(long key, int entry) {
        int mask = keys.length - 1;
        int at = (int) (key >>> 20) & mask;
        while (keys[at] != 0) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        entries[at] = entry;
    }

    private int learn(byte[] bytes, int from, int to) {
        int start = parts;
        int known = words.spelled().find(Hash.of(bytes, from, to));
        if (known != 0) {
            String folded1 = words.foldedText()[words.foldedOf()[known]];
            boolean plain = true;
            for (int i = from; i < to; i++) {
                plain &= bytes[i] >= 0;
            }
            add(known, words.markedOf()[known], words.foldedOf()[known], folded1, plain ? PLAIN : 0);
        } else {
            String written = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            if (written.indexOf('?') >= 0 || written.indexOf('\uFFFD') >= 0) {
                lost(written);
            } else {
                Letters.split(written).forEach(this::learn);
            }
        }
        return start << 4 | Math.min(15, parts - start);
    }

    /** A word of which letters were lost on the way, each now a question mark. */
    private void lost(String written) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            pattern.append(c == '?' || c == '\uFFFD' ? "?" : Letters.read(String.valueOf(c)).folded());
        }
        add(0, 0, 0, pattern.toString(), PLAIN);
        near[parts - 1] = words.repairing().matching(pattern.toString());
    }

    private void learn(String word) {
        Letters.Word read = Letters.read(word);
        int fold = words.folded().find(Lexicon.polynomial(read.folded()));
        if (fold == 0) {
            List<String> humps = humps(word);
            if (humps.size() > 1) {
                humps.forEach(hump -> add(Letters.read(hump), JOINED));
                return;
            }
        }
        add(read, 0);
    }

    /** NguyenVanAn as three words. */
    private static List<String> humps(String word) {
        List<String> humps = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= word.length(); i++) {
            if (i == word.length() || Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1))) {
                humps.add(word.substring(start, i));
                start = i;
            }
        }
        return humps.stream().allMatch(hump -> hump.length() > 1) && humps.size() <= Lexicon.MOST_WORDS
                ? humps
                : List.of(word);
    }

    private void add(Letters.Word read, int more) {
        String folded1 = read.folded();
        if (folded1.isEmpty()) {
            return;
        }
        int plain = (read.plain() ? PLAIN : 0) | more;
        int fold = words.folded().find(Lexicon.polynomial(folded1));
        if (fold != 0) {
            add(0, words.marked().find(Lexicon.markedKey(read.marked())), fold, folded1, plain);
            return;
        }
        String mended = mended(folded1);
        fold = words.folded().find(Lexicon.polynomial(mended));
        if (fold != 0 && !mended.equals(folded1)) {
            add(0, 0, fold, mended, plain | MENDED);
            return;
        }
        boolean abbreviated = folded1.length() <= LONGEST_ABBREVIATION && (folded1.length() == 1 || !Letters.hasVowel(folded1));
        int[] alternatives = abbreviated ? new int[0] : words.repairing().near(folded1);
        if (alternatives.length == 0 && !mended.equals(folded1)) {
            alternatives = words.repairing().near(mended);
        }
        List<String> run = alternatives.length > 0 || abbreviated ? List.of(folded1) : words.repairing().parted(folded1);
        if (run.size() > 1) {
            for (String part : run) {
                add(0, 0, words.folded().find(Lexicon.polynomial(part)), part, plain | JOINED);
            }
            return;
        }
        add(0, 0, 0, folded1, plain | (abbreviated ? ABBREVIATED : 0));
        near[parts - 1] = alternatives;
    }

    private String mended(String folded1) {
        String digits = Letters.withoutVni(folded1);
        if (!digits.equals(folded1)) {
            return digits;
        }
        return Letters.withoutTelex(folded1);
    }

    private void add(int spelled1, int marked1, int folded1, String text1, int flags1) {
        if (parts == spelled.length) {
            int more = parts * 2;
            spelled = Arrays.copyOf(spelled, more);
            marked = Arrays.copyOf(marked, more);
            folded = Arrays.copyOf(folded, more);
            poly = Arrays.copyOf(poly, more);
            power = Arrays.copyOf(power, more);
            flags = Arrays.copyOf(flags, more);
            text = Arrays.copyOf(text, more);
            near = Arrays.copyOf(near, more);
            prefixShare = Arrays.copyOf(prefixShare, more);
            alike = Arrays.copyOf(alike, more);
        }
        spelled[parts] = spelled1;
        marked[parts] = marked1;
        folded[parts] = folded1;
        poly[parts] = Lexicon.polynomial(text1);
        power[parts] = Lexicon.power(text1.length());
        int more1 = (TITLES.contains(text1) ? TITLE : 0) | (text1.equals("tuc") ? ALSO : 0);
        flags[parts] = (byte) (flags1 | more1);
        text[parts] = text1;
        near[parts] = NOTHING;
        alike[parts] = null;
        boolean mayAbbreviate = (flags1 & ABBREVIATED) != 0 || text1.length() == 1;
        prefixShare[parts] = mayAbbreviate ? words.repairing().share(text1) : 0;
        parts++;
    }

    private static final int[] NOTHING = new int[0];
}

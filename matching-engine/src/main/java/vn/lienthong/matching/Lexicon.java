package vn.lienthong.matching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Every word and every name of the register, once. A word has a number as it is spelled, one as it is marked (capitals and
 * the place of the tone mark set aside) and one as it is folded (no marks). A name is a run of spelled words; all names with the
 * same letters, whatever the marks and blanks, share one folded name, by which persons are sorted.
 *
 * <p>One thread writes; readers hold a {@link View}.
 */
final class Lexicon {

    /** A name of more than four words, or with a rare word, lies in the pool. */
    static final int LONG_NAME = 0xFFFF;

    static final int MOST_WORDS = 12;
    private static final int PACKED_WORDS = 4;

    /** All of it at one moment. Arrays are read up to the counts only. */
    record View(
            Interner.View spelled,
            int[] markedOf,
            int[] foldedOf,
            int[] spelledStart,
            byte[] spelledBytes,
            Interner.View marked,
            int[] markedFolded,
            int[] markedCount,
            Interner.View folded,
            long[] foldedPower,
            String[] foldedText,
            int[] first,
            int[] middle,
            int[] last,
            long nameTotal,
            long middleTotal,
            Interner.View names,
            int[] foldOfName,
            int[] pool,
            Interner.View folds,
            int[] foldFirst,
            int[] foldLast,
            Interner.View units,
            int[] unitCount,
            List<String> unitCodes,
            AtomicReference<@Nullable Repairs> repairs) {

        int unit(String code) {
            return units.find(unitKey(code));
        }

        /** The spelled words of a name, into an array; how many. */
        int words(int name, int[] into) {
            long packed = names.keys()[name];
            if (packed >>> 48 != LONG_NAME) {
                int many = 0;
                for (; packed != 0 && many < PACKED_WORDS; packed >>>= 16) {
                    into[many++] = (int) packed & 0xFFFF;
                }
                return many;
            }
            int at = (int) packed;
            int many = pool[at];
            System.arraycopy(pool, at + 1, into, 0, many);
            return many;
        }

        String text(int name) {
            int[] words = new int[MOST_WORDS];
            int many = words(name, words);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < many; i++) {
                if (i > 0) {
                    text.append(' ');
                }
                int word = words[i];
                text.append(new String(
                        spelledBytes,
                        spelledStart[word],
                        spelledStart[word + 1] - spelledStart[word],
                        StandardCharsets.UTF_8));
            }
            return text.toString();
        }

        /** The ways to mend words that no name has; made when first needed, the same whoever makes it. */
        Repairs repairing() {
            Repairs made = repairs.get();
            if (made == null) {
                Repairs fresh = new Repairs(this);
                made = repairs.compareAndSet(null, fresh) ? fresh : repairs.get();
            }
            return java.util.Objects.requireNonNull(made);
        }
    }

    private final Interner spelled;
    private int[] markedOf = new int[64];
    private int[] foldedOf = new int[64];
    private int[] spelledStart = new int[64];
    private byte[] spelledBytes = new byte[1024];
    private final Interner marked;
    private int[] markedFolded = new int[64];
    private int[] markedCount = new int[64];
    private final Interner folded;
    private long[] foldedPower = new long[64];
    private String[] foldedText = new String[64];
    private int[] first = new int[64];
    private int[] middle = new int[64];
    private int[] last = new int[64];
    private long nameTotal;
    private long middleTotal;
    private final Interner names;
    private final Interner longNames;
    private int[] longNameAt = new int[64];
    private int[] foldOfName = new int[64];
    private int[] pool = new int[64];
    private int poolSize;
    private final Interner folds;
    private int[] foldFirst = new int[64];
    private int[] foldLast = new int[64];
    private final Interner units;
    private int[] unitCount = new int[64];
    private final ArrayList<String> unitCodes = new ArrayList<>(List.of(""));
    private long lastUnitKey;
    private int lastUnit;
    private final int[] words = new int[MOST_WORDS];
    private AtomicReference<@Nullable Repairs> repairs = new AtomicReference<>();
    private int repairsAt;

    /** The key of a unit's code, of any length. */
    static long unitKey(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
        return Hash.of(Arrays.copyOf(bytes, bytes.length + Hash.PADDING), 0, bytes.length);
    }

    View view() {
        if (repairsAt != folded.count()) {
            repairs = new AtomicReference<>();
            repairsAt = folded.count();
        }
        return new View(
                spelled.view(),
                markedOf,
                foldedOf,
                spelledStart,
                spelledBytes,
                marked.view(),
                markedFolded,
                markedCount,
                folded.view(),
                foldedPower,
                foldedText,
                first,
                middle,
                last,
                nameTotal,
                middleTotal,
                names.view(),
                foldOfName,
                pool,
                folds.view(),
                foldFirst,
                foldLast,
                units.view(),
                unitCount,
                List.copyOf(unitCodes),
                repairs);
    }

    /** The number of a unit; 0 for none. */
    int unit(byte[] bytes, int from, int to) {
        if (from == to) {
            return 0;
        }
        long key = Hash.of(bytes, from, to);
        if (key != lastUnitKey) {
            int before = units.count();
            lastUnitKey = key;
            lastUnit = units.add(key);
            if (units.count() > before) {
                unitCount = room(unitCount, lastUnit);
                unitCodes.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            }
        }
        unitCount[lastUnit]++;
        return lastUnit;
    }

    /** The number of a name, whose words are counted; 0 for none. Bytes behind the end must be readable. */
    int name(byte[] bytes, int from, int to) {
        int many = 0;
        int at = from;
        while (at < to) {
            while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') {
                at++;
            }
            int start = at;
            while (at < to && (bytes[at] < 0 || bytes[at] > ' ')) {
                at++;
            }
            if (at > start && many < MOST_WORDS) {
                words[many++] = word(bytes, start, at);
            }
        }
        return many == 0 ? 0 : name(many);
    }

    private int name(int many) {
        long packed = 0;
        boolean fits = many <= PACKED_WORDS;
        long hash = many;
        for (int i = 0; i < many; i++) {
            fits &= words[i] < LONG_NAME;
            packed |= (long) words[i] << 16 * i;
            hash = Hash.mix(hash ^ words[i]) + i;
            (i == 0 ? first : i == many - 1 ? last : middle)[foldedOf[words[i]]]++;
            markedCount[markedOf[words[i]]]++;
        }
        nameTotal++;
        middleTotal += Math.max(0, many - 2);
        long key = fits ? packed : longName(hash, many);
        int before = names.count();
        int name = names.add(key);
        if (names.count() > before) {
            foldOfName = room(foldOfName, name);
            foldOfName[name] = fold(many);
        }
        return name;
    }

    /** Takes back what {@link #name} counted, for a person who goes. */
    void uncount(int name, int unit) {
        int many = view().words(name, words);
        for (int i = 0; i < many; i++) {
            (i == 0 ? first : i == many - 1 ? last : middle)[foldedOf[words[i]]]--;
            markedCount[markedOf[words[i]]]--;
        }
        nameTotal--;
        middleTotal -= Math.max(0, many - 2);
        unitCount[unit]--;
    }

    private long longName(long hash, int many) {
        int before = longNames.count();
        int id = longNames.add(hash);
        if (longNames.count() > before) {
            longNameAt = room(longNameAt, id);
            longNameAt[id] = poolSize;
            if (poolSize + many + 1 > pool.length) {
                pool = Arrays.copyOf(pool, Math.max(poolSize + many + 1, pool.length * 2));
            }
            pool[poolSize] = many;
            System.arraycopy(words, 0, pool, poolSize + 1, many);
            poolSize += many + 1;
        }
        return (long) LONG_NAME << 48 | longNameAt[id];
    }

    private int fold(int many) {
        long hash = 0;
        for (int i = 0; i < many; i++) {
            int word = foldedOf[words[i]];
            hash = hash * foldedPower[word] + folded.key(word);
        }
        int before = folds.count();
        int fold = folds.add(hash);
        if (folds.count() > before) {
            foldFirst = room(foldFirst, fold);
            foldLast = room(foldLast, fold);
            foldFirst[fold] = foldedOf[words[0]];
            foldLast[fold] = foldedOf[words[many - 1]];
        }
        return fold;
    }

    private int word(byte[] bytes, int from, int to) {
        long key = Hash.of(bytes, from, to);
        int before = spelled.count();
        int word = spelled.add(key);
        if (spelled.count() > before) {
            learn(word, bytes, from, to);
        }
        return word;
    }

    private void learn(int word, byte[] bytes, int from, int to) {
        markedOf = room(markedOf, word);
        foldedOf = room(foldedOf, word);
        spelledStart = room(spelledStart, word + 1);
        int size = to - from;
        if (spelledStart[word] + size > spelledBytes.length) {
            spelledBytes = Arrays.copyOf(spelledBytes, Math.max(spelledStart[word] + size, spelledBytes.length * 2));
        }
        System.arraycopy(bytes, from, spelledBytes, spelledStart[word], size);
        spelledStart[word + 1] = spelledStart[word] + size;
        Letters.Word read = Letters.read(new String(bytes, from, size, StandardCharsets.UTF_8));
        int fold = folded(read.folded());
        foldedOf[word] = fold;
        int before = marked.count();
        int mark = marked.add(markedKey(read.marked()));
        if (marked.count() > before) {
            markedFolded = room(markedFolded, mark);
            markedCount = room(markedCount, mark);
            markedFolded[mark] = fold;
        }
        markedOf[word] = mark;
    }

    private int folded(String text) {
        int before = folded.count();
        int word = folded.add(polynomial(text));
        if (folded.count() > before) {
            foldedPower = Arrays.copyOf(foldedPower, Math.max(foldedPower.length, room(word, foldedPower.length)));
            foldedText = Arrays.copyOf(foldedText, Math.max(foldedText.length, room(word, foldedText.length)));
            first = room(first, word);
            middle = room(middle, word);
            last = room(last, word);
            foldedPower[word] = power(text.length());
            foldedText[word] = text;
        }
        return word;
    }

    static long markedKey(String marked) {
        return polynomial(marked) * 31 + 7;
    }

    /** Letters joined so that the hash of two words together follows from those of each. */
    static long polynomial(String letters) {
        long hash = 0;
        for (int i = 0; i < letters.length(); i++) {
            hash = hash * Hash.BASE + Hash.mix(letters.charAt(i));
        }
        return hash;
    }

    static long power(int letters) {
        long power = 1;
        for (int i = 0; i < letters; i++) {
            power *= Hash.BASE;
        }
        return power;
    }

    private static int room(int wanted, int length) {
        return wanted < length ? length : Math.max(wanted + 1, length + (length >> 1));
    }

    private static int[] room(int[] array, int wanted) {
        return wanted < array.length ? array : Arrays.copyOf(array, room(wanted, array.length));
    }

    /** Gives back what was kept for growth. */
    void trim() {
        names.trim();
        folds.trim();
        foldOfName = Arrays.copyOf(foldOfName, names.count() + 1);
        foldFirst = Arrays.copyOf(foldFirst, folds.count() + 1);
        foldLast = Arrays.copyOf(foldLast, folds.count() + 1);
        pool = Arrays.copyOf(pool, Math.max(64, poolSize));
    }

    long bytes() {
        return spelled.bytes()
                + 12L * markedOf.length
                + spelledBytes.length
                + marked.bytes()
                + 8L * markedFolded.length
                + folded.bytes()
                + 70L * foldedText.length
                + names.bytes()
                + longNames.bytes()
                + 4L * (longNameAt.length + foldOfName.length + pool.length + foldFirst.length + foldLast.length)
                + folds.bytes()
                + units.bytes()
                + 60L * unitCodes.size();
    }

    void save(Snapshot.Out out) throws IOException {
        for (Interner interner : List.of(spelled, marked, folded, names, longNames, folds, units)) {
            interner.save(out);
        }
        for (int[] ints : List.of(
                markedOf,
                foldedOf,
                spelledStart,
                markedFolded,
                markedCount,
                first,
                middle,
                last,
                longNameAt,
                foldOfName,
                pool,
                foldFirst,
                foldLast,
                unitCount)) {
            out.ints(ints, ints.length);
        }
        out.bytes(spelledBytes, spelledBytes.length);
        out.number(nameTotal);
        out.number(middleTotal);
        out.number(poolSize);
        for (int word = 1; word <= folded.count(); word++) {
            text(out, foldedText[word]);
        }
        for (int unit = 1; unit <= units.count(); unit++) {
            text(out, unitCodes.get(unit));
        }
    }

    private static void text(Snapshot.Out out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.bytes(bytes, bytes.length);
    }

    static Lexicon load(Snapshot.In in) throws IOException {
        return new Lexicon(in);
    }

    Lexicon() {
        spelled = new Interner();
        marked = new Interner();
        folded = new Interner();
        names = new Interner();
        longNames = new Interner();
        folds = new Interner();
        units = new Interner();
    }

    private Lexicon(Snapshot.In in) throws IOException {
        spelled = Interner.load(in);
        marked = Interner.load(in);
        folded = Interner.load(in);
        names = Interner.load(in);
        longNames = Interner.load(in);
        folds = Interner.load(in);
        units = Interner.load(in);
        markedOf = in.ints();
        foldedOf = in.ints();
        spelledStart = in.ints();
        markedFolded = in.ints();
        markedCount = in.ints();
        first = in.ints();
        middle = in.ints();
        last = in.ints();
        longNameAt = in.ints();
        foldOfName = in.ints();
        pool = in.ints();
        foldFirst = in.ints();
        foldLast = in.ints();
        unitCount = in.ints();
        spelledBytes = in.bytes();
        nameTotal = in.number();
        middleTotal = in.number();
        poolSize = (int) in.number();
        foldedText = new String[folded.count() + 1];
        foldedPower = new long[folded.count() + 1];
        for (int word = 1; word <= folded.count(); word++) {
            foldedText[word] = new String(in.bytes(), StandardCharsets.UTF_8);
            foldedPower[word] = power(foldedText[word].length());
        }
        for (int unit = 1; unit <= units.count(); unit++) {
            unitCodes.add(new String(in.bytes(), StandardCharsets.UTF_8));
        }
    }
}

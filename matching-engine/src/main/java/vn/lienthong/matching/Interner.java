package vn.lienthong.matching;

import java.io.IOException;
import java.util.Arrays;

/**
 * Gives 64-bit keys numbers from 1 on. One thread adds; others read the {@link View} that was taken before, which later
 * additions never disturb: they only fill slots whose numbers the view does not know.
 */
final class Interner {

    private static final int SMALLEST = 64;

    /** The keys as they were at one moment. */
    record View(long[] keys, int[] slots, int count) {

        /** The number that a key has if it has one and no other stands in its place. */
        int likely(long key) {
            int id = slots[(int) Hash.mix(key) & slots.length - 1];
            return id <= count ? id : 0;
        }

        /** The number of a key; 0 if it has none. */
        int find(long key) {
            int mask = slots.length - 1;
            int at = (int) Hash.mix(key) & mask;
            while (true) {
                int id = slots[at];
                if (id == 0) {
                    return 0;
                }
                if (id <= count && keys[id] == key) {
                    return id;
                }
                at = at + 1 & mask;
            }
        }
    }

    private long[] keys;
    private int[] slots;
    private int count;

    Interner() {
        this(new long[SMALLEST], 0);
    }

    /** Takes up what was saved: keys from place 1 on. */
    Interner(long[] keys, int count) {
        this.keys = keys;
        this.count = count;
        this.slots = new int[SMALLEST];
        rehash(sizeFor(count));
    }

    int count() {
        return count;
    }

    long key(int id) {
        return keys[id];
    }

    View view() {
        return new View(keys, slots, count);
    }

    int find(long key) {
        int id = slots[slot(key)];
        return id;
    }

    /** The number of a key, a new one if it has none; then {@link #count()} has grown. */
    int add(long key) {
        int at = slot(key);
        if (slots[at] != 0) {
            return slots[at];
        }
        count++;
        if (count >= keys.length) {
            keys = Arrays.copyOf(keys, Math.max(count + 1, keys.length + (keys.length >> 1)));
        }
        keys[count] = key;
        if (count * 4L > slots.length * 3L) {
            rehash(slots.length * 2);
        } else {
            slots[at] = count;
        }
        return count;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int at = (int) Hash.mix(key) & mask;
        while (slots[at] != 0 && keys[slots[at]] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int sizeFor(int many) {
        int size = SMALLEST;
        while (many * 4L > size * 3L) {
            size *= 2;
        }
        return size;
    }

    private void rehash(int size) {
        int[] next = new int[size];
        int mask = size - 1;
        for (int id = 1; id <= count; id++) {
            int at = (int) Hash.mix(keys[id]) & mask;
            while (next[at] != 0) {
                at = at + 1 & mask;
            }
            next[at] = id;
        }
        slots = next;
    }

    /** Gives back what was kept for growth. */
    void trim() {
        keys = Arrays.copyOf(keys, count + 1);
    }

    void save(Snapshot.Out out) throws IOException {
        out.number(count);
        out.longs(keys, count + 1);
    }

    static Interner load(Snapshot.In in) throws IOException {
        int count = (int) in.number();
        long[] keys = in.longs();
        if (count < 0 || keys.length != count + 1) {
            throw new IOException("damaged register snapshot");
        }
        return new Interner(keys, count);
    }

    long bytes() {
        return 8L * keys.length + 4L * slots.length;
    }
}

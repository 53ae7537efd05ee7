package vn.lienthong.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes persons in any order and lays them out as a {@link Segment}. */
final class SegmentBuilder {

    private static final int BLOCK_BITS = 15;
    private static final int BLOCK = 1 << BLOCK_BITS;
    /** A segment with fewer persons than names over this finds a name by halving, not by a table. */
    private static final int SPARSE = 4;

    private final List<long[]> blocks = new ArrayList<>();
    private final IdColumn raw = new IdColumn();
    private int count;

    long[] rec = new long[0];
    IdColumn ids = raw;
    int[] foldStart = new int[0];
    int firstBirth;
    int[] dayStart = new int[0];
    long[] byDay = new long[0];
    int[] unitStart = new int[0];
    long[] byUnit = new long[0];

    int count() {
        return count;
    }

    void add(long first, long second, long third, byte[] id, int from, int to) {
        int place = count & BLOCK - 1;
        if (place == 0) {
            blocks.add(new long[3 * BLOCK]);
        }
        long[] block = blocks.getLast();
        block[3 * place] = first;
        block[3 * place + 1] = second;
        block[3 * place + 2] = third;
        raw.add(id, from, to);
        count++;
    }

    /** All that is there of another segment. */
    void addAll(Segment other) {
        byte[] id = new byte[256];
        for (int p = 0; p < other.count; p++) {
            if (!other.isGone(p)) {
                int size = other.ids.write(p, id, 0);
                add(other.rec[3 * p], other.rec[3 * p + 1], other.rec[3 * p + 2], id, 0, size);
            }
        }
    }

    private long second(int person) {
        return blocks.get(person >>> BLOCK_BITS)[3 * (person & BLOCK - 1) + 1];
    }

    private long first(int person) {
        return blocks.get(person >>> BLOCK_BITS)[3 * (person & BLOCK - 1)];
    }

    Segment build(Lexicon.View words) {
        int folds = words.folds().count();
        int[] starts = new int[folds + 2];
        for (int p = 0; p < count; p++) {
            starts[words.foldOfName()[Segment.name(second(p))] + 1]++;
        }
        for (int f = 0; f <= folds; f++) {
            starts[f + 1] += starts[f];
        }
        int[] order = order(words, starts);
        rec = new long[3 * count];
        for (int i = 0; i < count; i++) {
            long[] block = blocks.get(order[i] >>> BLOCK_BITS);
            int place = 3 * (order[i] & BLOCK - 1);
            rec[3 * i] = block[place];
            rec[3 * i + 1] = block[place + 1];
            rec[3 * i + 2] = block[place + 2];
        }
        blocks.clear();
        ids = raw.ordered(order, count);
        foldStart = (long) count * SPARSE < folds ? new int[0] : starts;
        days(words, starts);
        units(words, starts);
        return new Segment(this);
    }

    /** By folded name, then birth, then as they came. */
    private int[] order(Lexicon.View words, int[] starts) {
        long[] keys = new long[count];
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int p = 0; p < count; p++) {
            int fold = words.foldOfName()[Segment.name(second(p))];
            keys[next[fold]++] = (long) Segment.birth(first(p)) << 32 | p;
        }
        int[] order = new int[count];
        for (int f = 0; f + 1 < starts.length; f++) {
            if (starts[f + 1] - starts[f] > 1) {
                Arrays.sort(keys, starts[f], starts[f + 1]);
            }
        }
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private void days(Lexicon.View words, int[] starts) {
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int p = 0; p < count; p++) {
            int birth = Segment.birth(rec[3 * p]);
            least = Math.min(least, birth);
            most = Math.max(most, birth);
        }
        firstBirth = Math.min(least, most);
        dayStart = new int[most - firstBirth + 2];
        for (int p = 0; p < count; p++) {
            dayStart[Segment.birth(rec[3 * p]) - firstBirth + 1]++;
        }
        for (int d = 1; d < dayStart.length; d++) {
            dayStart[d] += dayStart[d - 1];
        }
        int[] next = Arrays.copyOf(dayStart, dayStart.length);
        byDay = new long[count];
        for (int fold = 0; fold + 1 < starts.length; fold++) {
            long given = fold == 0 ? 0 : (long) words.foldLast()[fold] << 48;
            for (int p = starts[fold]; p < starts[fold + 1]; p++) {
                int day = Segment.birth(rec[3 * p]) - firstBirth;
                byDay[next[day]++] = given | (Segment.unit(rec[3 * p + 2]) & 0xFFFFL) << 32 | p;
            }
        }
        sortRuns(byDay, dayStart);
    }

    private void units(Lexicon.View words, int[] starts) {
        int most = 0;
        for (int p = 0; p < count; p++) {
            most = Math.max(most, Segment.unit(rec[3 * p + 2]));
        }
        unitStart = new int[most + 2];
        for (int p = 0; p < count; p++) {
            unitStart[Segment.unit(rec[3 * p + 2]) + 1]++;
        }
        for (int u = 1; u < unitStart.length; u++) {
            unitStart[u] += unitStart[u - 1];
        }
        int[] next = Arrays.copyOf(unitStart, unitStart.length);
        byUnit = new long[count];
        for (int fold = 0; fold + 1 < starts.length; fold++) {
            long given = fold == 0 ? 0 : (words.foldLast()[fold] & 0xFFFFL) << 40;
            long surname = fold == 0 ? 0 : (words.foldFirst()[fold] & 0xFFL) << 32;
            for (int p = starts[fold]; p < starts[fold + 1]; p++) {
                long year = (long) (Segment.birth(rec[3 * p]) >>> 9) << 56;
                byUnit[next[Segment.unit(rec[3 * p + 2])]++] = year | given | surname | p;
            }
        }
        sortRuns(byUnit, unitStart);
    }

    /** Sorts each run as unsigned numbers. */
    private static void sortRuns(long[] values, int[] starts) {
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
        for (int r = 0; r + 1 < starts.length; r++) {
            if (starts[r + 1] - starts[r] > 1) {
                Arrays.sort(values, starts[r], starts[r + 1]);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE;
        }
    }
}

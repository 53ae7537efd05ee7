package vn.lienthong.matching;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Persons that never change, three longs each, sorted by folded name and birth: whoever has a name lies together. Beside them
 * stand places by number, old number, day of birth and unit.
 *
 * <pre>
 * rec[3p]   number 40 | birth 17 | sex 2 | status 2 | 3 free
 * rec[3p+1] name 28 | old number 30 | 6 free
 * rec[3p+2] unit 17 | address traces 47
 * byDay     given name 16 | unit 16 | person 32
 * byUnit    year 8 | given name 16 | surname 8 | person 32
 * </pre>
 */
final class Segment {

    static final long NO_NUMBER = (1L << 40) - 1;
    static final int NO_OLD = (1 << 30) - 1;
    static final int MOST_NAMES = 1 << 28;
    static final int MOST_UNITS = 1 << 17;
    static final int TRACE_BITS = 47;
    private static final double FILLED = 0.7;

    final int count;
    final long[] rec;
    final IdColumn ids;
    final int[] numberSlots;
    final int[] oldSlots;
    private final int personBits;
    final int[] foldStart;
    private final int firstBirth;
    final int[] dayStart;
    final long[] byDay;
    final int[] unitStart;
    final long[] byUnit;
    /** Bits of those who are gone; null if none is. Replaced, never changed. */
    final long @Nullable [] gone;
    final int goneCount;

    Segment(SegmentBuilder made) {
        this.count = made.count();
        this.rec = made.rec;
        this.ids = made.ids;
        this.personBits = bits(count);
        this.foldStart = made.foldStart;
        this.firstBirth = made.firstBirth;
        this.dayStart = made.dayStart;
        this.byDay = made.byDay;
        this.unitStart = made.unitStart;
        this.byUnit = made.byUnit;
        this.numberSlots = numbers();
        this.oldSlots = oldNumbers();
        this.gone = null;
        this.goneCount = 0;
    }

    private Segment(Segment same, long[] gone, int goneCount) {
        this.count = same.count;
        this.rec = same.rec;
        this.ids = same.ids;
        this.personBits = same.personBits;
        this.foldStart = same.foldStart;
        this.firstBirth = same.firstBirth;
        this.dayStart = same.dayStart;
        this.byDay = same.byDay;
        this.unitStart = same.unitStart;
        this.byUnit = same.byUnit;
        this.numberSlots = same.numberSlots;
        this.oldSlots = same.oldSlots;
        this.gone = gone;
        this.goneCount = goneCount;
    }

    static int bits(int count) {
        return Math.max(8, 32 - Integer.numberOfLeadingZeros(count + 1));
    }

    static long number(long first) {
        return first >>> 24;
    }

    static int birth(long first) {
        return (int) (first >>> 7) & 0x1FFFF;
    }

    /** 0 unknown, 1 male, 2 female. */
    static int sex(long first) {
        return (int) (first >>> 5) & 3;
    }

    static Status status(long first) {
        return switch ((int) (first >>> 3) & 3) {
            case 0 -> Status.ALIVE;
            case 1 -> Status.DECEASED;
            case 2 -> Status.MOVED;
            default -> Status.CANCELLED;
        };
    }

    static int name(long second) {
        return (int) (second >>> 36);
    }

    static int oldNumber(long second) {
        return (int) (second >>> 6) & NO_OLD;
    }

    static int unit(long third) {
        return (int) (third >>> TRACE_BITS);
    }

    static long traces(long third) {
        return third & (1L << TRACE_BITS) - 1;
    }

    boolean isGone(int person) {
        return gone != null && (gone[person >>> 6] & 1L << person) != 0;
    }

    /** The same without more persons, whose bits are set. */
    Segment without(long[] bits, int many) {
        return new Segment(this, bits, many);
    }

    private int[] numbers() {
        int filled = 0;
        for (int p = 0; p < count; p++) {
            filled += number(rec[3 * p]) == NO_NUMBER ? 0 : 1;
        }
        int[] slots = new int[size(filled)];
        for (int p = 0; p < count; p++) {
            long number = number(rec[3 * p]);
            if (number != NO_NUMBER) {
                put(slots, Hash.mix(number), p);
            }
        }
        return slots;
    }

    private int[] oldNumbers() {
        int filled = 0;
        for (int p = 0; p < count; p++) {
            filled += oldNumber(rec[3 * p + 1]) == NO_OLD ? 0 : 1;
        }
        int[] slots = new int[size(filled)];
        for (int p = 0; p < count; p++) {
            int number = oldNumber(rec[3 * p + 1]);
            if (number != NO_OLD) {
                put(slots, Hash.mix(number), p);
            }
        }
        return slots;
    }

    private static int size(int filled) {
        return (int) (filled / FILLED) + 4;
    }

    private void put(int[] slots, long hash, int person) {
        int at = place(hash, slots.length);
        while (slots[at] != 0) {
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        slots[at] = (int) hash << personBits | person + 1;
    }

    static int place(long hash, int size) {
        return (int) ((hash >>> 32) * size >>> 32);
    }

    /** The persons who have a number, into an array; how many there was room for. */
    int byNumber(long number, int[] into) {
        return find(numberSlots, Hash.mix(number), number, true, into);
    }

    /** The persons who have an old number. */
    int byOldNumber(int number, int[] into) {
        return find(oldSlots, Hash.mix(number), number, false, into);
    }

    /** Who most likely has a number; -1 if nobody can. */
    int likely(long number) {
        long hash = Hash.mix(number);
        int slot = numberSlots[place(hash, numberSlots.length)];
        int mask = (1 << personBits) - 1;
        return ((slot ^ (int) hash << personBits) & ~mask) == 0 ? (slot & mask) - 1 : -1;
    }

    private int find(int[] slots, long hash, long number, boolean isNew, int[] into) {
        int at = place(hash, slots.length);
        int many = 0;
        int mask = (1 << personBits) - 1;
        int tag = (int) hash << personBits;
        while (slots[at] != 0 && many < into.length) {
            int slot = slots[at];
            if (((slot ^ tag) & ~mask) == 0) {
                int person = (slot & mask) - 1;
                long has = isNew ? number(rec[3 * person]) : oldNumber(rec[3 * person + 1]);
                if (has == number && !isGone(person)) {
                    into[many++] = person;
                }
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        return many;
    }

    /** Where persons of a folded name begin. */
    int foldFrom(int fold, int[] foldOfName) {
        if (foldStart.length > 0) {
            return fold < foldStart.length ? foldStart[fold] : count;
        }
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (foldOfName[name(rec[3 * middle + 1])] < fold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first person from a place on, below a bound, whose birth is not before a day. */
    int birthFrom(int from, int to, int birth) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (birth(rec[3 * middle]) < birth) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int dayFrom(int birth) {
        int at = birth - firstBirth;
        return at < 0 ? 0 : at < dayStart.length ? dayStart[at] : count;
    }

    int unitFrom(int unit) {
        return unit < unitStart.length ? unitStart[unit] : count;
    }

    /** The first place in a sorted run whose value is not below another, both unsigned. */
    static int from(long[] run, int from, int to, long value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(run[middle], value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long bytes() {
        return 8L * (rec.length + byDay.length + byUnit.length)
                + 4L * (numberSlots.length + oldSlots.length + foldStart.length + dayStart.length + unitStart.length)
                + ids.bytes()
                + (gone == null ? 0 : 8L * gone.length);
    }

    void save(Snapshot.Out out) throws IOException {
        out.number(count);
        out.number(firstBirth);
        out.number(goneCount);
        out.longs(rec, rec.length);
        ids.save(out);
        for (int[] ints : List.of(numberSlots, oldSlots, foldStart, dayStart, unitStart)) {
            out.ints(ints, ints.length);
        }
        out.longs(byDay, byDay.length);
        out.longs(byUnit, byUnit.length);
        long[] bits = gone == null ? new long[0] : gone;
        out.longs(bits, bits.length);
    }

    static Segment load(Snapshot.In in) throws IOException {
        return new Segment(in);
    }

    private Segment(Snapshot.In in) throws IOException {
        this.count = (int) in.number();
        this.firstBirth = (int) in.number();
        this.goneCount = (int) in.number();
        this.rec = in.longs();
        this.ids = IdColumn.load(in);
        this.numberSlots = in.ints();
        this.oldSlots = in.ints();
        this.foldStart = in.ints();
        this.dayStart = in.ints();
        this.unitStart = in.ints();
        this.byDay = in.longs();
        this.byUnit = in.longs();
        long[] bits = in.longs();
        this.gone = bits.length == 0 ? null : bits;
        this.personBits = bits(count);
    }
}

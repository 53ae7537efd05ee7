package vn.lienthong.matching;

/** Personal numbers of 12 digits and old ones of 9, as sheets have them. */
final class Numbers {

    static final int DIGITS = 12;
    static final int OLD_DIGITS = 9;
    static final long NONE = -1;

    private Numbers() {}

    /**
     * The digits of a cell: value in the low 48 bits, how many above; {@link #NONE} if there is none. Blanks, dots and dashes
     * are left out, as is the {@code .0} with which sheets show numbers.
     */
    static long digits(byte[] bytes, int from, int to) {
        int end = to;
        if (end - from > 2 && bytes[end - 1] == '0' && bytes[end - 2] == '.') {
            end -= 2;
        }
        long value = 0;
        int many = 0;
        for (int i = from; i < end; i++) {
            int c = bytes[i];
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                many++;
                if (many > 14) {
                    return NONE;
                }
            } else if (c == 'O' || c == 'o') {
                value = value * 10;
                many++;
            } else if (c == 'l' || c == 'I') {
                value = value * 10 + 1;
                many++;
            } else if (c == 'E' || c == 'e') {
                return NONE;
            }
        }
        return many == 0 || value == 0 ? NONE : (long) many << 48 | value;
    }

    static int many(long digits) {
        return (int) (digits >>> 48);
    }

    static long value(long digits) {
        return digits & (1L << 48) - 1;
    }

    /** One digit a nibble. */
    static long nibbles(long value) {
        long nibbles = 0;
        long rest = value;
        for (int i = 0; rest != 0; i += 4) {
            nibbles |= rest % 10 << i;
            rest /= 10;
        }
        return nibbles;
    }

    /** How many places differ; 2 neighbours swapped count as -1. */
    static int differences(long nibblesA, long nibblesB) {
        long x = nibblesA ^ nibblesB;
        int many = 0;
        for (long rest = x; rest != 0; rest >>>= 4) {
            many += (rest & 15) == 0 ? 0 : 1;
        }
        if (many == 2) {
            int low = Long.numberOfTrailingZeros(x) & ~3;
            long a = nibblesA >>> low & 0xFF;
            long b = nibblesB >>> low & 0xFF;
            if (x >>> low <= 0xFF && a == ((b & 15) << 4 | b >>> 4)) {
                return -1;
            }
        }
        return many;
    }

    /** Whether a run of digits becomes the other, one longer, by putting in one digit. */
    static boolean oneLost(long shorter, long longer) {
        // The digits above the lost one agree, and those below it.
        for (int place = 0; place <= DIGITS; place++) {
            long power = power(place);
            if (longer / power / 10 * power + longer % power == shorter) {
                return true;
            }
        }
        return false;
    }

    static long power(int places) {
        long power = 1;
        for (int i = 0; i < places; i++) {
            power *= 10;
        }
        return power;
    }

    static String text(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}

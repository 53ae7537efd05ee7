package vn.lienthong.capability.registry;

/** Draws that are the same for the same seed on every machine (SplitMix64), and weighted choices in one step. */
final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SLOTS = 1 << 12;

    private long state;

    Chance(long seed, long stream) {
        state = mix(seed * GOLDEN + mix(stream));
    }

    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Whether something of so many in ten thousand happens. */
    boolean happens(int ofTenThousand) {
        return below(10_000) < ofTenThousand;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A choice by weights, exact to one in 4,096; what is rarer may never come. */
    static final class Weighted {

        private final short[] slots = new short[SLOTS];

        Weighted(double... weights) {
            double total = 0;
            for (double weight : weights) {
                total += weight;
            }
            double sum = 0;
            int from = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i];
                int to = i == weights.length - 1 ? SLOTS : Math.max(from, (int) Math.round(sum / total * SLOTS));
                java.util.Arrays.fill(slots, from, to, (short) i);
                from = to;
            }
        }

        int pick(Chance chance) {
            return slots[(int) (chance.bits() >>> 52)];
        }
    }
}

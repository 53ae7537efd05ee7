package vn.lienthong.matching.bench;

import java.util.List;

/** Draws that are the same for the same seed and place on every machine (SplitMix64). */
final class Draw {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Draw(long seed, long place) {
        state = mix(seed * GOLDEN + mix(place + GOLDEN));
    }

    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** 0 to bound - 1. */
    long below(long bound) {
        return Math.floorMod(bits(), bound);
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** 0 to 1, without 1. */
    double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    boolean happens(double share) {
        return share() < share;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

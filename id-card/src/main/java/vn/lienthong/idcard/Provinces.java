package vn.lienthong.idcard;

import java.util.BitSet;

/** Codes of the 63 provinces of 2015, as the first three digits of a personal number carry them. Mergers leave them alone. */
final class Provinces {

    private static final BitSet CODES = new BitSet(100);

    static {
        int[] codes = {
            1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42,
            44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86,
            87, 89, 91, 92, 93, 94, 95, 96
        };
        for (int code : codes) {
            CODES.set(code);
        }
    }

    private Provinces() {}

    static boolean known(int code) {
        return CODES.get(code);
    }
}

package vn.lienthong.idcard;

/** Check digits of ICAO Doc 9303-3: weights 7, 3, 1; letters count from A = 10; a filler counts nothing. */
final class CheckDigit {

    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigit() {}

    /** The sum of a part, not yet cut down to a digit, so that parts can be chained. */
    static int sum(CharSequence zone, int from, int to, int place) {
        int sum = 0;
        int weight = place % 3;
        for (int i = from; i < to; i++) {
            sum += WEIGHTS[weight] * value(zone.charAt(i));
            weight = weight == 2 ? 0 : weight + 1;
        }
        return sum;
    }

    static boolean agrees(CharSequence zone, int from, int to, int digitAt) {
        return sum(zone, from, to, 0) % 10 == value(zone.charAt(digitAt));
    }

    static char of(CharSequence part) {
        return (char) ('0' + sum(part, 0, part.length(), 0) % 10);
    }

    private static int value(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    }
}

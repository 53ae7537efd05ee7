package vn.lienthong.steering.planreader;

import java.util.Arrays;

/** How alike two texts are. */
final class Likeness {

    private Likeness() {}

    /** Edits from one to the other; more than {@code limit} is answered as {@code limit + 1}. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            previous = row;
        }
        return previous[b.length()];
    }

    /** 1 for equal texts, 0 for texts that share nothing, by edits. */
    static double ratio(String a, String b) {
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 1 : 1 - (double) distance(a, b, longest) / longest;
    }
}

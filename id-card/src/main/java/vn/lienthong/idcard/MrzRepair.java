package vn.lienthong.idcard;

/**
 * Puts digits where text recognition saw letters, on Vietnamese cards, at positions that hold nothing but digits. A letter may
 * look like several digits; a reading counts only if every check digit agrees and the number's two copies are the same, and
 * only if no second reading does so too.
 */
final class MrzRepair {

    /** More doubtful letters than this are no slip but a bad picture. */
    private static final int MOST = 8;

    private static final int[][] DIGITS = {{5, 27}, {30, 37}, {38, 45}, {59, 60}};

    private MrzRepair() {}

    static boolean needed(CharSequence zone) {
        for (int[] range : DIGITS) {
            for (int i = range[0]; i < range[1]; i++) {
                if (!Digits.is(zone.charAt(i)) && zone.charAt(i) != '<') {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many letters were replaced in place; -1 if more than one reading is possible, 0 if none is. */
    static int repair(StringBuilder zone) {
        int[] places = new int[MOST];
        int count = 0;
        for (int[] range : DIGITS) {
            for (int i = range[0]; i < range[1]; i++) {
                char c = zone.charAt(i);
                if (Digits.is(c) || c == '<') {
                    continue;
                }
                if (count == MOST || lookalikes(c).isEmpty()) {
                    return 0;
                }
                places[count++] = i;
            }
        }
        Search search = new Search(zone, places, count);
        search.from(0);
        if (search.found > 1) {
            return -1;
        }
        if (search.found == 0) {
            return 0;
        }
        zone.replace(0, zone.length(), search.reading);
        return count;
    }

    /** Digits that a letter is taken for, in print by OCR-B. */
    private static String lookalikes(char letter) {
        return switch (letter) {
            case 'O', 'D', 'Q', 'U' -> "0";
            case 'C' -> "06";
            case 'I', 'L', 'J' -> "1";
            case 'T' -> "17";
            case 'Z' -> "27";
            case 'E' -> "38";
            case 'A', 'H' -> "4";
            case 'S' -> "58";
            case 'G' -> "69";
            case 'B' -> "83";
            case 'P' -> "9";
            default -> "";
        };
    }

    private static final class Search {

        private final StringBuilder zone;
        private final int[] places;
        private final int count;
        private int found;
        private String reading = "";

        Search(StringBuilder zone, int[] places, int count) {
            this.zone = new StringBuilder(zone);
            this.places = places;
            this.count = count;
        }

        void from(int next) {
            if (next == count) {
                if (agrees()) {
                    found++;
                    reading = zone.toString();
                }
                return;
            }
            int place = places[next];
            char letter = zone.charAt(place);
            String digits = lookalikes(letter);
            for (int i = 0; i < digits.length() && found < 2; i++) {
                zone.setCharAt(place, digits.charAt(i));
                from(next + 1);
            }
            zone.setCharAt(place, letter);
        }

        private boolean agrees() {
            for (int i = 0; i < 9; i++) {
                if (zone.charAt(5 + i) != zone.charAt(18 + i)) {
                    return false;
                }
            }
            return MrzReader.failed(zone).isEmpty();
        }
    }
}

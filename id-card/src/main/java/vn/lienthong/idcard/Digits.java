package vn.lienthong.idcard;

/** Decimal digits in text. Only 0 to 9 count: digits of other scripts never stand on a card. */
final class Digits {

    private Digits() {}

    static boolean only(String text, int length) {
        return text.length() == length && only(text, 0, length);
    }

    static boolean only(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** What a person typed, without the marks that people put between digits; full-width digits made plain. */
    static String typed(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF10' && c <= '\uFF19') {
                digits.append((char) (c - '\uFF10' + '0'));
            } else if (!Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && c != '.'
                    && c != '-'
                    && c != '\u200B'
                    && c != '\uFEFF') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}

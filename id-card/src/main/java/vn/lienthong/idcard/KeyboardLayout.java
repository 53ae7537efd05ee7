package vn.lienthong.idcard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the Vietnamese keyboard layout of Windows. A scanner presses the digit keys of a US keyboard; that layout has ă â ê ô
 * on 1 to 4, the tone marks on 5 to 9 and đ on 0. Fields that hold only digits can be turned back without loss.
 */
final class KeyboardLayout {

    private static final String KEYS = "đ\u0103\u00E2\u00EA\u00F4\u0300\u0309\u0303\u0301\u0323";
    private static final String CAPITALS = "Đ\u0102\u00C2\u00CA\u00D4";
    private static final char DOT_BELOW = '\u0323';

    private KeyboardLayout() {}

    /** The fields with their digits, or null if the first one is not a number typed on that layout. */
    static @Nullable List<String> undo(List<String> fields) {
        if (fields.size() < 5) {
            return null;
        }
        String number = digits(fields.get(0));
        if (number == null || number.length() != 12) {
            return null;
        }
        List<String> undone = new ArrayList<>(fields.size());
        undone.add(number);
        for (int i = 1; i < fields.size(); i++) {
            String field = fields.get(i);
            String digits = i == 1 || i == 3 || i == 6 ? digits(field) : null;
            undone.add(digits == null ? Letters.composed(field) : digits);
        }
        return undone;
    }

    /** The digits that were meant, or null if there is another sign or if the order of two marks was lost. */
    static @Nullable String digits(String field) {
        if (field.length() > 40) {
            return null;
        }
        boolean orderKept = !Normalizer.isNormalized(field, Normalizer.Form.NFC)
                && !Normalizer.isNormalized(field, Normalizer.Form.NFD);
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            String parts = parts(field, i);
            if (parts == null) {
                return null;
            }
            i += parts.length() == 1 && baseWithMark(field, i) ? 1 : 0;
            keys.append(parts);
        }
        return orderKept || !ambiguous(keys) ? keys.toString() : null;
    }

    /** Digits of one character: "ế" is the keys 3 and 8. */
    private static @Nullable String parts(String field, int at) {
        char c = field.charAt(at);
        if (Digits.is(c)) {
            return String.valueOf(c);
        }
        if (baseWithMark(field, at)) {
            return key(Letters.composed(field.substring(at, at + 2)).charAt(0));
        }
        String one = key(c);
        if (one != null) {
            return one;
        }
        String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        if (apart.length() != 3) {
            return null;
        }
        // A dot below is written before the circumflex: put the letter's own mark first.
        boolean dotFirst = apart.charAt(1) == DOT_BELOW;
        String letter = Letters.composed("" + apart.charAt(0) + apart.charAt(dotFirst ? 2 : 1));
        String base = letter.length() == 1 ? key(letter.charAt(0)) : null;
        String tone = key(apart.charAt(dotFirst ? 1 : 2));
        return base == null || tone == null ? null : base + tone;
    }

    /** Whether "a", "e" or "o" stands with its own circumflex or breve behind it. */
    private static boolean baseWithMark(String field, int at) {
        return at + 1 < field.length()
                && "aeoAEO".indexOf(field.charAt(at)) >= 0
                && (field.charAt(at + 1) == '\u0302' || field.charAt(at + 1) == '\u0306');
    }

    private static @Nullable String key(char c) {
        int digit = KEYS.indexOf(c);
        if (digit < 0) {
            digit = CAPITALS.indexOf(c);
        }
        return digit < 0 ? null : String.valueOf(digit);
    }

    /** Composing text puts a dot below before the other marks: beside one of them nobody knows which key came first. */
    private static boolean ambiguous(CharSequence keys) {
        for (int i = 1; i < keys.length(); i++) {
            boolean dot = keys.charAt(i) == '9' || keys.charAt(i - 1) == '9';
            char other = keys.charAt(i) == '9' ? keys.charAt(i - 1) : keys.charAt(i);
            if (dot && other >= '5' && other <= '8') {
                return true;
            }
        }
        return false;
    }
}

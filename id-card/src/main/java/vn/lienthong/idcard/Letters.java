package vn.lienthong.idcard;

import java.text.Normalizer;
import java.util.Locale;

/** The kinds of characters in a card's text, told by one look into a table: a scan must cost less than a microsecond. */
final class Letters {

    static final int ASCII_LETTER = 1;
    static final int MARKED_LETTER = 2;
    static final int DIGIT = 4;
    static final int SPACE = 8;
    /** Stands in names: apostrophe, hyphen, full stop. */
    static final int NAME_SIGN = 16;

    static final int SIGN = 32;
    /** A mark that stands apart from its letter. */
    static final int LOOSE_MARK = 64;
    /** Has no business in Vietnamese text; a question mark belongs here, scanners put it for what they cannot type. */
    static final int ODD = 128;

    private static final String MARKED = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
    private static final byte[] KINDS = new byte[0x2100];

    static {
        for (int c = 0; c < KINDS.length; c++) {
            KINDS[c] = (byte) (c >= 0x300 && c < 0x370 ? LOOSE_MARK : ODD);
        }
        for (char c = '!'; c < 127; c++) {
            KINDS[c] = (byte) SIGN;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            KINDS[c] = ASCII_LETTER;
            KINDS[c - 32] = ASCII_LETTER;
        }
        for (char c = '0'; c <= '9'; c++) {
            KINDS[c] = DIGIT;
        }
        String both = MARKED + MARKED.toUpperCase(Locale.ROOT);
        for (int i = 0; i < both.length(); i++) {
            KINDS[both.charAt(i)] = MARKED_LETTER;
        }
        // Names of ethnic groups of the highlands carry these as well.
        for (char c : "ĭĬŏŎŭŬčČñÑĕĔ".toCharArray()) {
            KINDS[c] = MARKED_LETTER;
        }
        for (char c : "'-.".toCharArray()) {
            KINDS[c] = NAME_SIGN;
        }
        KINDS[' '] = SPACE;
        KINDS['?'] = (byte) ODD;
    }

    private Letters() {}

    /** The kinds of all characters of a text, added up. */
    static int kinds(String text) {
        int kinds = 0;
        for (int i = 0; i < text.length(); i++) {
            kinds |= kind(text.charAt(i));
        }
        return kinds;
    }

    static int kind(char c) {
        return c < KINDS.length ? KINDS[c] & 0xFF : ODD;
    }

    static boolean letter(char c) {
        return (kind(c) & (ASCII_LETTER | MARKED_LETTER)) != 0;
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Every word with one capital at its head. */
    static String title(String name) {
        StringBuilder title = new StringBuilder(name.length());
        boolean head = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            title.append(head ? Character.toUpperCase(c) : Character.toLowerCase(c));
            head = !letter(c);
        }
        return title.toString();
    }
}

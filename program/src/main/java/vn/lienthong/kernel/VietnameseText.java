package vn.lienthong.kernel;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Locale;

/** How Vietnamese words are compared, searched and sorted, in one place so that every room finds the same things. */
public final class VietnameseText {

    /** The country's only time zone, named once. */
    public static final java.time.ZoneId ZONE = java.time.ZoneId.of("Asia/Ho_Chi_Minh");

    /** Vietnamese, the language of every screen unless the reader chose another. */
    public static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private VietnameseText() {}

    /**
     * The form by which words are found "with or without marks": NFC-independent, lower case, no tone or vowel marks,
     * {@code đ} as {@code d}, every run of white space as one blank.
     */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean blank = true;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (Character.isWhitespace(c) || c == '\u00a0') {
                if (!blank) {
                    folded.append(' ');
                }
                blank = true;
                continue;
            }
            blank = false;
            folded.append(c == 'đ' || c == 'Đ' ? 'd' : Character.toLowerCase(c));
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
    }

    /** Composed form (NFC), in which everything is stored. */
    public static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A fresh comparator in dictionary order of Vietnamese; not to be shared between threads. */
    public static Collator collator() {
        return Collator.getInstance(VIETNAMESE);
    }
}

package vn.lienthong.steering.planreader;

import java.text.Normalizer;

/**
 * Two ways to make Vietnamese text comparable. Both keep the length of NFC text, so that a match found in the folded
 * text stands at the same positions in the written one.
 */
final class Fold {

    private static final char[] PLAIN = plainTable();

    /** The two places where the tone of oa, oe, uy may stand ("hoá", "hóa"); the second form is the one we keep. */
    private static final String[][] TONES = {
        {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"},
        {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"}, {"oẽ", "õe"}, {"oẹ", "ọe"},
        {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
    };

    private Fold() {}

    /** Lower case without any marks; dashes, quotes and blanks in their plainest form. */
    static String plain(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(plain(text.charAt(i)));
        }
        return out.toString();
    }

    /** Lower case with marks, the tone always in the same place: tells "sở" from "số", but "hoá" is "hóa". */
    static String soft(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = Character.toLowerCase(c);
            out.append(lower);
        }
        String soft = out.toString();
        for (String[] pair : TONES) {
            if (soft.contains(pair[0])) {
                soft = soft.replace(pair[0], pair[1]);
            }
        }
        return soft;
    }

    /** Plain text of letters and digits only, words divided by one blank: the form in which names are compared. */
    static String words(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    static char plain(char c) {
        return c < PLAIN.length ? PLAIN[c] : c;
    }

    private static char[] plainTable() {
        var table = new char[0x2100];
        for (char c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase(c);
            if (Character.isLetter(c)) {
                String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                table[c] = Character.toLowerCase(parts.charAt(0));
            }
        }
        table['đ'] = 'd';
        table['Đ'] = 'd';
        for (char c : "‐‑‒–—―".toCharArray()) {
            table[c] = '-';
        }
        for (char c : "“”„‟«»".toCharArray()) {
            table[c] = '"';
        }
        table['\u2044'] = '/';
        table['’'] = '\'';
        table['‘'] = '\'';
        table[0xA0] = ' ';
        table['\t'] = ' ';
        return table;
    }
}

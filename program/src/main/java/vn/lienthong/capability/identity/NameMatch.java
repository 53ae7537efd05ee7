package vn.lienthong.capability.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.lienthong.kernel.VietnameseText;

/** Whether two written names can be one. Where the tone mark stands ("Hoà", "Hòa") and capitals never matter. */
final class NameMatch {

    /** Longest name line of a machine-readable zone; a longer name is cut off there. */
    private static final int ZONE_LINE = 30;

    private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ]");
    private static final Pattern BETWEEN_PLAIN = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private NameMatch() {}

    /** How two names stand to each other. */
    enum Match {
        SAME,
        /** The same letters with other marks. */
        OTHER_MARKS,
        OTHER
    }

    /**
     * @param marked whether the name on the card could carry marks; if not, marks are not compared
     */
    static Match of(String card, boolean marked, String register) {
        if (card.equals(register)) {
            return Match.SAME;
        }
        String said = plain(card);
        String known = plain(register);
        if (!said.equals(known)) {
            boolean cutOff = !marked && said.length() >= ZONE_LINE - 2 && known.startsWith(said);
            return cutOff ? Match.SAME : Match.OTHER;
        }
        return !marked || spelled(card).equals(spelled(register)) ? Match.SAME : Match.OTHER_MARKS;
    }

    /** Whether a name carries any mark. */
    static boolean marked(String name) {
        return !Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .equals(VietnameseText.fold(name));
    }

    /** Words without marks; apostrophes and hyphens join or part nothing. */
    private static String plain(String name) {
        String whole = APOSTROPHE.matcher(VietnameseText.fold(name)).replaceAll("");
        return BETWEEN_PLAIN.matcher(whole).replaceAll(" ").strip();
    }

    /** Letters as they are, each word's tone behind it. */
    private static String spelled(String name) {
        StringBuilder words = new StringBuilder();
        String parted = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (String word : BETWEEN.split(APOSTROPHE.matcher(parted).replaceAll(""), -1)) {
            StringBuilder tone = new StringBuilder();
            for (int i = 0; i < word.length(); i++) {
                (TONES.indexOf(word.charAt(i)) < 0 ? words : tone).append(word.charAt(i));
            }
            words.append(tone).append(' ');
        }
        return words.toString().strip();
    }
}

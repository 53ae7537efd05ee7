package vn.lienthong.idcard;

import java.util.Locale;
import java.util.Set;

/** Whether a word can be a Vietnamese syllable: an onset and a rime of the lists, tones left aside. */
final class Syllables {

    private static final Set<String> ONSETS =
            words(" b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x");
    private static final Set<String> RIMES =
            words("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu"
                    + " ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
                    + " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong"
                    + " op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm"
                    + " uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp"
                    + " ươt ươu ưt ưu y yêm yên yêng yêt yêu");
    private static final String TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private static final String VOWELS = "aăâeêioôơuưy";

    private Syllables() {}

    private static Set<String> words(String line) {
        return Set.of(line.split(" ", -1));
    }

    static boolean plausible(String word) {
        String plain = withoutTone(word.toLowerCase(Locale.ROOT));
        for (int cut = Math.min(3, plain.length()); cut >= 0; cut--) {
            if (ONSETS.contains(plain.substring(0, cut)) && rime(plain.substring(cut), cut)) {
                return true;
            }
        }
        return false;
    }

    private static boolean rime(String rest, int onset) {
        // "gi" alone is a syllable: its vowel is in the onset.
        return RIMES.contains(rest) || (rest.isEmpty() && onset == 2);
    }

    private static String withoutTone(String word) {
        StringBuilder plain = new StringBuilder(word);
        for (int i = 0; i < plain.length(); i++) {
            int toned = TONED.indexOf(plain.charAt(i));
            if (toned >= 0) {
                plain.setCharAt(i, "aăâeêioôơuưy".charAt(toned / 5));
            }
        }
        return plain.toString();
    }

    /**
     * Puts a tone on a syllable, on the vowel where Vietnamese writes it (in the older manner: "hòa", "thủy").
     *
     * @param tone 0 none, then grave, hook, tilde, acute, dot below
     */
    static String withTone(String syllable, int tone) {
        if (tone == 0) {
            return syllable;
        }
        int from = 0;
        String lower = syllable.toLowerCase(Locale.ROOT);
        while (from < lower.length() && VOWELS.indexOf(lower.charAt(from)) < 0) {
            from++;
        }
        if ((lower.startsWith("qu") || lower.startsWith("gi"))
                && lower.length() > 2
                && VOWELS.indexOf(lower.charAt(2)) >= 0) {
            from = 2;
        }
        int to = from;
        while (to < lower.length() && VOWELS.indexOf(lower.charAt(to)) >= 0) {
            to++;
        }
        if (from == to) {
            return syllable;
        }
        int place = place(lower, from, to);
        char vowel = lower.charAt(place);
        char toned = TONED.charAt(VOWELS.indexOf(vowel) * 5 + tone - 1);
        boolean capital = Character.isUpperCase(syllable.charAt(place));
        return syllable.substring(0, place)
                + (capital ? Character.toUpperCase(toned) : toned)
                + syllable.substring(place + 1);
    }

    private static int place(String lower, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if ("ăâêôơư".indexOf(lower.charAt(i)) >= 0) {
                return i;
            }
        }
        if (to < lower.length()) {
            return to - 1;
        }
        return to - from >= 3 ? from + 1 : from;
    }
}

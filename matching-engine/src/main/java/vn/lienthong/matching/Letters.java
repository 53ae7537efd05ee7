package vn.lienthong.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The slow, thorough reading of a word; each distinct word of a list is read so once. A word becomes its marked form (lower
 * case, the tone as a digit at the end, so that hoà and hòa are one) and its folded form (letters without marks, y as i where
 * both are written: Lý, Lí).
 */
final class Letters {

    /** A word as it is compared. */
    record Word(String marked, String folded, boolean plain) {}

    private static final String TONES = "\u0300\u0301\u0309\u0303\u0323";

    private Letters() {}

    /** The words of a text between blanks and signs; apostrophes part nothing. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i <= composed.length(); i++) {
            char c = i < composed.length() ? composed.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                word.append(c);
            } else if (!isApostrophe(c) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '`' || c == '‘' || c == '?' || c == '\uFFFD';
    }

    /** Reads one word: capitals, composed or decomposed marks, wherever the tone stands. */
    static Word read(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder marked = new StringBuilder(decomposed.length());
        StringBuilder folded = new StringBuilder(decomposed.length());
        int tone = 0;
        boolean plain = true;
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            int atone = TONES.indexOf(c);
            if (atone >= 0) {
                tone = atone + 1;
                plain = false;
            } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
                marked.append(c);
                plain = false;
            } else if (Character.isLetterOrDigit(c)) {
                char low = Character.toLowerCase(c);
                marked.append(low);
                boolean barred = low == 'đ' || low == 'ð';
                plain &= !barred;
                folded.append(barred ? 'd' : low);
            }
        }
        if (tone > 0) {
            marked.append((char) ('0' + tone));
        }
        return new Word(marked.toString(), oneSpelling(folded), plain);
    }

    /** Lý and Lí, Quý and Quí, Mỹ and Mĩ are one; Huy, Thuý and Y stay. */
    private static String oneSpelling(StringBuilder folded) {
        int last = folded.length() - 1;
        if (last >= 1 && folded.charAt(last) == 'y') {
            char before = folded.charAt(last - 1);
            boolean quy = before == 'u' && last >= 2 && folded.charAt(last - 2) == 'q';
            if (quy || !isVowel(before)) {
                folded.setCharAt(last, 'i');
            }
        }
        return folded.toString();
    }

    static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    }

    static boolean hasVowel(String folded) {
        for (int i = 0; i < folded.length(); i++) {
            if (isVowel(folded.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** What a word means if its marks were left as VNI typed them: Nguye6n4, D9u7c1. The word itself if there are none. */
    static String withoutVni(String folded) {
        StringBuilder kept = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (!(c >= '1' && c <= '9' && i > 0)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** What a word means if its marks were left as Telex typed them: nguyeexn, ddwcs. The word itself if there are none. */
    static String withoutTelex(String folded) {
        StringBuilder kept = new StringBuilder(folded.length());
        boolean vowel = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean twice = (c == 'a' || c == 'e' || c == 'o' || c == 'd') && kept.indexOf(String.valueOf(c)) >= 0
                    && (i > 0 && (folded.charAt(i - 1) == c || c != 'd' && vowel && i == folded.length() - 1));
            boolean tone = vowel && (c == 's' || c == 'f' || c == 'r' || c == 'x' || c == 'j');
            if (c == 'w') {
                if (!vowel) {
                    kept.append('u');
                    vowel = true;
                }
            } else if (!twice && !tone && c != 'z') {
                kept.append(c);
                vowel |= isVowel(c);
            }
        }
        return kept.toString();
    }

    /** Whether two folded words differ by one letter wrong, lost, too many, or two neighbours swapped. */
    static boolean nearly(String a, String b) {
        int difference = a.length() - b.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        if (difference < 0) {
            return nearly(b, a);
        }
        int start = 0;
        while (start < b.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        if (difference == 1) {
            return a.regionMatches(start + 1, b, start, b.length() - start);
        }
        if (start == a.length() || a.regionMatches(start + 1, b, start + 1, b.length() - start - 1)) {
            return true;
        }
        return start + 1 < a.length()
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start)
                && a.regionMatches(start + 2, b, start + 2, b.length() - start - 2);
    }

    /**
     * Words that are taken for each other by ear, or from north to south, have one sound: Trí and Chí, Sinh and Xinh, Vũ and Võ,
     * Hoàng and Huỳnh.
     */
    static String sound(String folded) {
        String known = ONE_NAME.get(folded);
        if (known != null) {
            return known;
        }
        String sound = folded;
        for (int i = 0; i + 1 < BEGINNINGS.length; i += 2) {
            if (folded.startsWith(BEGINNINGS[i])) {
                sound = BEGINNINGS[i + 1] + folded.substring(BEGINNINGS[i].length());
                break;
            }
        }
        for (int i = 0; i + 1 < ENDS.length; i += 2) {
            if (sound.endsWith(ENDS[i]) && sound.length() > ENDS[i].length()) {
                return sound.substring(0, sound.length() - ENDS[i].length()) + ENDS[i + 1];
            }
        }
        return sound;
    }

    private static final Map<String, String> ONE_NAME = Map.of(
            "huynh", "hoang", "vo", "vu", "phuoc", "phuc", "nhut", "nhat", "chau", "chu", "tong", "tung", "bach", "bac");
    private static final String[] BEGINNINGS = {"ngh", "ng", "ng", "ng", "nh", "nh", "kh", "kh", "gi", "d", "tr", "ch", "gh", "g", "s", "x", "r", "d", "n", "l", "k", "c"};
    private static final String[] ENDS = {"ng", "n", "nh", "n", "ch", "t", "c", "t", "y", "i"};
}

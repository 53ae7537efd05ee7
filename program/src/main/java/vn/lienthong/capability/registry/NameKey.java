package vn.lienthong.capability.registry;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.kernel.VietnameseText;

/**
 * The form by which names are found: words without marks, so that a wrong or missing tone changes nothing, sorted, so that
 * swapped syllables change nothing. Apostrophes (H'Bia) and hyphens join or part nothing: they go.
 */
final class NameKey {

    private NameKey() {}

    /** The key of a name. */
    static String of(String fullName) {
        List<String> words = words(fullName);
        words.sort(null);
        return String.join(" ", words);
    }

    /** Words of a name as they are compared, in their order. */
    static List<String> words(String text) {
        String folded = VietnameseText.fold(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= folded.length(); i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '\'' && c != '’' && c != 'ʼ' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}

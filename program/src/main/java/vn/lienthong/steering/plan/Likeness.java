package vn.lienthong.steering.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.kernel.VietnameseText;

/** How alike two wordings are: 0 nothing in common, 1 the same words (marks, capitals and punctuation do not count). */
final class Likeness {

    private Likeness() {}

    /** Dice's coefficient over words, each counted as often as it stands. */
    static double of(String one, String other) {
        List<String> left = words(one);
        List<String> right = words(other);
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty() ? 1 : 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        left.forEach(word -> counts.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : right) {
            Integer count = counts.get(word);
            if (count != null && count > 0) {
                counts.put(word, count - 1);
                shared++;
            }
        }
        return 2.0 * shared / (left.size() + right.size());
    }

    /** The words without marks, capitals and punctuation. */
    static List<String> words(String text) {
        String plain = VietnameseText.fold(text).replaceAll("[^a-z0-9]+", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }
}

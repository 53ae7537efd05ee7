package vn.lienthong.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mends words that no name of the register has: a wrong, lost or doubled letter is repaired among the words that exist, and
 * words run together are parted. Made once for a register; asked once for each distinct unknown word.
 */
final class Repairs {

    private static final int MOST = 6;
    private static final int LONGEST = 12;
    private static final int SHORTEST_JOINED = 6;

    private final Lexicon.View words;
    private final Map<String, int[]> byRest = new HashMap<>();
    private final int[] soundOf;
    private final Map<String, List<Integer>> bySound = new HashMap<>();
    private final Map<String, Long> byPrefix = new HashMap<>();
    private final Map<String, Integer> known = new HashMap<>();

    Repairs(Lexicon.View words) {
        this.words = words;
        this.soundOf = new int[words.folded().count() + 1];
        for (int word = 1; word <= words.folded().count(); word++) {
            String text = words.foldedText()[word];
            if (text.isEmpty() || text.length() > LONGEST) {
                continue;
            }
            known.put(text, word);
            List<Integer> sounds = bySound.computeIfAbsent(Letters.sound(text), sound -> new ArrayList<>());
            sounds.add(word);
            soundOf[word] = sounds.getFirst();
            for (String rest : rests(text)) {
                int[] had = byRest.getOrDefault(rest, new int[0]);
                int[] more = Arrays.copyOf(had, had.length + 1);
                more[had.length] = word;
                byRest.put(rest, more);
            }
            for (int i = 1; i <= Math.min(3, text.length()); i++) {
                byPrefix.merge(text.substring(0, i), frequency(word), Long::sum);
            }
        }
    }

    private long frequency(int word) {
        return (long) words.first()[word] + words.middle()[word] + words.last()[word];
    }

    /** A word and what is left of it when one letter is taken out. */
    private static Set<String> rests(String text) {
        Set<String> rests = new HashSet<>();
        rests.add(text);
        for (int i = 0; i < text.length(); i++) {
            rests.add(text.substring(0, i) + text.substring(i + 1));
        }
        return rests;
    }

    /** The words that may have been meant, the most frequent first. */
    int[] near(String folded) {
        Set<Integer> found = new HashSet<>();
        for (String rest : rests(folded)) {
            for (int word : byRest.getOrDefault(rest, new int[0])) {
                if (Letters.nearly(folded, words.foldedText()[word]) && frequency(word) > 0) {
                    found.add(word);
                }
            }
        }
        List<Integer> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingLong((Integer word) -> -frequency(word)).thenComparing(Comparator.naturalOrder()));
        return sorted.stream().limit(MOST).mapToInt(Integer::intValue).toArray();
    }

    /** The words that are like a pattern in which question marks stand for letters, the most frequent first. */
    int[] matching(String pattern) {
        List<Integer> found = new ArrayList<>();
        for (int word = 1; word < soundOf.length; word++) {
            String text = words.foldedText()[word];
            boolean fits = text.length() == pattern.length() && frequency(word) > 0;
            for (int i = 0; i < pattern.length() && fits; i++) {
                fits = pattern.charAt(i) == '?' || pattern.charAt(i) == text.charAt(i);
            }
            if (fits) {
                found.add(word);
            }
        }
        found.sort(Comparator.comparingLong((Integer word) -> -frequency(word)).thenComparing(Comparator.naturalOrder()));
        return found.stream().limit(2L * MOST).mapToInt(Integer::intValue).toArray();
    }

    /** The words that a known one may have been written for: almost the same, or of the same sound. */
    int[] alike(String folded) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int word : near(folded)) {
            found.add(word);
        }
        found.addAll(bySound.getOrDefault(Letters.sound(folded), List.of()));
        return found.stream().limit(2L * MOST).mapToInt(Integer::intValue).toArray();
    }

    /** Whether two words of the register sound alike. */
    boolean soundAlike(int a, int b) {
        return a < soundOf.length && b < soundOf.length && soundOf[a] != 0 && soundOf[a] == soundOf[b];
    }

    /** What share of all words of names begins with these letters. */
    double share(String prefix) {
        long all = Math.max(1, 2 * words.nameTotal() + words.middleTotal());
        return (byPrefix.getOrDefault(prefix, 0L) + 0.5) / all;
    }

    /** The words of which a long one is run together; itself alone if it is not. */
    List<String> parted(String folded) {
        if (folded.length() < SHORTEST_JOINED || folded.length() > 60) {
            return List.of(folded);
        }
        double[] best = new double[folded.length() + 1];
        int[] from = new int[folded.length() + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        double all = Math.max(1, 2 * words.nameTotal() + words.middleTotal());
        for (int end = 1; end <= folded.length(); end++) {
            for (int start = Math.max(0, end - 8); start < end; start++) {
                Integer word = known.get(folded.substring(start, end));
                if (word != null && frequency(word) > 0 && best[start] > Double.NEGATIVE_INFINITY) {
                    double score = best[start] + Math.log(frequency(word) / all);
                    if (score > best[end]) {
                        best[end] = score;
                        from[end] = start;
                    }
                }
            }
        }
        if (best[folded.length()] == Double.NEGATIVE_INFINITY) {
            return List.of(folded);
        }
        List<String> parts = new ArrayList<>();
        for (int end = folded.length(); end > 0; end = from[end]) {
            parts.addFirst(folded.substring(from[end], end));
        }
        return parts;
    }
}

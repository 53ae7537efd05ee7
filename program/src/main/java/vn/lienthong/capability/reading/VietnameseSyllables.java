package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which letter sequences can be a Vietnamese syllable: initial + rime + tone, where a rime closed by c, ch, p or t
 * bears only the sharp or the heavy tone. Text in a wrong encoding almost never passes, right text almost always does.
 */
public final class VietnameseSyllables {

    private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}\u00A0\u2010-\u2028\u2030-\u205E]+");
    private static final List<String> INITIALS = List.of(
            "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "\u0111", "g", "h", "k",
            "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "");
    private static final Set<String> RIMES = rimes();

    private VietnameseSyllables() {}

    /** How a text fares. Only words with a letter beyond ASCII bear witness; "ban" is a syllable in many languages. */
    record Evidence(int witnesses, int legal) {

        double share() {
            return witnesses == 0 ? 0 : (double) legal / witnesses;
        }

        Evidence plus(Evidence other) {
            return new Evidence(witnesses + other.witnesses, legal + other.legal);
        }
    }

    static Evidence evidence(String text) {
        int witnesses = 0;
        int legal = 0;
        for (String word : BETWEEN_WORDS.splitAsStream(text).toList()) {
            if (word.chars().anyMatch(c -> c > 0x7F)) {
                witnesses++;
                legal += isLegal(word) ? 1 : 0;
            }
        }
        return new Evidence(witnesses, legal);
    }

    /** Whether a word can be one Vietnamese syllable as it is spelled, marks and tone included. */
    public static boolean isLegal(String word) {
        if (word.isEmpty() || word.length() > 12) {
            return false;
        }
        String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String plain = TONES.matcher(apart).replaceAll("");
        int tones = apart.length() - plain.length();
        if (tones > 1) {
            return false;
        }
        boolean sharpOrHeavy = apart.indexOf('\u0301') >= 0 || apart.indexOf('\u0323') >= 0;
        String base = Normalizer.normalize(plain, Normalizer.Form.NFC);
        boolean stopped = base.endsWith("c") || base.endsWith("ch") || base.endsWith("p") || base.endsWith("t");
        if (stopped && !sharpOrHeavy) {
            return false;
        }
        return INITIALS.stream()
                .anyMatch(initial -> base.startsWith(initial)
                        && RIMES.contains(base.substring(initial.length()))
                        && spelled(initial, base.substring(initial.length())));
    }

    /** Before e, ê, i and y the sounds of c, g and ng are written k, gh and ngh, and only there. */
    private static boolean spelled(String initial, String rime) {
        boolean front = "e\u00EAi".indexOf(rime.charAt(0)) >= 0;
        return switch (initial) {
            case "c", "ng" -> !front;
            case "g" -> !front || rime.startsWith("i");
            case "gh", "ngh" -> front;
            case "k" -> front || rime.startsWith("y") || rime.startsWith("a");
            default -> true;
        };
    }

    private static Set<String> rimes() {
        try (InputStream in =
                Objects.requireNonNull(VietnameseSyllables.class.getResourceAsStream("rimes.txt"), "rimes.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Set.copyOf(Pattern.compile("\\s+")
                    .splitAsStream(text.strip())
                    .distinct()
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

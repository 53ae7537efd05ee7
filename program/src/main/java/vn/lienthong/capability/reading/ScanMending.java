package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends what character recognition regularly gets wrong and what can be told for sure: Roman numerals taken for letters
 * or digits ("H." and "1I." for "II."), in headings by what must follow the heading before, in quarters ("II1/2025") by
 * counting the strokes; words whose letters look alike in both cases, written large amid small ones ("cơ SỞ"); and the
 * names and abbreviations in {@code scan-words.txt}, which no dictionary of the recogniser knows.
 */
final class ScanMending {

    private static final Pattern HEADING = Pattern.compile("^([I1lLH|V]{1,4})[.,] ?(\\p{Lu}[^\t]*)(\t*)$");
    private static final Pattern QUARTER =
            Pattern.compile("(?<=\\p{L} )([I1l|H]{0,3}[Il|H][I1l|H]{0,3}|[I1l|]V)(?=/\\d{4})");
    /** Words of letters that differ only by size between the cases, between words that begin small. */
    private static final Pattern LARGE_AMID_SMALL = Pattern.compile(
            "(?<=\\p{Ll}[,;]? )([CSVXOUPK\u00D3\u00D2\u1ECE\u00D5\u1ECC\u00D4\u1ED0\u1ED2\u1ED4\u1ED6\u1ED8"
                    + "\u01A0\u1EDA\u1EDC\u1EDE\u1EE0\u1EE2\u00DA\u00D9\u1EE6\u0168\u1EE4\u01AF\u1EE8\u1EEA\u1EEC"
                    + "\u1EEE\u1EF0]{2,3})(?=[,;.]? ?(?:\\p{Ll}|$|\t|\u2028))");

    private static final Pattern ORDINAL = Pattern.compile("^(\\d{1,2})\\. ?(?=\\p{Lu})");
    private static final Pattern MISREAD_ORDINAL = Pattern.compile("^([SsoO§BbGgqlIzZT?])\\. ?(?=\\p{Lu})");
    private static final Map<String, Integer> FIGURE_LIKE =
            Map.of("S", 5, "s", 5, "§", 5, "g", 9, "q", 9, "z", 2, "Z", 2, "l", 1, "I", 1);

    private static final Map<Pattern, String> WORDS = words();
    private static final int LONGEST_HEADING = 160;

    private final Map<String, Integer> last = new HashMap<>();

    static List<SourceLine> mended(List<SourceLine> lines, Set<Integer> scannedPages) {
        ScanMending numerals = new ScanMending();
        List<SourceLine> result = new ArrayList<>(lines.size());
        for (SourceLine line : lines) {
            boolean scanned = scannedPages.contains(line.page());
            String text = numerals.heading(line.text(), scanned);
            result.add(scanned ? new SourceLine(line.page(), line.number(), known(sized(quarters(text)))) : line);
        }
        return ordinals(result, scannedPages);
    }

    /** "S. Giải pháp …" between "4. …" and "6. …" is the fifth; so is one after "4." whose letter looks like a 5. */
    private static List<SourceLine> ordinals(List<SourceLine> lines, Set<Integer> scannedPages) {
        List<SourceLine> result = new ArrayList<>(lines);
        int before = 0;
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            Matcher ordinal = ORDINAL.matcher(line.text());
            Matcher misread = MISREAD_ORDINAL.matcher(line.text());
            if (ordinal.find()) {
                before = Integer.parseInt(ordinal.group(1));
            } else if (before > 0 && scannedPages.contains(line.page()) && misread.find()) {
                int after = nextOrdinal(lines, i + 1);
                boolean looksSo = FIGURE_LIKE.getOrDefault(misread.group(1), -1) == before + 1;
                if (after == before + 2 || looksSo && after != before + 1) {
                    before++;
                    String mended = before + line.text().substring(misread.end(1));
                    result.set(i, new SourceLine(line.page(), line.number(), mended));
                }
            }
        }
        return result;
    }

    private static int nextOrdinal(List<SourceLine> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            Matcher ordinal = ORDINAL.matcher(lines.get(i).text());
            if (ordinal.find()) {
                return Integer.parseInt(ordinal.group(1));
            }
        }
        return 0;
    }

    private String heading(String text, boolean scanned) {
        Matcher heading = HEADING.matcher(text);
        if (!heading.matches() || text.length() > LONGEST_HEADING) {
            return text;
        }
        String seen = heading.group(1);
        String words = heading.group(2);
        String kind = !heading.group(3).isEmpty()
                ? "row"
                : words.equals(words.toUpperCase(java.util.Locale.ROOT)) ? "capitals" : "";
        if (kind.isEmpty() || seen.matches("1+")) {
            return text;
        }
        int value = scanned ? value(seen, last.getOrDefault(kind, 0) + 1) : strokes(seen);
        if (value == 0) {
            return text;
        }
        last.put(kind, value);
        return scanned ? DocxNumbering.format("upperRoman", value) + ". " + words + heading.group(3) : text;
    }

    /** What the numeral must be, or 0 if that cannot be said. */
    private static int value(String seen, int expected) {
        int strokes = strokes(seen);
        boolean sure = seen.matches("[IV]+") && strokes != 2 && strokes != 1;
        if (sure || expected > 3) {
            return seen.matches("[IV]+") ? strokes : 0;
        }
        // Recognition loses strokes of a run of I and never adds any.
        if (strokes == 0 || strokes > expected) {
            return strokes <= 3 ? strokes : 0;
        }
        // A single stroke after the second heading may as well be a new beginning.
        return strokes == 1 && expected == 3 ? 1 : expected;
    }

    private static int strokes(String seen) {
        String plain = seen.replaceAll("[1lL|]", "I").replace("H", "II");
        return switch (plain) {
            case "I", "II", "III" -> plain.length();
            case "IV" -> 4;
            case "V" -> 5;
            case "VI", "VII", "VIII" -> 4 + plain.length();
            default -> 0;
        };
    }

    private static String known(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
            result = word.getKey().matcher(result).replaceAll(word.getValue());
        }
        return result;
    }

    private static Map<Pattern, String> words() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        try (InputStream in =
                Objects.requireNonNull(ScanMending.class.getResourceAsStream("scan-words.txt"), "scan-words.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 2 && !line.startsWith("#")) {
                    words.put(Pattern.compile(parts[0]), parts[1]);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }

    private static String sized(String text) {
        return LARGE_AMID_SMALL.matcher(text).replaceAll(found -> {
            String word = found.group();
            boolean vietnamese =
                    VietnameseSyllables.isLegal(word) && word.chars().anyMatch(c -> c > 0x7F);
            return vietnamese ? word.toLowerCase(java.util.Locale.ROOT) : word;
        });
    }

    private static String quarters(String text) {
        return QUARTER.matcher(text).replaceAll(found -> {
            int value = strokes(found.group());
            return value >= 1 && value <= 4
                    ? DocxNumbering.format("upperRoman", value)
                    : Matcher.quoteReplacement(found.group());
        });
    }
}

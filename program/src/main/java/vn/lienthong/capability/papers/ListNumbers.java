package vn.lienthong.capability.papers;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Counts what Word numbers by itself: the label that stands before a paragraph of a list. */
final class ListNumbers {

    private static final int LEVELS = 9;
    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    /** Points of a list by Decree 30/2020 follow the Vietnamese alphabet; Word counts a, b, c, d, e. We follow the file. */
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    private static final int[] WORTH = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private final Map<String, Element> kinds = new HashMap<>();
    private final Map<String, String> kindOf = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    ListNumbers(DocxFile file) throws DocxFile.Unreadable {
        if (!file.has("word/numbering.xml")) {
            return;
        }
        Element root = file.part("word/numbering.xml").getDocumentElement();
        for (Element kind : W.children(root, "abstractNum")) {
            kinds.put(W.attribute(kind, "abstractNumId"), kind);
        }
        for (Element number : W.children(root, "num")) {
            kindOf.put(W.attribute(number, "numId"), W.attribute(W.child(number, "abstractNumId"), "val"));
        }
    }

    @Nullable
    Element level(String list, int level) {
        Element kind = kinds.get(kindOf.getOrDefault(list, ""));
        return kind == null
                ? null
                : W.children(kind, "lvl").stream()
                        .filter(one -> W.attribute(one, "ilvl").equals(Integer.toString(level)))
                        .findFirst()
                        .orElse(null);
    }

    /** The label of the next paragraph of a list. */
    String next(String list, int level) {
        Element facts = level(list, level);
        if (facts == null || level >= LEVELS) {
            return "";
        }
        int[] count = counts.computeIfAbsent(kindOf.getOrDefault(list, ""), id -> new int[LEVELS]);
        count[level] = count[level] == 0 ? W.number(W.child(facts, "start"), "val", 1) : count[level] + 1;
        for (int deeper = level + 1; deeper < LEVELS; deeper++) {
            count[deeper] = 0;
        }
        String pattern = W.attribute(W.child(facts, "lvlText"), "val");
        if (W.attribute(W.child(facts, "numFmt"), "val").equals("bullet")) {
            // Bullets are letters of symbol fonts, which are not ours.
            return pattern.matches("[-–—+*•o]") ? pattern.replace('o', '-') : "•";
        }
        Matcher places = PLACE.matcher(pattern);
        return places.replaceAll(place -> {
            int at = Integer.parseInt(place.group(1)) - 1;
            Element of = level(list, at);
            return written(Math.max(1, count[at]), W.attribute(W.child(of, "numFmt"), "val"));
        });
    }

    private static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "decimalZero" -> String.format(Locale.ROOT, "%02d", number);
            case "none" -> "";
            default -> Integer.toString(number);
        };
    }

    private static String letters(int number) {
        return Character.toString((char) ('a' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        StringBuilder text = new StringBuilder();
        int rest = number;
        for (int i = 0; i < WORTH.length; i++) {
            while (rest >= WORTH[i]) {
                text.append(ROMAN[i]);
                rest -= WORTH[i];
            }
        }
        return text.toString();
    }
}

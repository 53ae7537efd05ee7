package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of which names of units are made, from {@code grammar/units.txt}. */
final class UnitLexicon {

    static final UnitLexicon INSTANCE = new UnitLexicon();

    private static final Pattern DETERMINER =
            Pattern.compile("^(?:(?:" + Grammar.UNITS.exact("pattern", "determiner") + ")\\s+)+");
    /** "PKTHT", "STNMT", "TTDVNN": the first letters of a name whose kind we know. */
    private static final Pattern SIGLUM = Pattern.compile(
            "^(?:P|S|TT|VP|CA|BQL|UB|NH|BCH|KB|TYT|BV|CC|Đ|H|LĐ|MTTQ|ĐTN|HPN|HND|CCB|BCĐ|BCA|THPT|THCS|TH|MN)[A-ZĐ&.-]{1,8}(?![\\p{L}])");

    private static final Pattern TRAILING = Pattern.compile("[.,;:\\s]+$");
    /** "các xã, thị trấn": a name only with its "các". */
    private static final Pattern THE_PLACES = Pattern.compile("^(?:" + Grammar.UNITS.exact("pattern", "all-the")
            + ")\\s+(?:" + Grammar.UNITS.exact("pattern", "places") + ")(?![\\p{L}])");

    /** The words that make a text a unit stand at its very beginning. */
    private static final int LOOK_AHEAD = 70;

    private final Set<String> openers = new HashSet<>();
    private final Set<String> plainOpeners = new HashSet<>();
    private final Map<String, String> abbreviations = new HashMap<>();
    private final List<String> abbreviationKeys;
    private final Set<String> domains = new HashSet<>();
    private final Set<String> collective = new HashSet<>();
    private final Set<String> tails = new HashSet<>();
    private final List<String[]> pairs = new ArrayList<>();
    private final Pattern verb;
    private final Pattern notVerb;
    private final Pattern notUnit;

    private UnitLexicon() {
        Grammar units = Grammar.UNITS;
        units.words("opener", "unit").forEach(word -> openers.add(Fold.soft(word)));
        for (String opener : openers) {
            if (opener.length() > 4 || opener.indexOf(' ') > 0) {
                plainOpeners.add(Fold.plain(opener));
            }
        }
        for (Grammar.Rule rule : units.rules("abbreviation")) {
            abbreviations.put(Fold.words(rule.name()), Fold.words(rule.pattern()));
        }
        abbreviationKeys = abbreviations.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        units.words("domain", "domain").forEach(word -> domains.add(Fold.words(word)));
        units.words("collective", "word").forEach(word -> collective.add(Fold.soft(word)));
        units.words("collective", "tail").forEach(word -> tails.add(Fold.soft(word)));
        for (Grammar.Rule rule : units.rules("joined")) {
            String[] pair = rule.pattern().split("/", 2);
            pairs.add(new String[] {Fold.words(pair[0]), Fold.words(pair[1])});
        }
        verb = wordPattern(units.words("verb", "verb"));
        notVerb = wordPattern(units.words("not-verb", "phrase"));
        notUnit = wordPattern(units.words("not-unit", "phrase"));
    }

    private static Pattern wordPattern(List<String> words) {
        List<String> longestFirst = words.stream()
                .map(Fold::soft)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .toList();
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + String.join("|", longestFirst) + ")(?![\\p{L}\\d])");
    }

    Pattern verb() {
        return verb;
    }

    Pattern notVerb() {
        return notVerb;
    }

    /** Whether the text begins as the name of a unit does. */
    boolean opens(String written) {
        String whole = written.strip();
        if (whole.isEmpty()) {
            return false;
        }
        String text = whole.substring(0, Math.min(whole.length(), LOOK_AHEAD));
        if (THE_PLACES.matcher(Fold.soft(text)).find()) {
            return true;
        }
        String soft = DETERMINER.matcher(Fold.soft(text)).replaceFirst("");
        String cut = text.substring(text.length() - soft.length());
        if (notUnit.matcher(soft).lookingAt()) {
            return false;
        }
        if (startsWithAny(soft, openers, false) || SIGLUM.matcher(cut).find()) {
            return true;
        }
        boolean capital = Character.isUpperCase(cut.isEmpty() ? ' ' : cut.charAt(0));
        return capital && (startsWithAny(Fold.plain(cut), plainOpeners, true) || abbreviated(cut));
    }

    private boolean abbreviated(String text) {
        String first = text.substring(0, Math.min(text.length(), 6));
        if (first.chars()
                        .filter(c -> Character.isUpperCase(c) || Character.isDigit(c))
                        .count()
                < 2) {
            return false;
        }
        String words = Fold.words(text);
        for (String key : abbreviationKeys) {
            if (words.startsWith(key) && (words.length() == key.length() || words.charAt(key.length()) == ' ')) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String text, Set<String> words, boolean tolerant) {
        int end = 0;
        for (int count = 0; count < 4 && end < text.length(); count++) {
            int next = end;
            while (next < text.length() && Character.isLetterOrDigit(text.charAt(next))) {
                next++;
            }
            if (next == end) {
                return false;
            }
            String start = text.substring(0, next);
            if (words.contains(start) || tolerant && nearly(start, words)) {
                return true;
            }
            end = next + 1;
        }
        return false;
    }

    private static boolean nearly(String word, Set<String> words) {
        return word.length() >= 6
                && words.stream().anyMatch(known -> known.length() >= 6 && Likeness.distance(word, known, 1) <= 1);
    }

    /** A field of work that may stand for the unit, as "Nội vụ" in "Phòng Tư pháp, Nội vụ". */
    boolean isDomain(String text) {
        return domains.contains(Fold.words(text));
    }

    /** Bare words such as "ban" or "ngành cấp huyện" that belong to a collective name. */
    boolean isCollective(String text) {
        return collectiveLength(text) > 0;
    }

    /** Bare words with nothing after them: the list goes on. */
    boolean isOpenCollective(String text) {
        String soft = strippedCollective(text);
        return collectiveLength(text) == soft.length() && !soft.isEmpty();
    }

    private int collectiveLength(String text) {
        String soft = strippedCollective(text);
        int best = 0;
        for (String word : collective) {
            if (soft.startsWith(word) && word.length() > best) {
                String rest = soft.substring(word.length()).strip();
                if (rest.isEmpty() || soft.charAt(word.length()) == ' ' && beginsTail(rest)) {
                    best = word.length();
                }
            }
        }
        return best;
    }

    private boolean beginsTail(String rest) {
        for (String tail : tails) {
            if (rest.startsWith(tail)
                    && (rest.length() == tail.length() || !Character.isLetter(rest.charAt(tail.length())))) {
                return true;
            }
        }
        return rest.startsWith("(");
    }

    private static String strippedCollective(String text) {
        String bare =
                DETERMINER.matcher(Fold.soft(text.strip())).replaceFirst("").strip();
        return TRAILING.matcher(bare).replaceFirst("");
    }

    /** Whether a comma, dash or "và" between the two belongs to one name. */
    boolean joins(String left, String right) {
        String leftWords = Fold.words(left);
        String rightWords = Fold.words(right);
        for (String[] pair : pairs) {
            if ((leftWords.equals(pair[0]) || leftWords.endsWith(" " + pair[0]))
                    && (rightWords.equals(pair[1]) || rightWords.startsWith(pair[1] + " "))) {
                return true;
            }
        }
        return false;
    }

    /** The name with its abbreviations written out, without marks and punctuation: the form to compare. */
    String canonical(String name) {
        String words = " " + Fold.words(name.replaceAll("\\(.*?\\)", " ")) + " ";
        for (String key : abbreviationKeys) {
            if (words.contains(" " + key + " ")) {
                words = words.replace(" " + key + " ", " " + abbreviations.get(key) + " ");
            }
        }
        return words.replaceAll(" (?:va|cac|cua|nhung) ", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}

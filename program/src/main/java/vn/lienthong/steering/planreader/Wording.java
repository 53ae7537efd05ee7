package vn.lienthong.steering.planreader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.capability.reading.VietnameseSyllables;

/**
 * The words of one plan, counted. A plan says the same things many times over: words and names that it repeats letter
 * for letter, or that everybody uses, are read rightly; what stands there once, in no usual spelling, may be misread.
 */
final class Wording {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d]+|[,;:.()]");
    /** A word seen this often is one of this plan's own words. */
    private static final int OWN = 3;

    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");
    private static final Pattern CODE = Pattern.compile("p?[ac]\\d\\d|đa06|t\\d+|i{1,3}");

    private static final Set<String> GRAMMAR_WORDS = new HashSet<>();
    private static final Pattern SIGLUM = Pattern.compile("\\p{Lu}{2}");
    /** The kind of a unit in the middle of a name: two names run into one. */
    private static final Pattern SECOND_NAME =
            Pattern.compile("(?<=\\p{Ll}) (?:" + Grammar.UNITS.exact("usual", "second") + ") \\p{L}");

    /** Also behind capitals ("BHXH Phòng …"), but not behind a word that ties the two into one name. */
    private static final Pattern NEXT_KIND =
            Pattern.compile("(?<! (?:" + Grammar.UNITS.exact("usual", "tie") + "))(?<![-–,&]) (?:"
                    + Grammar.UNITS.exact("usual", "second") + "|" + Grammar.UNITS.exact("usual", "next")
                    + ")(?: \\p{L}|$)");

    private static final Set<String> UNIT_WORDS = new HashSet<>();
    private static final Set<String> DATE_WORDS = new HashSet<>();
    private static final Set<String> GRAMMAR_PAIRS = new HashSet<>();
    private static final Set<String> USUAL_NAMES = new HashSet<>();
    private static final Set<String> TAIL = Set.copyOf(Grammar.UNITS.words("usual", "tail"));
    private static final Pattern MORE_THAN_NAME =
            Pattern.compile("\\d\\s?[/.-]\\s?\\d|(?:chu tri|phoi hop|hoan thanh|thoi gian|thoi han)\\s*$");
    private static final Pattern NEXT_NAME = Pattern.compile("[,;] (\\p{Lu}\\p{L}*)");
    private static final Set<String> PLAIN_OPENERS = Grammar.UNITS.words("opener", "unit").stream()
            .map(Fold::plain)
            .collect(java.util.stream.Collectors.toSet());
    private static final Set<String> OPENERS = Set.copyOf(Grammar.UNITS.words("opener", "unit"));

    static {
        for (String section : List.of("opener", "abbreviation", "domain", "collective", "usual")) {
            for (Grammar.Rule rule : Grammar.UNITS.rules(section)) {
                for (String phrase : (rule.name() + "|" + rule.pattern()).split("[|/]", -1)) {
                    learn(phrase);
                }
            }
        }
        for (String section : List.of("token", "recurring", "replicate", "milestone", "relative", "now", "phrase")) {
            for (Grammar.Rule rule : Grammar.DATES.rules(section)) {
                GRAMMAR_WORDS.addAll(words(rule.pattern().replaceAll("\\{[a-z0-9]+}|\\\\[a-z]", " ")));
            }
        }
        Grammar.STRUCTURE.words("misread", "deadline").forEach(phrase -> DATE_WORDS.addAll(words(phrase)));
        for (String name : Grammar.UNITS.words("usual", "name")) {
            UNIT_WORDS.addAll(words(name));
            USUAL_NAMES.add(UnitLexicon.INSTANCE.canonical(name));
        }
    }

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private final String text;

    private Wording(List<CleanLine> lines) {
        var all = new StringBuilder(" ");
        for (CleanLine line : lines) {
            count(line.text().text, all);
            line.cells().forEach(cell -> count(cell.text, all));
        }
        text = all.toString();
    }

    static Wording of(List<CleanLine> lines) {
        return new Wording(lines);
    }

    private static void learn(String phrase) {
        List<String> parts = words(phrase);
        GRAMMAR_WORDS.addAll(parts);
        for (int i = 1; i < parts.size(); i++) {
            GRAMMAR_PAIRS.add(parts.get(i - 1) + " " + parts.get(i));
        }
    }

    private void count(String written, StringBuilder all) {
        String before = "";
        for (String word : words(written)) {
            words.merge(word, 1, Integer::sum);
            if (!before.isEmpty()) {
                pairs.merge(before + " " + word, 1, Integer::sum);
            }
            before = word;
            all.append(word).append(' ');
        }
        all.append("| ");
    }

    private static List<String> words(String written) {
        return WORD.matcher(Fold.soft(written))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    /** How often the document says these very words, up to a few. */
    private int times(List<String> phrase) {
        String wanted = " " + String.join(" ", phrase) + " ";
        int times = 0;
        for (int at = text.indexOf(wanted); at >= 0 && times < OWN; at = text.indexOf(wanted, at + 1)) {
            times++;
        }
        return times;
    }

    /** A date, a label or a second unit has run into the name. */
    private static boolean hasMoreThanName(String name) {
        String plain = Fold.plain(name);
        if (MORE_THAN_NAME.matcher(plain).find()) {
            return true;
        }
        Matcher next = NEXT_NAME.matcher(name);
        while (next.find()) {
            String word = next.group(1);
            if (!OPENERS.contains(Fold.soft(word)) && PLAIN_OPENERS.contains(Fold.plain(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a unit's name is surely read rightly: a usual one, one that is repeated, one of usual words. */
    boolean isUsualName(String name) {
        List<String> parts = words(name);
        if (hasMoreThanName(name)) {
            return false;
        }
        if (parts.isEmpty() || isKnownName(name)) {
            return true;
        }
        if (isTwoNames(name)) {
            return false;
        }
        boolean mixed = parts.stream().anyMatch(word -> isMixed(word) && !isOwn(word));
        return !mixed
                && !hasSmallMisread(name)
                && !isCutOff(name)
                && (times(parts) >= 2 || isMadeOfUsualPairs(parts) || isWellFormed(name, parts));
    }

    /** "Phòng Kinh tế Công an xã": a usual name, whole in itself, before the kind of another unit. */
    private boolean isTwoNames(String name) {
        Matcher second = NEXT_KIND.matcher(name);
        while (second.find()) {
            String first = name.substring(0, second.start()).strip();
            if (!first.isEmpty() && isKnownName(first)) {
                return true;
            }
        }
        return false;
    }

    /** A small word that is no Vietnamese syllable as it is spelled ("cac", "trien"): its marks are lost, or more. */
    private static boolean hasSmallMisread(String name) {
        return WORD.matcher(name)
                .results()
                .map(java.util.regex.MatchResult::group)
                .anyMatch(word -> word.length() > 1
                        && word.chars().allMatch(Character::isLowerCase)
                        && !GRAMMAR_WORDS.contains(Fold.soft(word))
                        && !VietnameseSyllables.isLegal(word));
    }

    /** Whether the rules of the grammar hold this word, written small. */
    static boolean isGrammarWord(String word) {
        return GRAMMAR_WORDS.contains(word);
    }

    /** "côn9": figures and letters in one, and no code such as "PC06". */
    private static boolean isMixed(String word) {
        return word.chars().anyMatch(Character::isDigit)
                && word.chars().anyMatch(Character::isLetter)
                && !CODE.matcher(word).matches();
    }

    /** A name of its own: syllables of Vietnamese, none a letter away from the words of which names are made. */
    private boolean isWellFormed(String name, List<String> parts) {
        if (SIGLUM.matcher(name).find() || SECOND_NAME.matcher(name).find()) {
            return false;
        }
        return parts.stream()
                .allMatch(word -> isUsualWord(word)
                        || words.getOrDefault(word, 0) >= 2
                        || word.length() >= 3
                                && VietnameseSyllables.isLegal(word)
                                && UNIT_WORDS.stream()
                                        .noneMatch(
                                                known -> word.length() >= 3 && Likeness.distance(word, known, 1) == 1));
    }

    /** "Sở Văn": the beginning of usual names, and none itself. */
    private static boolean isCutOff(String name) {
        String canonical = UnitLexicon.INSTANCE.canonical(name) + " ";
        return USUAL_NAMES.stream().anyMatch(usual -> usual.startsWith(canonical));
    }

    /** A usual name, perhaps with its level and place behind it. */
    private boolean isKnownName(String name) {
        String canonical = UnitLexicon.INSTANCE.canonical(name);
        for (int end = canonical.length(); end > 0; end = canonical.lastIndexOf(' ', end - 1)) {
            if (USUAL_NAMES.contains(canonical.substring(0, end))) {
                List<String> written = WORD.matcher(name)
                        .results()
                        .map(java.util.regex.MatchResult::group)
                        .toList();
                int rest = words(canonical.substring(end)).size();
                return isPlace(written.subList(Math.max(0, written.size() - rest), written.size()));
            }
        }
        return false;
    }

    /** Level and place behind a usual name: small words of levels, names with a capital that the plan repeats. */
    private boolean isPlace(List<String> tail) {
        if (!tail.isEmpty()
                && OPENERS.contains(Fold.soft(tail.getFirst()))
                && !TAIL.contains(Fold.soft(tail.getFirst()))) {
            return false;
        }
        for (String word : tail) {
            boolean named = Character.isUpperCase(word.charAt(0)) && isUsualWord(Fold.soft(word));
            if (!named && !TAIL.contains(Fold.soft(word)) && !word.chars().allMatch(Character::isDigit)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMadeOfUsualPairs(List<String> parts) {
        if (parts.size() == 1) {
            return isUsualWord(parts.getFirst());
        }
        for (int i = 1; i < parts.size(); i++) {
            String pair = parts.get(i - 1) + " " + parts.get(i);
            if (pairs.getOrDefault(pair, 0) < 2 && !GRAMMAR_PAIRS.contains(pair)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the plan uses the word again and again. */
    boolean isOwn(String word) {
        return words.getOrDefault(word, 0) >= OWN;
    }

    private boolean isUsualWord(String word) {
        return GRAMMAR_WORDS.contains(word)
                || words.getOrDefault(word, 0) >= OWN
                || word.chars().allMatch(Character::isDigit);
    }

    /**
     * Whether a text holds a word that is probably misread: no Vietnamese syllable, or one letter away from a word of
     * the grammar, and nowhere else in the plan.
     */
    boolean hasOddWord(String written) {
        return oddWords(written) > 0;
    }

    /** How many words of a text are probably misread. */
    int oddWords(String written) {
        int odd = 0;
        Matcher word = WORD.matcher(written);
        while (word.find()) {
            if (!Character.isLetterOrDigit(word.group().charAt(0))) {
                continue;
            }
            boolean siglum = word.group().chars().filter(Character::isUpperCase).count() >= 2;
            odd += !siglum && isOdd(Fold.soft(word.group())) ? 1 : 0;
        }
        return odd;
    }

    private boolean isOdd(String word) {
        if (GRAMMAR_WORDS.contains(word)) {
            return false;
        }
        boolean letters = word.chars().allMatch(Character::isLetter);
        if (letters
                && !VOWEL.matcher(Fold.plain(word)).find()
                && !CODE.matcher(word).matches()) {
            return true;
        }
        if (words.getOrDefault(word, 0) >= OWN) {
            return false;
        }
        if (letters) {
            boolean once = words.getOrDefault(word, 0) < 2;
            return word.length() > 1
                    && !CODE.matcher(word).matches()
                    && (!VietnameseSyllables.isLegal(word) || once && isNearGrammar(word));
        }
        return !word.chars().allMatch(Character::isDigit) && !CODE.matcher(word).matches();
    }

    private static boolean isNearGrammar(String word) {
        return word.length() >= 3 && DATE_WORDS.stream().anyMatch(known -> Likeness.distance(word, known, 1) == 1);
    }
}

package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.capability.reading.VietnameseSyllables;

/**
 * How worn a document is, line by line: words that are no Vietnamese syllables, words a letter away from what the plan
 * says again and again in the same company, torn words, stops where no sentence ends, figures that cannot be. Where many
 * such marks stand, others that cannot be seen (a figure taken for another figure) are near.
 */
final class Wear {

    /** What is worn in some lines. */
    record Marks(int words, int letters, int figures, int stops) {
        static final Marks NONE = new Marks(0, 0, 0, 0);

        Marks plus(Marks other) {
            return new Marks(
                    words + other.words, letters + other.letters, figures + other.figures, stops + other.stops);
        }

        int all() {
            return letters + figures + stops;
        }
    }

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\d]+");
    private static final int OFTEN = 3;
    private static final Pattern CODE =
            Pattern.compile("\\p{Lu}{1,6}\\d{1,4}|\\d{1,4}[a-eA-Eđ]|\\d+|\\p{Lu}?\\p{Ll}?\\p{Lu}{1,4}\\d{2}");
    /** Letters that stand for figures, inside of what should be a number. */
    private static final Pattern FIGURE_LETTER =
            Pattern.compile("(?<![\\p{L}\\d])(?:\\d+[oOlIzZsSg]\\d*|[oOlz]\\d+)(?![\\p{L}\\d])");

    private static final Pattern DAY = Pattern.compile("(?<![\\d/])(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2,4})(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("(?:thang|quy)\\s(\\d{1,2})(?![\\d./-]\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
    /** A full stop before a small letter, two stops together, a stop that stands alone. */
    private static final Pattern BAD_STOP = Pattern.compile("(?<=\\p{Ll}{2})\\. (?=\\p{Ll}{2})"
            + "|(?<=[\\p{L}\\d)])[,;:] ?[,;:.](?![.])|(?<=[\\p{L}\\d])\\. ?[,;:]|(?<=\\p{L}) [,;](?=\\s)");
    /** "Bước 2:" with its number. */
    private static final Pattern STEP = Pattern.compile("(?<!\\p{L})buoc (\\d{1,2})\\s?[:.]");
    /** A number with the word before it. */
    private static final Pattern COMPANY =
            Pattern.compile("(?<!\\p{L})(an) (\\d{2})(?!\\d)|(?<!\\p{L})(p?[ac])(\\d{2})(?!\\d)");

    private static final Set<String> SINGLE = Set.of("ý", "ở", "y", "ô", "à", "ổ", "ủ", "a", "b", "c", "d", "đ", "e");
    private static final Set<String> FOREIGN = new HashSet<>(Grammar.STRUCTURE.words("foreign", "word"));

    private final Map<Integer, Marks> byLine = new HashMap<>();
    private final Marks whole;
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Map<String, Set<String>> after = new HashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private int lastStep;
    private int brokenSteps;

    private Wear(List<CleanLine> lines) {
        lines.forEach(line -> parts(line).forEach(this::learn));
        pairs.forEach((pair, times) -> {
            if (times >= OFTEN) {
                int blank = pair.indexOf(' ');
                after.computeIfAbsent(pair.substring(0, blank), w -> new HashSet<>())
                        .add(pair.substring(blank + 1));
                before.computeIfAbsent(pair.substring(blank + 1), w -> new HashSet<>())
                        .add(pair.substring(0, blank));
            }
        });
        Marks sum = Marks.NONE;
        for (CleanLine line : lines) {
            Marks here = Marks.NONE;
            for (Traced part : parts(line)) {
                here = here.plus(marks(part.text));
            }
            byLine.merge(line.number(), here, Marks::plus);
            sum = sum.plus(here);
        }
        whole = sum.plus(new Marks(0, 0, brokenSteps, 0));
    }

    static Wear of(List<CleanLine> lines) {
        return new Wear(lines);
    }

    private static List<Traced> parts(CleanLine line) {
        var parts = new ArrayList<>(line.cells());
        if (!line.text().isBlank()) {
            parts.add(line.text());
        }
        return parts;
    }

    private void learn(Traced part) {
        COMPANY.matcher(part.plain()).results().forEach(number -> numbers.merge(number.group(), 1, Integer::sum));
        Matcher step = STEP.matcher(part.plain());
        while (step.find()) {
            int number = Integer.parseInt(step.group(1));
            brokenSteps += number == 1 || number == lastStep + 1 ? 0 : 1;
            lastStep = number;
        }
        String last = "";
        for (String word : tokens(part.text)) {
            String soft = Fold.soft(word);
            words.merge(soft, 1, Integer::sum);
            if (!last.isEmpty()) {
                pairs.merge(last + " " + soft, 1, Integer::sum);
            }
            last = soft;
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    Marks whole() {
        return whole;
    }

    /** Whether so many words are misread that others must be, which cannot be told from right ones. Signed plans that
     * were typed have up to five strange words in a thousand. */
    boolean hasWrongLetters() {
        return whole.letters >= 3 && whole.letters * 1000 >= 6 * whole.words;
    }

    /** Whether figures were misread: some that cannot be stand there, so others must be wrong that could be. */
    boolean hasWrongFigures() {
        return whole.figures >= 3;
    }

    boolean hasWrongStops() {
        return whole.stops >= 3;
    }

    boolean isWorn() {
        return hasWrongLetters() || hasWrongFigures() || hasWrongStops();
    }

    Marks between(int first, int last) {
        Marks sum = Marks.NONE;
        for (int line = first; line <= last; line++) {
            sum = sum.plus(byLine.getOrDefault(line, Marks.NONE));
        }
        return sum;
    }

    /** The marks in one text of this document. */
    Marks marks(String text) {
        List<String> all = tokens(text);
        int letters = 0;
        for (int i = 0; i < all.size(); i++) {
            String left = i == 0 ? "" : all.get(i - 1);
            String right = i + 1 == all.size() ? "" : all.get(i + 1);
            letters += isOdd(all.get(i)) || isStranger(left, all.get(i), right) ? 1 : 0;
        }
        int stops = (int) BAD_STOP.matcher(text).results().count();
        return new Marks(all.size(), letters, figures(text), stops);
    }

    private boolean isOdd(String word) {
        if (!word.chars().allMatch(Character::isLetter)) {
            return !CODE.matcher(word).matches() && words.getOrDefault(Fold.soft(word), 0) < OFTEN;
        }
        boolean siglum = word.chars().skip(1).anyMatch(Character::isUpperCase);
        String soft = Fold.soft(word);
        if (siglum || words.getOrDefault(soft, 0) >= OFTEN || FOREIGN.contains(soft) || Wording.isGrammarWord(soft)) {
            return false;
        }
        return word.length() == 1
                ? !SINGLE.contains(soft) && Character.isLowerCase(word.charAt(0))
                : !VietnameseSyllables.isLegal(word);
    }

    /** "công am", where the plan says "công an" again and again: a letter away from the usual company. */
    private boolean isStranger(String left, String word, String right) {
        String soft = Fold.soft(word);
        if (soft.length() < 2 || !soft.chars().allMatch(Character::isLetter) || words.getOrDefault(soft, 0) > 2) {
            return false;
        }
        String l = Fold.soft(left);
        String r = Fold.soft(right);
        return isNear(
                        soft,
                        l.isEmpty() || pairs.getOrDefault(l + " " + soft, 0) > 1
                                ? Set.of()
                                : after.getOrDefault(l, Set.of()))
                || isNear(
                        soft,
                        r.isEmpty() || pairs.getOrDefault(soft + " " + r, 0) > 1
                                ? Set.of()
                                : before.getOrDefault(r, Set.of()));
    }

    private static boolean isNear(String word, Set<String> usual) {
        return usual.stream()
                .anyMatch(other -> other.length() > 1
                        && (Likeness.distance(word, other, 1) == 1
                                || Fold.plain(word).equals(Fold.plain(other))
                                || isSwapped(word, other)));
    }

    private static boolean isSwapped(String word, String other) {
        if (word.length() != other.length()) {
            return false;
        }
        for (int i = 0; i + 1 < word.length(); i++) {
            if (word.charAt(i) != other.charAt(i)) {
                return word.charAt(i) == other.charAt(i + 1)
                        && word.charAt(i + 1) == other.charAt(i)
                        && word.substring(i + 2).equals(other.substring(i + 2));
            }
        }
        return false;
    }

    /** "Đề án 08", where the plan says "Đề án 06" again and again. */
    private boolean isStrangeNumber(java.util.regex.MatchResult number) {
        String text = number.group();
        if (numbers.getOrDefault(text, 0) > 1) {
            return false;
        }
        return numbers.entrySet().stream()
                .anyMatch(other -> other.getValue() >= OFTEN
                        && other.getKey().length() == text.length()
                        && Likeness.distance(other.getKey(), text, 1) == 1
                        && other.getKey().replaceAll("\\d", "").equals(text.replaceAll("\\d", "")));
    }

    private int figures(String text) {
        String plain = Fold.plain(text);
        int odd = (int)
                COMPANY.matcher(plain).results().filter(this::isStrangeNumber).count();
        odd += (int) FIGURE_LETTER.matcher(text).results().count();
        Matcher day = DAY.matcher(plain);
        while (day.find()) {
            int d = Integer.parseInt(day.group(1));
            int m = Integer.parseInt(day.group(2));
            odd += d == 0
                            || d > 31
                            || m == 0
                            || m > 12
                            || d == 31 && (m == 4 || m == 6 || m == 9 || m == 11)
                            || m == 2 && d > 29
                    ? 1
                    : 0;
        }
        Matcher month = MONTH.matcher(plain);
        while (month.find()) {
            int m = Integer.parseInt(month.group(1));
            odd += m == 0 || m > 12 ? 1 : 0;
        }
        Matcher year = YEAR.matcher(plain);
        while (year.find()) {
            int y = Integer.parseInt(year.group(1));
            boolean date = year.start() > 0 && "/.-".indexOf(plain.charAt(year.start() - 1)) >= 0
                    || plain.substring(0, year.start()).endsWith("nam ");
            odd += date && (y < 1945 || y > 2045) ? 1 : 0;
        }
        return odd;
    }
}

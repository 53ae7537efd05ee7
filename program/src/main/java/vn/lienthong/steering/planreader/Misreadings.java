package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the words by which a plan is read ("chủ trì", "Bước 2:", "Thời gian") stand in a line with a wrong letter: what
 * they should have opened is then lost, or has run into its neighbour, without leaving any other trace.
 */
final class Misreadings {

    /** What may be wrong with an item because such a word in it was misread. */
    enum About {
        LEAD,
        COORDINATE,
        DEADLINE,
        STEPS,
        ITEM
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\d]+");
    private static final Map<About, List<String[]>> PHRASES = new EnumMap<>(About.class);
    /** "Bướe 2:", "Bước l:", "Bư ớc 3.": folded, in letters and figures. */
    private static final Pattern STEP_LIKE = Pattern.compile(
            "(?<![\\p{L}\\d])([\\p{L}\\d]{2,6}|\\p{L}{1,5}\\s\\p{L}{1,4})\\s{0,2}([\\dlioz]{1,2})\\s?[:.,;)]");

    /** What may stand before the opener of an item in its own line. */
    private static final int LONGEST_MARK = 12;
    /** The opener of another item in the middle of a line: two lines have run into one. */
    private static final Pattern ITEM_INSIDE =
            Pattern.compile("[.;)] ?(?:\\d{1,2}[.)]|[a-h]\\)|[-+*])? ?(?:mo hinh|nhiem vu)(?: so)? \\d{1,2} ?[:\\-]");

    private static final String STEP = Fold.plain(Grammar.STRUCTURE.exact("misread-step", "step"));

    static {
        for (About about : About.values()) {
            var phrases = new ArrayList<String[]>();
            for (String phrase : Grammar.STRUCTURE.words("misread", about.name().toLowerCase(java.util.Locale.ROOT))) {
                phrases.add(Fold.words(phrase).split(" ", -1));
            }
            PHRASES.put(about, phrases);
        }
    }

    private final Map<Integer, Set<About>> byLine = new HashMap<>();

    private final Wording wording;

    private Misreadings(Wording wording) {
        this.wording = wording;
    }

    static Misreadings of(List<CleanLine> lines, Wording wording) {
        var all = new Misreadings(wording);
        for (CleanLine line : lines) {
            all.look(line.number(), line.text());
            for (Traced cell : line.cells()) {
                all.look(line.number(), cell);
            }
        }
        return all;
    }

    /** What may be wrong between two lines, both included. */
    Set<About> between(int first, int last) {
        Set<About> all = EnumSet.noneOf(About.class);
        for (int line = first; line <= last; line++) {
            all.addAll(byLine.getOrDefault(line, Set.of()));
        }
        return all;
    }

    private void look(int line, Traced text) {
        if (text.isBlank()) {
            return;
        }
        Set<About> found = EnumSet.noneOf(About.class);
        if (hasStepLike(text.plain())) {
            found.add(About.STEPS);
        }
        Matcher item = ITEM_INSIDE.matcher(text.plain());
        if (item.find() && item.start() >= LONGEST_MARK) {
            found.add(About.ITEM);
        }
        boolean step = Structure.INSTANCE.step(text.from(Marker.of(text).end()).trim()) != null;
        List<String> words = WORD.matcher(Fold.soft(text.text))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        PHRASES.forEach((about, phrases) -> {
            if (!step || about == About.STEPS) {
                phrases.stream().filter(phrase -> isMisread(words, phrase)).forEach(phrase -> found.add(about));
            }
        });
        if (!found.isEmpty()) {
            byLine.computeIfAbsent(line, l -> EnumSet.noneOf(About.class)).addAll(found);
        }
    }

    private static boolean hasStepLike(String plain) {
        Matcher match = STEP_LIKE.matcher(plain);
        while (match.find()) {
            String word = match.group(1);
            boolean misread = Likeness.distance(word.replace(" ", ""), STEP, 1) == 1 && word.length() >= 3;
            boolean torn = word.contains(" ") && word.replace(" ", "").equals(STEP);
            boolean noFigure = word.equals(STEP) && !match.group(2).chars().allMatch(Character::isDigit);
            if (misread || torn || noFigure) {
                return true;
            }
        }
        return false;
    }

    /** Whether the phrase stands among the words with a letter wrong in a word rare in the plan, or torn, or grown. */
    private boolean isMisread(List<String> words, String[] phrase) {
        String whole = String.join("", phrase);
        for (int i = 0; i < words.size(); i++) {
            String one = Fold.plain(words.get(i));
            boolean grown = phrase.length > 1 && one.equals(whole);
            boolean torn = i + phrase.length < words.size()
                    && Fold.plain(String.join("", words.subList(i, i + phrase.length + 1)))
                            .equals(whole);
            if (grown || torn || i + phrase.length <= words.size() && hasWrongLetter(words, i, phrase)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasWrongLetter(List<String> words, int at, String[] phrase) {
        int wrong = 0;
        for (int i = 0; i < phrase.length; i++) {
            String word = words.get(at + i);
            int distance = Likeness.distance(Fold.plain(word), phrase[i], 1);
            if (distance > 1 || distance == 1 && wording.isOwn(word)) {
                return false;
            }
            wrong += distance;
        }
        return wrong > 0 && wrong <= (String.join("", phrase).length() >= 9 ? 2 : 1);
    }
}

package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises headings, openers, steps, labels and table heads by the rules of {@code grammar/structure.txt}. */
final class Structure {

    /** "thứ nhất", "thứ hai" …; they stand before the instance that is made of them. */
    private static final List<String> ORDINALS =
            List.of("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi");

    private static final String ORDINAL = "(?<n>" + String.join("|", ORDINALS) + ")(?![\\\\p{L}\\\\d])";

    static final Structure INSTANCE = new Structure();

    /** What stands under a heading. */
    enum Section {
        PURPOSE,
        GENERAL,
        CONTENT,
        DUTIES,
        FUNDING,
        REPORTING,
        UNKNOWN
    }

    /** What a label or a column speaks of. */
    enum Field {
        NUMBER,
        TITLE,
        WEAK_TITLE,
        GROUP,
        LEAD,
        LEAD_AND_COORDINATE,
        COORDINATE,
        MAIN_COORDINATE,
        SUPPORT,
        IMPLEMENTERS,
        DEADLINE,
        START,
        OBJECTIVE,
        EFFECT,
        ASSIGNMENTS,
        STEPS,
        TOOLS,
        DEVICES,
        SITES,
        ENTERPRISES,
        COST,
        NOTES,
        STATUS,
        AUDIENCE,
        BASIS
    }

    /** An opener of a model or task: "Mô hình 9:". */
    record Opener(boolean model, @Nullable Integer number, int end) {}

    /** A label: "Thời gian hoàn thành:". */
    record Label(Field field, int start, int end) {}

    /** "Bước 2:". */
    record StepMark(int number, int start, int end) {}

    private record Named<T>(T name, Pattern pattern) {}

    private static final String NUMBER = "(?<n>\\\\d{1,3}|[ivx]{1,5})(?![\\\\p{L}\\\\d])";
    private final List<Named<Section>> sections = new ArrayList<>();
    private final List<Named<Boolean>> openers = new ArrayList<>();
    private final List<Named<Boolean>> bareOpeners = new ArrayList<>();
    private final List<Named<Field>> labels = new ArrayList<>();
    private final List<Named<Field>> columns = new ArrayList<>();
    private final List<Named<Field>> columnWords = new ArrayList<>();
    private final Pattern step;
    private final Pattern notApplicable;
    private final Pattern free;
    private final Pattern paid;
    private final Pattern anyLabel;
    private final Pattern labelWord;

    private Structure() {
        Grammar grammar = Grammar.STRUCTURE;
        for (Grammar.Rule rule : grammar.rules("section")) {
            sections.add(
                    new Named<>(Section.valueOf(name(rule)), grammar.compile("(?<![\\p{L}])(?:" + source(rule) + ")")));
        }
        for (Grammar.Rule rule : grammar.rules("opener")) {
            openers.add(new Named<>(
                    rule.name().equals("model"),
                    grammar.compile("^(?:" + source(rule) + ")(?:\\s*[:.)\\-]+\\s*|\\s+(?=[\\p{L}\"(])|$)")));
        }
        for (Grammar.Rule rule : grammar.rules("bare-opener")) {
            bareOpeners.add(new Named<>(
                    rule.name().equals("model"), grammar.compile("^(?:" + source(rule) + ")\\s*[:\\-]\\s*(?=\\S)")));
        }
        String stepWords = grammar.rules("step").stream()
                .map(Structure::source)
                .reduce((a, b) -> a + "|" + b)
                .orElse("x");
        step = grammar.compile("(?:" + stepWords + ")\\s*[:.)\\-]*(?:\\s*:)*\\s*");
        var allLabels = new StringBuilder();
        for (Grammar.Rule rule : grammar.rules("label")) {
            labels.add(new Named<>(Field.valueOf(name(rule)), grammar.compile(source(rule))));
            allLabels.append(allLabels.isEmpty() ? "" : "|").append(source(rule));
        }
        labelWord = Pattern.compile("(?:"
                + grammar.words("label-word", "word").stream()
                        .map(Fold::plain)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .collect(Collectors.joining("|"))
                + ")\\s*[.,;]?\\s+");
        anyLabel = grammar.compile("(?<![\\p{L}])(?:" + allLabels + ")\\s*(?:\\([^)]{0,40}\\))?\\s*:");
        for (Grammar.Rule rule : grammar.rules("column")) {
            columns.add(new Named<>(Field.valueOf(name(rule)), grammar.compile(source(rule))));
        }
        for (Grammar.Rule rule : grammar.rules("column-word")) {
            columnWords.add(new Named<>(
                    Field.valueOf(name(rule)), grammar.compile("(?<![\\p{L}])(?:" + source(rule) + ")(?![\\p{L}])")));
        }
        notApplicable = words(grammar, "not-applicable");
        free = words(grammar, "free");
        paid = words(grammar, "paid");
    }

    private static Pattern words(Grammar grammar, String name) {
        return Pattern.compile(
                "(?<![\\p{L}])(?:" + grammar.any("words", name, "\\s+").pattern() + ")(?![\\p{L}])");
    }

    private static String name(Grammar.Rule rule) {
        return rule.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /** The name under which the rules of a field stand in the grammar. */
    static String nameOf(Field field) {
        return field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String source(Grammar.Rule rule) {
        return Grammar.source(rule.pattern(), "\\s+")
                .replaceAll("\\{n}", NUMBER)
                .replaceAll("\\{w}", ORDINAL);
    }

    /** What stands under a heading with these words; a sentence that mentions such words far inside is no heading. */
    Section section(Traced heading) {
        String plainHeading = heading.plain();
        int furthest = heading.text.chars().anyMatch(Character::isLowerCase) ? 16 : 40;
        Section found = Section.UNKNOWN;
        int best = Integer.MAX_VALUE;
        for (Named<Section> rule : sections) {
            Matcher match = rule.pattern.matcher(plainHeading);
            if (match.find() && match.start() < best) {
                best = match.start();
                found = rule.name;
            }
        }
        return best > furthest ? Section.UNKNOWN : found;
    }

    /** The opener at the beginning of a text without its marker; null if it opens nothing. */
    @Nullable
    Opener opener(Traced text) {
        String plain = text.plain();
        for (Named<Boolean> rule : openers) {
            Matcher match = rule.pattern.matcher(plain);
            if (match.find() && trulyOpens(text, match)) {
                return new Opener(rule.name, number(match.group("n")), match.end());
            }
        }
        for (Named<Boolean> rule : bareOpeners) {
            Matcher match = rule.pattern.matcher(plain);
            if (match.find()) {
                return new Opener(rule.name, null, match.end());
            }
        }
        return null;
    }

    /** "Mô hình 9 đã triển khai tốt" speaks of a model; "Mô hình 9: …" and "Mô hình 9. …" open one. */
    private static boolean trulyOpens(Traced text, Matcher match) {
        if (match.end() == text.length()) {
            return true;
        }
        String mark = match.group();
        char last = mark.stripTrailing().charAt(mark.stripTrailing().length() - 1);
        return !Character.isLetterOrDigit(last) || Character.isUpperCase(text.charAt(match.end()));
    }

    private static @Nullable Integer number(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.valueOf(written);
        }
        if (ORDINALS.contains(written)) {
            return ORDINALS.indexOf(written) + 1;
        }
        return Marker.roman(written.toUpperCase(java.util.Locale.ROOT));
    }

    /** The label with which the text begins; null if there is none. */
    @Nullable
    Label label(Traced text) {
        String plain = text.plain();
        int colon = plain.indexOf(':');
        int dash = plain.indexOf(" - ");
        int length = colon >= 0 ? colon : plain.length() <= 45 ? plain.length() : -1;
        if (length < 0 || length > 70) {
            return null;
        }
        if (colon < 0 && (dash > 0 || !isTitleLike(text))) {
            return null;
        }
        String words = plain.substring(0, length)
                .replaceAll("\\(.*?\\)|[\"'*_.]", " ")
                .strip()
                .replaceAll("\\s+", " ");
        Field field = matching(labels, words);
        if (field == null) {
            return null;
        }
        return new Label(field, 0, Math.min(text.length(), colon >= 0 ? colon + 1 : length));
    }

    /** Words alone on a line are a label only if they begin with a capital and do not end a sentence. */
    private static boolean isTitleLike(Traced text) {
        char last = text.length() == 0 ? '.' : text.charAt(text.length() - 1);
        return ".;,".indexOf(last) < 0 && Character.isUpperCase(text.charAt(0));
    }

    private static @Nullable Field matching(List<Named<Field>> rules, String words) {
        if (words.isEmpty()) {
            return null;
        }
        for (Named<Field> rule : rules) {
            if (rule.pattern.matcher(words).matches()) {
                return rule.name;
            }
        }
        return null;
    }

    /** Labels with a colon anywhere in the text, where a sentence, a clause or a capital letter begins. */
    List<Label> labelsWithin(Traced text) {
        var found = new ArrayList<Label>();
        Matcher match = text.matcher(anyLabel);
        int from = 0;
        while (from < text.length() && match.find(from)) {
            from = match.end();
            int start = match.start();
            String before = text.text.substring(0, start).stripTrailing();
            char last = before.isEmpty() ? '.' : before.charAt(before.length() - 1);
            boolean boundary = ".;,(-–+*•!?\u2028:".indexOf(last) >= 0 || before.length() < start - 1;
            if (!boundary && !Character.isUpperCase(text.charAt(start))) {
                continue;
            }
            Label label = label(text.from(start));
            if (label != null) {
                found.add(new Label(label.field, start, start + label.end));
                from = start + label.end;
            }
        }
        return found;
    }

    /** Whether a text begins with a word that stands for a label, though no colon follows: what it is was misread. */
    boolean beginsWithLabelWord(Traced text) {
        Matcher match = text.matcher(labelWord);
        return match.lookingAt() && match.end() < text.length() && Character.isUpperCase(text.charAt(match.end()));
    }

    /** Whether a word that stands for a label follows a stop inside a text that ought to hold none. */
    boolean hasLabelWordInside(Traced text) {
        Matcher match = text.matcher(labelWord);
        while (match.find()) {
            boolean afterStop = match.start() > 1
                    && text.charAt(match.start() - 1) == ' '
                    && ";,.:".indexOf(text.charAt(match.start() - 2)) >= 0;
            if (afterStop && match.end() < text.length() && Character.isUpperCase(text.charAt(match.end()))) {
                return true;
            }
        }
        return false;
    }

    /** The step mark at the beginning of a text without its marker; null if there is none. */
    @Nullable
    StepMark step(Traced text) {
        Matcher match = text.matcher(step);
        if (!match.lookingAt()) {
            return null;
        }
        Integer number = number(match.group("n"));
        return number == null ? null : new StepMark(number, 0, match.end());
    }

    /** Step marks anywhere in a text: at its start, or written with a capital. */
    List<StepMark> stepsWithin(Traced text) {
        var found = new ArrayList<StepMark>();
        Matcher match = text.matcher(step);
        while (match.find()) {
            String before = text.text.substring(0, match.start());
            String stripped = before.stripTrailing();
            char last = stripped.isEmpty() ? '.' : stripped.charAt(stripped.length() - 1);
            boolean capital = Character.isUpperCase(text.charAt(match.start()));
            boolean wordStart = match.start() == 0 || !Character.isLetterOrDigit(text.charAt(match.start() - 1));
            boolean boundary = ".;-–+*•:)\u2028".indexOf(last) >= 0
                    || match.start() > 0 && text.charAt(match.start() - 1) == Traced.BREAK;
            boolean marked = match.group().stripTrailing().matches("(?s).*[:.)-]");
            Integer number = number(match.group("n"));
            if (wordStart && number != null && (capital || boundary && marked)) {
                found.add(new StepMark(number, match.start(), match.end()));
            }
        }
        return found;
    }

    /** What a column with this head holds; null if the head is not understood. */
    @Nullable
    Field column(Traced head) {
        Field field = knownColumn(head);
        String words = head.flat().plain().strip();
        return field != null || words.length() > 45 || words.indexOf(';') >= 0 ? field : firstWord(words);
    }

    /** As {@link #column}, but only for heads that stand in the list as a whole. */
    @Nullable
    Field knownColumn(Traced head) {
        String words = head.flat()
                .plain()
                .replaceAll("\\(.*?\\)|[\"'*_.:]", " ")
                .strip()
                .replaceAll("\\s+", " ");
        return words.length() > 70 ? null : matching(columns, words);
    }

    private @Nullable Field firstWord(String words) {
        for (Named<Field> rule : columnWords) {
            if (rule.pattern.matcher(words).find()) {
                return rule.name;
            }
        }
        return null;
    }

    boolean saysNotApplicable(Traced text) {
        return text.matcher(notApplicable).find();
    }

    /** Whether the first words say so. */
    boolean beginsNotApplicable(Traced text) {
        return text.matcher(notApplicable).lookingAt();
    }

    Matcher free(Traced text) {
        return text.matcher(free);
    }

    Matcher paid(Traced text) {
        return text.matcher(paid);
    }
}

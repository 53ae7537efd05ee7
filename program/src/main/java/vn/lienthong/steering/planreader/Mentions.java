package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Sentences that speak of models by their numbers alone: "A chủ trì các mô hình số 1, 4 và 7, xong trước …". What they say
 * is said of the items with these numbers; numbers that no item has are items of their own, with the title that a list
 * in the same document gives to the number.
 */
final class Mentions {

    private static final Pattern NUMBERS =
            Pattern.compile("(?iu)" + Grammar.STRUCTURE.exact("mention", "first") + "\\s*:?\\s*(\\d{1,2}(?:\\s*"
                    + Grammar.STRUCTURE.exact("mention", "next") + "\\d{1,2}(?![\\d/.%]))*)(?![\\d/%]|\\.\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Pattern SINGLE =
            Pattern.compile("(?iu)" + Grammar.STRUCTURE.exact("mention", "single") + "\\s+\\d");

    /** A sentence and the numbers it speaks of. */
    private record Mention(Node node, List<Traced> figures, Traced after) {}

    private final Deadlines deadlines;
    private final List<Draft> drafts;
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<Integer, Traced> titles = new HashMap<>();

    private Mentions(List<Draft> drafts, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.drafts = new ArrayList<>(drafts);
    }

    /** The items with what such sentences say of them, and those that only such sentences name. */
    static List<Draft> add(List<Draft> drafts, Node root, Deadlines deadlines) {
        var mentions = new Mentions(drafts, deadlines);
        root.walk(mentions::collect);
        if (mentions.mentions.stream().noneMatch(mention -> mention.figures.size() >= 2)) {
            return drafts;
        }
        root.walk(mentions::titles);
        mentions.mentions.forEach(mention -> mentions.forget(mention.node));
        mentions.mentions.forEach(mentions::say);
        return mentions.drafts;
    }

    private void collect(Node node) {
        if (node.block == null
                || node.block.opener() != null
                || node.section() == Structure.Section.PURPOSE
                || node.role == Role.STEP) {
            return;
        }
        Matcher numbers = NUMBERS.matcher(node.text.text);
        if (!numbers.find() || isWithoutLead(node)) {
            return;
        }
        List<Traced> figures = figures(node.text.sub(numbers.start(1), numbers.end(1)));
        if (figures.size() >= 2 || SINGLE.matcher(node.text.text).find()) {
            mentions.add(new Mention(node, figures, node.text.from(numbers.end(1))));
        }
    }

    private static boolean isWithoutLead(Node node) {
        Assignment given = Assignment.parse(Assignments.firstSentence(node.text));
        return given.lead().isEmpty()
                && unitsAbove(node).isEmpty()
                && Headings.units(node.text).isEmpty();
    }

    private static List<UnitLists.Unit> unitsAbove(Node node) {
        return node.parent == null ? List.of() : Headings.units(node.parent.text);
    }

    /** Each number; of "4 đến 7" all between as well, standing where the end stands. */
    private static List<Traced> figures(Traced list) {
        var figures = new ArrayList<Traced>();
        Matcher number = NUMBER.matcher(list.text);
        int end = 0;
        while (number.find()) {
            String between = list.text.substring(end, number.start()).strip();
            boolean run = !figures.isEmpty() && (between.equals("đến") || between.equals("-") || between.equals("–"));
            int last = figures.isEmpty() ? 0 : Integer.parseInt(figures.getLast().text, 10);
            for (int n = last + 1; run && n < Integer.parseInt(number.group(), 10); n++) {
                figures.add(Traced.of(String.valueOf(n), list.lineAt(number.start())));
            }
            figures.add(list.sub(number.start(), number.end()));
            end = number.end();
        }
        return figures;
    }

    /** Titles by number, from tables that hold nothing but titles. */
    private void titles(Node node) {
        for (Table table : node.tables) {
            Columns columns = null;
            int number = -1;
            for (Block row : table.rows()) {
                Columns head = Columns.head(row.cells());
                if (head != null && head.titleColumn() >= 0) {
                    columns = head;
                    number = head.fields().lastIndexOf(Field.NUMBER);
                } else if (columns != null
                        && number >= 0
                        && columns.titleColumn() < row.cells().size()) {
                    Traced title = row.cells().get(columns.titleColumn()).flat().trim(" .;");
                    String figure = row.cells().get(number).text.strip();
                    if (NUMBER.matcher(figure).matches() && !title.isBlank()) {
                        titles.putIfAbsent(Integer.parseInt(figure, 10), title);
                    }
                }
            }
        }
    }

    /** The sentence itself is no item. */
    private void forget(Node node) {
        drafts.removeIf(draft -> !draft.fromTable
                && draft.lineFrom == node.lineFrom()
                && !draft.title.isBlank()
                && node.text.text.contains(draft.title.text));
    }

    private void say(Mention mention) {
        for (Traced figure : mention.figures) {
            int number = Integer.parseInt(figure.text, 10);
            Draft draft = withNumber(number);
            if (draft == null) {
                draft = named(number, figure, mention.node);
                drafts.add(draft);
            }
            say(mention, draft);
        }
    }

    private void say(Mention mention, Draft draft) {
        Node node = mention.node;
        if (!draft.has(Field.LEAD) && draft.assignments.isEmpty()) {
            Traced sentence = Assignments.firstSentence(node.text);
            List<UnitLists.Unit> own = Headings.units(node.text);
            if (!own.isEmpty()) {
                own.forEach(unit -> draft.add(Field.LEAD, unit.name()));
            } else if (Assignment.parse(sentence).lead().isEmpty()) {
                draft.headingLead = unitsAbove(node);
            } else {
                draft.assignments.add(sentence);
            }
        }
        if (Structure.INSTANCE.saysNotApplicable(mention.after)) {
            draft.add(Field.STATUS, mention.after.trim(" .;:,"));
        }
        Traced time = deadlines.find(node.text);
        Traced said = time == null && deadlines.speaksOfTime(mention.after) ? mention.after.trim(" .;:,") : time;
        if (said != null && !draft.has(Field.DEADLINE) && draft.deadlinesInText.isEmpty()) {
            draft.add(Field.DEADLINE, said);
        }
    }

    private Draft named(int number, Traced figure, Node node) {
        var draft = new Draft();
        String word = Grammar.STRUCTURE.exact("own-label", "model");
        draft.number = number;
        draft.title = titles.getOrDefault(number, Traced.of(word + " " + number, figure.lineAt(0)));
        draft.kind = PlanReading.Kind.MODEL;
        draft.explicit = true;
        draft.byNumber = !titles.containsKey(number);
        draft.lineFrom = node.lineFrom();
        draft.lineTo = node.lineTo();
        return draft;
    }

    private @Nullable Draft withNumber(int number) {
        return drafts.stream()
                .filter(draft -> Objects.equals(draft.number, number))
                .findFirst()
                .orElse(null);
    }
}

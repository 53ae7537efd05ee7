package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Sentences that speak of several models by their numbers alone: "A chủ trì các mô hình số 1, 4 và 7, xong trước …". What
 * they say is said of the items with these numbers; numbers that no item has are items of their own, named by number.
 */
final class Mentions {

    private static final String AND = "\\s*(?:,|;|và|&|-|–|đến)\\s*(?:số\\s+|mô hình\\s+(?:số\\s+)?)?";
    private static final Pattern NUMBERS = Pattern.compile(
            "(?iu)(?:mô hình|nhiệm vụ|MH)(?:\\s+(?:có\\s+)?(?:số|thứ tự|số thứ tự))?\\s*:?\\s*(\\d{1,2}(?:" + AND
                    + "\\d{1,2}(?![\\d/.]))+)(?![\\d/.%])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final Deadlines deadlines;
    private final List<Draft> drafts;

    private Mentions(List<Draft> drafts, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.drafts = new ArrayList<>(drafts);
    }

    /** The items with what such sentences say of them, and those that only such sentences name. */
    static List<Draft> add(List<Draft> drafts, Node root, Deadlines deadlines) {
        var mentions = new Mentions(drafts, deadlines);
        root.walk(mentions::visit);
        return mentions.drafts;
    }

    private void visit(Node node) {
        if (node.block == null || node.section() == Structure.Section.PURPOSE || node.role == Role.STEP) {
            return;
        }
        Matcher numbers = NUMBERS.matcher(node.text.text);
        if (!numbers.find()) {
            return;
        }
        Traced list = node.text.sub(numbers.start(1), numbers.end(1));
        List<Traced> figures = figures(list);
        Traced who = node.text;
        Assignment given = Assignment.parse(Assignments.firstSentence(who));
        List<UnitLists.Unit> above = node.parent == null ? List.of() : Headings.units(node.parent.text);
        if (given.lead().isEmpty() && above.isEmpty() || figures.size() < 2) {
            return;
        }
        drafts.removeIf(draft -> !draft.fromTable && draft.lineFrom == node.lineFrom() && !figures.isEmpty()
                && draft.title.length() > 0 && node.text.text.contains(draft.title.text));
        for (Traced figure : figures) {
            say(node, figure, given, above, figures.size());
        }
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

    private void say(Node node, Traced figure, Assignment given, List<UnitLists.Unit> above, int count) {
        int number = Integer.parseInt(figure.text, 10);
        Draft draft = withNumber(number);
        if (draft == null) {
            draft = new Draft();
            draft.number = number;
            draft.title = Traced.of(Grammar.STRUCTURE.exact("own-label", "model") + " " + number, figure.lineAt(0));
            draft.kind = PlanReading.Kind.MODEL;
            draft.explicit = true;
            draft.guessed = count < 2;
            draft.lineFrom = node.lineFrom();
            draft.lineTo = node.lineTo();
            drafts.add(draft);
        }
        if (!draft.has(Field.LEAD) && draft.assignments.isEmpty()) {
            if (given.lead().isEmpty()) {
                draft.headingLead = above;
            } else {
                draft.assignments.add(Assignments.firstSentence(node.text));
            }
        }
        Traced time = deadlines.find(node.text);
        if (time != null && !draft.has(Field.DEADLINE) && draft.deadlinesInText.isEmpty()) {
            draft.add(Field.DEADLINE, time);
        }
    }

    private @Nullable Draft withNumber(int number) {
        return drafts.stream()
                .filter(draft -> Objects.equals(draft.number, number))
                .findFirst()
                .orElse(null);
    }
}

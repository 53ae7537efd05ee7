package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Titles that stand as paragraphs of their own, without number or bullet, each followed by who leads it and until when:
 * what follows is put under its title, as under a heading.
 */
final class TitleParagraphs {

    private static final int FEWEST = 3;
    private static final int LONGEST = 220;

    private final CatalogueMatcher titles;
    private final Deadlines deadlines;

    private TitleParagraphs(CatalogueMatcher titles, Deadlines deadlines) {
        this.titles = titles;
        this.deadlines = deadlines;
    }

    static void gather(Node root, CatalogueMatcher titles, Deadlines deadlines) {
        var gatherer = new TitleParagraphs(titles, deadlines);
        var headings = new ArrayList<Node>();
        root.walk(node -> {
            if (node.role == Role.HEADING || node.role == Role.ROOT) {
                headings.add(node);
            }
        });
        headings.forEach(gatherer::gather);
    }

    private void gather(Node heading) {
        List<Node> children = heading.children;
        List<Integer> starts = new ArrayList<>();
        int models = 0;
        for (int i = 0; i + 1 < children.size(); i++) {
            if (isTitle(children.get(i)) && isGiven(children, i + 1)) {
                starts.add(i);
                models += titles.isModel(children.get(i).text) ? 1 : 0;
            }
        }
        if (starts.size() < FEWEST || models * 3 < starts.size()) {
            return;
        }
        var kept = new ArrayList<Node>(children.subList(0, starts.getFirst()));
        for (int i = 0; i < starts.size(); i++) {
            int to = i + 1 < starts.size() ? starts.get(i + 1) : end(children, starts.get(i) + 1);
            Node title = children.get(starts.get(i));
            title.role = Role.HEADING;
            for (Node below : children.subList(starts.get(i) + 1, to)) {
                title.children.add(below.under(title));
            }
            kept.add(title);
            if (i + 1 == starts.size()) {
                kept.addAll(children.subList(to, children.size()));
            }
        }
        heading.children.clear();
        heading.children.addAll(kept);
    }

    /** Where what belongs to the last title ends: at the next numbered heading. */
    private static int end(List<Node> children, int from) {
        int to = from;
        while (to < children.size() && children.get(to).role != Role.HEADING) {
            to++;
        }
        return to;
    }

    private static boolean isTitle(Node node) {
        return node.role == Role.TEXT
                && node.text.length() <= LONGEST
                && node.text.length() > 0
                && ";:,".indexOf(node.text.charAt(node.text.length() - 1)) < 0
                && Character.isLetterOrDigit(node.text.trim("“\"*").text.isEmpty() ? ' ' : node.text.trim("“\"*").charAt(0))
                && Assignment.within(node.text) == null
                && Contents.isTitle(node.text);
    }

    /** Whether the paragraphs behind a title say who leads it or until when, before another title. */
    private boolean isGiven(List<Node> children, int from) {
        for (int i = from; i < Math.min(children.size(), from + 4); i++) {
            Node node = children.get(i);
            boolean label = node.hasLabel(
                    Field.LEAD, Field.LEAD_AND_COORDINATE, Field.IMPLEMENTERS, Field.DEADLINE, Field.ASSIGNMENTS);
            boolean assigned = node.role == Role.TEXT
                    && (Assignments.isAssignment(node.text, deadlines)
                            || OwnLine.isOne(node.text)
                            || Assignment.within(node.text) != null);
            if (label || assigned) {
                return true;
            }
            if (node.role == Role.TEXT && titles.isModel(node.text) || node.role == Role.HEADING) {
                return false;
            }
        }
        return false;
    }
}

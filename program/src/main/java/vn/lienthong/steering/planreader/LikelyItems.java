package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;
import vn.lienthong.steering.planreader.Structure.Section;

/**
 * Where the rules find few items or none: every kind of paragraph that recurs (numbered headings of one level, bullets
 * under units, paragraphs without number) is tried as the kind that holds the items, and the whole document says which
 * reading explains it best: titles of the catalogue, one lead and one time for each item, nothing swallowed.
 */
final class LikelyItems {

    private static final int FEWEST = 3;
    private static final int MOST_KINDS = 8;
    private static final int LONGEST_TITLE = 300;
    /** What a paragraph without title, lead and time is worth. */
    private static final double NOTHING = -0.5;
    /** The rank of paragraphs without mark, also of those that became headings. */
    private static final int TEXT_RANK = 200;
    /** So much better another reading must be than what the rules found. */
    private static final double BETTER = 1.3;

    private static final Set<Section> ELSEWHERE = Set.of(Section.PURPOSE, Section.FUNDING, Section.REPORTING);

    private final CatalogueMatcher titles;
    private final Deadlines deadlines;

    private LikelyItems(CatalogueMatcher titles, Deadlines deadlines) {
        this.titles = titles;
        this.deadlines = deadlines;
    }

    /** What the rules found, or the kind of paragraph that explains the document better. */
    static List<ItemFinder.Found> choose(
            Node root, List<ItemFinder.Found> byRules, List<Draft> rows, CatalogueMatcher titles, Deadlines deadlines) {
        List<ItemFinder.Found> found = withoutOrganisation(byRules);
        var likely = new LikelyItems(titles, deadlines);
        double known = likely.worth(likely.drafts(found)) + likely.worth(rows);
        List<ItemFinder.Found> best = found;
        boolean inDuties = found.stream().allMatch(item -> standsInDuties(item.node())) && rows.isEmpty();
        double bestWorth = Math.max(known, 0) * (inDuties ? 1 : BETTER) + 1;
        for (List<Node> kind : kinds(root, inDuties)) {
            List<ItemFinder.Found> items = kind.stream()
                    .map(node -> new ItemFinder.Found(node, false, false))
                    .toList();
            List<Draft> drafts = likely.drafts(items);
            double worth = likely.worth(drafts) + likely.worth(rows);
            if (worth > bestWorth && likely.isHomogeneous(drafts)) {
                best = likely.withContent(items, drafts);
                bestWorth = worth;
            }
        }
        return best;
    }

    /** Where "PHÂN CÔNG NHIỆM VỤ" holds items, "TỔ CHỨC THỰC HIỆN" behind it holds none. */
    private static List<ItemFinder.Found> withoutOrganisation(List<ItemFinder.Found> found) {
        List<ItemFinder.Found> shared = found.stream()
                .filter(item -> standsInDuties(item.node()) && isShareOut(item.node()))
                .toList();
        boolean all = found.stream().allMatch(item -> standsInDuties(item.node()));
        return all && shared.size() >= FEWEST ? shared : found;
    }

    private List<Draft> drafts(List<ItemFinder.Found> items) {
        var counts = new HeadingCounts(items);
        return items.stream()
                .map(item -> ItemBody.read(item, deadlines, counts))
                .toList();
    }

    /** Paragraphs that may be items, by level and mark; those that recur most first. */
    private static List<List<Node>> kinds(Node root, boolean inDuties) {
        Map<String, List<Node>> kinds = new LinkedHashMap<>();
        root.walk(node -> {
            String kind = kind(node, inDuties);
            if (kind != null) {
                kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(node);
            }
        });
        return kinds.values().stream()
                .filter(nodes -> nodes.size() >= FEWEST)
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .limit(MOST_KINDS)
                .toList();
    }

    private static @Nullable String kind(Node node, boolean inDuties) {
        Node parent = node.parent;
        boolean plain = node.role == Role.HEADING || node.role == Role.BULLET;
        if (parent == null
                || !plain
                || node.marker() == Marker.Kind.NONE && node.rank < TEXT_RANK
                || ELSEWHERE.contains(parent.section())
                || parent.section() == Section.DUTIES && !(inDuties && isShareOut(node))) {
            return null;
        }
        return node.role + " " + node.marker() + " " + node.rank + " " + parent.marker();
    }

    /** "PHÂN CÔNG NHIỆM VỤ" may hold the items, "TỔ CHỨC THỰC HIỆN" behind them does not. */
    private static boolean isShareOut(Node node) {
        for (Node at = node.parent == null ? node : node.parent; at != null; at = at.parent) {
            if (at.role == Role.HEADING && Structure.INSTANCE.section(at.text) == Section.DUTIES) {
                return at.text.plain().contains("phan cong");
            }
        }
        return false;
    }

    private static boolean standsInDuties(Node node) {
        return node.parent != null && node.parent.section() == Section.DUTIES;
    }

    /** How well items explain what stands in the document. */
    private double worth(List<Draft> drafts) {
        double sum = 0;
        for (Draft draft : drafts) {
            sum += worth(draft);
        }
        return sum;
    }

    private double worth(Draft draft) {
        boolean title = titles.isModel(draft.title);
        boolean lead = hasLead(draft);
        boolean time = hasTime(draft);
        double worth = (title ? 1 : 0) + (lead ? 1 : 0) + (time ? 0.7 : 0);
        worth += !lead && !draft.headingLead.isEmpty() ? 0.4 : 0;
        worth += !time && !draft.headingDeadline.isBlank() ? 0.3 : 0;
        worth -= title || lead || time ? 0 : 0.7;
        worth -= draft.title.length() > LONGEST_TITLE ? 0.5 : 0;
        worth -= UnitLists.isList(draft.title) ? 1.5 : 0;
        return worth - swallowed(draft);
    }

    private static boolean hasLead(Draft draft) {
        return draft.has(Field.LEAD)
                || draft.has(Field.LEAD_AND_COORDINATE)
                || draft.has(Field.IMPLEMENTERS)
                || draft.assignments.stream()
                        .anyMatch(words -> !Assignment.parse(words).lead().isEmpty());
    }

    private static boolean hasTime(Draft draft) {
        return draft.has(Field.DEADLINE) || draft.has(Field.START) || !draft.deadlinesInText.isEmpty();
    }

    /** Leads, times and titles of other items inside this one. */
    private double swallowed(Draft draft) {
        long models = draft.loose.stream().filter(titles::isModel).count()
                + draft.steps.stream().filter(step -> titles.isModel(step.text())).count();
        int leads = Math.max(0, draft.get(Field.LEAD).size() + draft.assignments.size() - 2);
        int times = Math.max(0, draft.get(Field.DEADLINE).size() - 2);
        return (models >= 2 ? models : 0) + leads + times;
    }

    /** Most of the paragraphs are called what models are called, or have both a lead and a time. */
    private boolean isHomogeneous(List<Draft> drafts) {
        long titled = drafts.stream().filter(draft -> titles.isModel(draft.title)).count();
        long given = drafts.stream()
                .filter(draft -> (hasLead(draft) || !draft.headingLead.isEmpty()) && hasTime(draft))
                .count();
        return titled * 10 >= drafts.size() * 4L || given * 10 >= drafts.size() * 7L;
    }

    /** Without the paragraphs that say nothing of an item, unless most beside them are items. */
    private List<ItemFinder.Found> withContent(List<ItemFinder.Found> items, List<Draft> drafts) {
        Map<Node, int[]> telling = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int[] count = telling.computeIfAbsent(items.get(i).node().parent, parent -> new int[2]);
            count[worth(drafts.get(i)) > NOTHING ? 0 : 1]++;
        }
        var kept = new ArrayList<ItemFinder.Found>();
        for (int i = 0; i < items.size(); i++) {
            Node node = items.get(i).node();
            int[] count = telling.getOrDefault(node.parent, new int[2]);
            double worth = worth(drafts.get(i));
            boolean amongItems = count[0] >= 2
                    && count[0] >= count[1] * 1.5
                    && node.text.length() < LONGEST_TITLE
                    && Structure.INSTANCE.section(node.text) != Section.DUTIES;
            if (worth > NOTHING || amongItems) {
                kept.add(new ItemFinder.Found(node, false, worth < 1));
            }
        }
        return kept;
    }
}

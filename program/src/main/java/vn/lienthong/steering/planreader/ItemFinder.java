package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;
import vn.lienthong.steering.planreader.Structure.Section;

/**
 * Decides which paragraphs of the outline are models or tasks. An opener ("Mô hình 9:") decides by itself; without one
 * a paragraph is an item if it carries what items carry: labels, steps, an assignment, a date of its own.
 */
final class ItemFinder {

    /** Sections in which nothing but an opener makes an item. */
    private static final Set<Section> WITHOUT_ITEMS =
            Set.of(Section.PURPOSE, Section.DUTIES, Section.FUNDING, Section.REPORTING);

    /** What is longer and is given to somebody in brackets is no name of a unit, though it begins like one. */
    private static final int LONGEST_UNIT = 60;

    private static final int FEWEST_GIVEN = 2;

    private final Deadlines deadlines;
    private final boolean withOpeners;
    private final boolean insideDuties;
    /** Whether sections numbered I, II, III are items themselves: several of them are assigned to somebody. */
    private boolean romanItems;

    /** An item's paragraph. */
    record Found(Node node, boolean explicit, boolean guessed) {}

    private ItemFinder(Deadlines deadlines, boolean withOpeners, boolean insideDuties) {
        this.deadlines = deadlines;
        this.withOpeners = withOpeners;
        this.insideDuties = insideDuties;
    }

    static List<Found> find(Node root, Deadlines deadlines, boolean hasTables) {
        int[] openers = {0};
        root.walk(node -> openers[0] += node.role == Role.ITEM ? 1 : 0);
        boolean withOpeners = openers[0] >= 2;
        List<Found> found = withoutLoneProse(
                new ItemFinder(deadlines, withOpeners, false).over(root).visit(root));
        if (found.isEmpty() && !hasTables) {
            found = new ItemFinder(deadlines, withOpeners, true).over(root).visit(root);
        }
        return found;
    }

    /** One paragraph that begins with "Mô hình" without a number is a sentence; several are models. */
    private static List<Found> withoutLoneProse(List<Found> found) {
        List<Found> prose = found.stream()
                .filter(item -> item.explicit && item.node.block != null && item.node.block.opener() == null)
                .toList();
        return prose.size() == 1
                ? found.stream().filter(item -> !item.equals(prose.getFirst())).toList()
                : found;
    }

    private ItemFinder over(Node root) {
        int[] assigned = {0};
        root.walk(node -> {
            boolean plain = node.marker() == Marker.Kind.ROMAN
                    && node.role == Role.HEADING
                    && node.children.stream().noneMatch(child -> child.role == Role.HEADING || child.role == Role.ITEM);
            assigned[0] += plain && mayBeItem(node) && (isLabelled(node) || isAssigned(node)) ? 1 : 0;
        });
        romanItems = assigned[0] >= 2;
        return this;
    }

    private boolean mayBeItem(Node roman) {
        Section own = Structure.INSTANCE.section(roman.text);
        return (own == Section.UNKNOWN || own == Section.CONTENT || isGivenByLabels(roman))
                && Headings.units(roman.text).isEmpty();
    }

    /** "IV. PHÂN TÍCH TÌNH HÌNH LAO ĐỘNG" over a lead and a time is an item, whatever sections its words recall. */
    private static boolean isGivenByLabels(Node node) {
        boolean lead = node.children.stream()
                .anyMatch(child ->
                        child.hasLabel(Field.LEAD, Field.LEAD_AND_COORDINATE, Field.IMPLEMENTERS, Field.ASSIGNMENTS));
        return lead && node.children.stream().anyMatch(child -> child.hasLabel(Field.DEADLINE));
    }

    private List<Found> visit(Node node) {
        if (node.role == Role.ITEM) {
            return List.of(new Found(node, true, false));
        }
        if (node.role == Role.LABEL || node.role == Role.STEP || node.role == Role.TEXT) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        for (Node child : node.children) {
            found.addAll(visit(child));
        }
        if (found.isEmpty()) {
            List<Found> given = given(node);
            if (!given.isEmpty()) {
                return given;
            }
            List<Found> paragraphs = paragraphs(node);
            if (paragraphs.size() >= 2) {
                return paragraphs;
            }
            return isItem(node) ? List.of(new Found(node, false, false)) : dated(node);
        }
        boolean leaves = found.stream().allMatch(item -> !item.explicit && item.node.parent == node);
        List<Found> dated = leaves ? dated(node) : List.of();
        return dated.size() > found.size() ? dated : withSiblings(node, found);
    }

    /** Points under a heading, each of them "Mô hình “…”: A chủ trì …", beside items that other headings number. */
    private List<Found> given(Node heading) {
        if (!withOpeners
                || heading.role != Role.HEADING
                || !Headings.units(heading.text).isEmpty()) {
            return List.of();
        }
        List<Node> points = heading.children.stream()
                .filter(child -> (child.role == Role.BULLET || child.role == Role.HEADING) && allowed(child))
                .filter(child -> isGivenBehindColon(child.text))
                .toList();
        return points.size() < FEWEST_GIVEN || points.size() * 10L < heading.children.size() * 6L
                ? List.of()
                : points.stream().map(child -> new Found(child, false, false)).toList();
    }

    private static boolean isGivenBehindColon(Traced text) {
        int colon = text.text.indexOf(':');
        if (colon < 8 || colon > 220 || !Headings.units(text.sub(0, colon)).isEmpty()) {
            return false;
        }
        Assignment assignment = Assignment.parse(Assignments.firstSentence(text.from(colon + 1)));
        return assignment.named() && !assignment.lead().isEmpty();
    }

    /** Paragraphs without number or bullet under a heading, each with its own "Đơn vị thực hiện: … Thời gian: …". */
    private List<Found> paragraphs(Node heading) {
        if (heading.role != Role.HEADING && heading.role != Role.ROOT) {
            return List.of();
        }
        return heading.children.stream()
                .filter(child -> child.role == Role.TEXT && allowed(child))
                .filter(child -> isLabelled(child) || Assignments.within(child.text, deadlines) != null)
                .map(child -> new Found(child, false, false))
                .toList();
    }

    /** Where most paragraphs under one heading are tasks, the others are too. */
    private List<Found> withSiblings(Node parent, List<Found> found) {
        long own = found.stream()
                .filter(f -> f.node.parent == parent && !f.explicit)
                .count();
        List<Node> like = parent.children.stream()
                .filter(child -> !found.isEmpty()
                        && child.marker() == found.getFirst().node.marker()
                        && child.role == found.getFirst().node.role)
                .toList();
        if (own < 2 || own * 10 < like.size() * 6L || own == like.size()) {
            return found;
        }
        var all = new ArrayList<Found>();
        for (Node child : parent.children) {
            List<Found> known = found.stream()
                    .filter(f -> f.node == child || isUnder(f.node, child))
                    .toList();
            all.addAll(known);
            if (known.isEmpty()
                    && like.contains(child)
                    && (child.marker() != Marker.Kind.ROMAN || mayBeItem(child))
                    && Headings.units(child.text).isEmpty()) {
                all.add(new Found(child, false, true));
            }
        }
        return all;
    }

    private static boolean isUnder(Node node, Node above) {
        for (Node at = node; at != null; at = at.parent) {
            if (at == above) {
                return true;
            }
        }
        return false;
    }

    private boolean allowed(Node node) {
        Section section = node.parent == null ? Section.UNKNOWN : node.parent.section();
        return node.block != null
                && (node.rank >= 12 || romanItems && node.marker() == Marker.Kind.ROMAN && mayBeItem(node))
                && Structure.INSTANCE.section(node.text) != Section.FUNDING
                && (insideDuties ? section != Section.PURPOSE : !WITHOUT_ITEMS.contains(section));
    }

    private boolean isItem(Node node) {
        if (!allowed(node) || node.text.isBlank()) {
            return false;
        }
        boolean unit = !Headings.units(node.text).isEmpty();
        return isLabelled(node) && (!unit || node.children.stream().allMatch(c -> c.role == Role.LABEL))
                || !unit && (isAssigned(node) || isSelfAssigned(node) || isListed(node))
                || unit && node.text.length() > LONGEST_UNIT && Assignments.within(node.text, deadlines) != null;
    }

    private static boolean isLabelled(Node node) {
        int labels = 0;
        for (Node child : node.children) {
            if (child.hasLabel(
                    Field.LEAD, Field.LEAD_AND_COORDINATE, Field.DEADLINE, Field.IMPLEMENTERS, Field.STEPS)) {
                return true;
            }
            labels += child.role == Role.LABEL ? 1 : 0;
            if (child.role == Role.STEP) {
                return true;
            }
        }
        return labels >= 2
                || !Structure.INSTANCE.labelsWithin(node.text).stream()
                        .filter(label -> label.start() > 0)
                        .filter(label -> label.field() == Field.LEAD
                                || label.field() == Field.DEADLINE
                                || label.field() == Field.LEAD_AND_COORDINATE
                                || label.field() == Field.IMPLEMENTERS)
                        .toList()
                        .isEmpty();
    }

    /** "a) Tên mô hình: xong trước 30/4" under "1. Công an huyện chủ trì các mô hình:". */
    private boolean isListed(Node node) {
        Node parent = node.parent;
        if (parent == null
                || withOpeners
                || Headings.assignment(parent.text).lead().isEmpty()) {
            return false;
        }
        return deadlines.find(node.text) != null
                || deadlines.speaksOfTime(node.text) && node.text.text.indexOf(':') > 7;
    }

    private boolean isAssigned(Node node) {
        for (Node child : node.children) {
            if (child.role == Role.TEXT && Assignments.isAssignment(child.text, deadlines)) {
                return true;
            }
        }
        return Assignments.within(node.text, deadlines) != null;
    }

    /** "1. Sở Tư pháp chủ trì … số hóa dữ liệu hộ tịch, hoàn thành trước ngày 30/9/2024." */
    private boolean isSelfAssigned(Node node) {
        if (withOpeners || node.section() == Section.GENERAL || node.marker() == Marker.Kind.NONE) {
            return false;
        }
        Assignment assignment = Assignment.parse(Assignments.firstSentence(node.text));
        return !assignment.lead().isEmpty() && node.text.length() > 40 && deadlines.find(node.text) != null;
    }

    /** Numbered paragraphs under one heading, most of which have a date of their own. */
    private List<Found> dated(Node parent) {
        if (parent.section() == Section.GENERAL || parent.role == Role.BULLET) {
            return List.of();
        }
        List<Node> leaves = parent.children.stream()
                .filter(child -> child.role == Role.HEADING && child.marker().isNumbered()
                        || child.role == Role.BULLET && !withOpeners)
                .filter(this::allowed)
                .filter(child -> Headings.units(child.text).isEmpty() && child.text.length() > 25)
                .toList();
        long withDate = leaves.stream().filter(this::isDated).count();
        boolean unitHeading = !Headings.units(parent.text).isEmpty();
        boolean ofUnits = unitHeading && !insideDuties;
        if (ofUnits && isAmongDatedUnits(parent)) {
            return leaves.stream()
                    .filter(node -> node.marker().isNumbered())
                    .map(node -> new Found(node, false, !isDated(node)))
                    .toList();
        }
        if (withDate < 2 || withDate * 2 < leaves.size() || ofUnits) {
            return List.of();
        }
        return leaves.stream()
                .map(node -> new Found(node, false, !isDated(node)))
                .toList();
    }

    /** Units one below the other in a section of tasks, whose numbered tasks mostly have their own time. */
    private boolean isAmongDatedUnits(Node heading) {
        Node section = heading.parent;
        if (section == null || section.section() != Section.CONTENT || withOpeners) {
            return false;
        }
        List<Node> units = section.children.stream()
                .filter(child -> child.marker() == heading.marker()
                        && !Headings.units(child.text).isEmpty())
                .toList();
        List<Node> tasks = units.stream()
                .flatMap(unit -> unit.children.stream())
                .filter(child -> child.role == Role.HEADING && child.marker().isNumbered())
                .toList();
        long timed = tasks.stream()
                .filter(task -> isDated(task) || deadlines.find(task.text) != null)
                .count();
        return units.size() >= 2 && timed >= 3 && timed * 10 >= tasks.size() * 6L;
    }

    private boolean isDated(Node node) {
        Traced words = deadlines.find(node.text);
        return words != null && deadlines.hasDate(words);
    }
}

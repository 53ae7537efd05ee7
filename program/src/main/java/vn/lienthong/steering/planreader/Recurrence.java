package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * What recurs in the same place under most headings of a kind belongs to those headings: sub-headings with the same
 * words ("1. Mục tiêu", "2. Phân công" under II, III, IV …) are labels, and a label that hangs on the last of the points
 * speaks of all of them.
 */
final class Recurrence {

    private static final int FEWEST = 3;
    private static final int LONGEST_LABEL = 60;
    private static final Set<Field> TELLING =
            Set.of(Field.LEAD, Field.LEAD_AND_COORDINATE, Field.DEADLINE, Field.IMPLEMENTERS, Field.ASSIGNMENTS);

    private final List<Node> headings = new ArrayList<>();
    private final List<Node> holders = new ArrayList<>();

    private Recurrence() {}

    static void regularise(Node root) {
        var recurrence = new Recurrence();
        root.walk(node -> {
            if (node.role == Role.HEADING && node.marker().isNumbered()) {
                recurrence.headings.add(node);
            }
            if ((node.role == Role.HEADING || node.role == Role.BULLET) && node.marker() != Marker.Kind.NONE) {
                recurrence.holders.add(node);
            }
        });
        recurrence.labels();
        recurrence.trailing();
    }

    /** Sub-headings that recur become labels of what they stand under. */
    private void labels() {
        Map<String, Set<Node>> parents = new HashMap<>();
        for (Node heading : headings) {
            Node parent = heading.parent;
            if (mayBeLabel(heading) && parent != null) {
                parents.computeIfAbsent(key(heading), k -> new HashSet<>()).add(parent);
            }
        }
        Map<Node, Integer> tellingOf = new HashMap<>();
        for (Node heading : headings) {
            Structure.Label label = heading.label();
            if (label != null && TELLING.contains(label.field()) && recurs(heading, parents) && heading.parent != null) {
                tellingOf.merge(heading.parent, 1, Integer::sum);
            }
        }
        if (tellingOf.size() < FEWEST) {
            return;
        }
        for (Node heading : headings) {
            Node parent = heading.parent;
            boolean known = heading.label() != null && parent != null && tellingOf.containsKey(parent);
            if (parent != null && (known || recurs(heading, parents) && tellingOf.containsKey(parent))) {
                heading.role = Role.LABEL;
            }
        }
    }

    private static boolean recurs(Node heading, Map<String, Set<Node>> parents) {
        return mayBeLabel(heading) && parents.getOrDefault(key(heading), Set.of()).size() >= FEWEST;
    }

    private static boolean mayBeLabel(Node heading) {
        Node parent = heading.parent;
        return parent != null
                && parent.role != Role.ROOT
                && parent.marker().isNumbered()
                && (heading.label() != null || heading.text.length() <= LONGEST_LABEL)
                && Headings.units(heading.text).isEmpty();
    }

    private static String key(Node heading) {
        Structure.Label label = heading.label();
        Traced words = label == null ? heading.text : heading.text.sub(0, label.end());
        Node parent = heading.parent;
        return heading.marker() + " " + (parent == null ? "" : parent.marker()) + " " + words.trim(" .:;").plain();
    }

    /** Labels without a mark of their own below the last of several points are moved to what holds the points. */
    private void trailing() {
        var last = new ArrayList<Node>();
        int pointed = 0;
        for (Node heading : holders) {
            List<Node> points = heading.children.stream()
                    .filter(child -> child.role == Role.HEADING || child.role == Role.BULLET)
                    .toList();
            if (points.isEmpty()) {
                continue;
            }
            long holding = points.stream().filter(Recurrence::endsWithOwnLabel).count();
            pointed++;
            if (holding == 1 && endsWithOwnLabel(points.getLast())) {
                last.add(points.getLast());
            }
        }
        if (last.size() >= 2 && last.size() * 10 >= pointed * 6) {
            last.forEach(Recurrence::moveLabels);
        }
    }

    private static boolean endsWithOwnLabel(Node point) {
        return !point.children.isEmpty() && isOwnLabel(point.children.getLast());
    }

    private static boolean isOwnLabel(Node node) {
        Structure.Label label = node.label();
        return node.role == Role.TEXT && OwnLine.isOne(node.text)
                || node.role == Role.LABEL
                && node.marker() == Marker.Kind.NONE
                && label != null
                && TELLING.contains(label.field());
    }

    private static void moveLabels(Node point) {
        Node parent = point.parent;
        int from = point.children.size();
        while (from > 0
                && (point.children.get(from - 1).role == Role.LABEL || isOwnLabel(point.children.get(from - 1)))) {
            from--;
        }
        if (parent == null) {
            return;
        }
        List<Node> moved = List.copyOf(point.children.subList(from, point.children.size()));
        point.children.removeAll(moved);
        int at = parent.children.indexOf(point) + 1;
        for (Node node : moved) {
            parent.children.add(at, node.under(parent));
            at++;
        }
    }
}

package vn.lienthong.steering.planreader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many items stand under each heading, against how many it announces ("1. Công an huyện (04 mô hình)"). In signed
 * plans the announced figure is often wrong; but it is also the only trace that a lost heading or item leaves.
 */
final class HeadingCounts {

    private final Map<Node, Integer> found = new HashMap<>();

    HeadingCounts(List<ItemFinder.Found> items) {
        for (ItemFinder.Found item : items) {
            for (Node above = item.node().parent; above != null; above = above.parent) {
                found.merge(above, 1, Integer::sum);
            }
        }
    }

    /** The doubt about everything under the heading; null if it announces nothing or what was found. */
    @Nullable
    Doubt doubt(Node heading) {
        int announced = Headings.announced(heading.text);
        int counted = found.getOrDefault(heading, 0);
        return announced < 0 || announced == counted ? null : differs(announced, counted);
    }

    static Doubt differs(int announced, int counted) {
        return Doubt.of(Doubt.Reason.COUNT_DIFFERS, String.valueOf(announced), String.valueOf(counted));
    }

    /** Whether the next item has not the next number, among items that mostly have. */
    static boolean isBeforeGapInSequence(Node item) {
        Node parent = item.parent;
        if (parent == null || !isBeforeGap(item)) {
            return false;
        }
        List<Node> same = parent.children.stream()
                .filter(node -> node.marker() == item.marker() && node.role == item.role)
                .toList();
        int next = 0;
        for (int i = 1; i < same.size(); i++) {
            next += same.get(i).value() == same.get(i - 1).value() + 1 ? 1 : 0;
        }
        return same.size() >= 4 && next * 4 >= (same.size() - 1) * 3;
    }

    /** Whether the number of the next heading of its kind is not the next number: one between them may be lost. */
    static boolean isBeforeGap(Node heading) {
        Node parent = heading.parent;
        if (parent == null || !heading.marker().isNumbered()) {
            return false;
        }
        List<Node> siblings = parent.children;
        for (int i = siblings.indexOf(heading) + 1; i < siblings.size(); i++) {
            Node next = siblings.get(i);
            if (next.marker() == heading.marker() && next.role == heading.role) {
                return next.value() > heading.value() + 1;
            }
        }
        return false;
    }
}

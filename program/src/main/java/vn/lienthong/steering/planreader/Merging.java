package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings together what one document says twice of one item: in its text, and in a table or list. */
final class Merging {

    private static final double SAME = 0.55;
    private static final double SURELY_SAME = 0.85;

    private Merging() {}

    static List<Draft> merge(List<Draft> fromText, List<Draft> fromTables, CatalogueMatcher titles) {
        List<Draft> items = withoutRepeats(fromText, titles);
        List<Draft> rows = withoutRepeats(fromTables, titles);
        var all = new ArrayList<>(items);
        for (Draft row : rows) {
            Draft partner = partner(row, items, titles);
            if (partner == null) {
                all.add(row);
            } else {
                partner.row = row;
                if (!row.group.isBlank() && (row.explicit || partner.group.isBlank())) {
                    partner.group = row.group;
                }
            }
        }
        markTwins(all);
        return all;
    }

    /** A list of titles at the beginning, repeated with its content below: the fuller one stays. */
    private static List<Draft> withoutRepeats(List<Draft> drafts, CatalogueMatcher titles) {
        var kept = new ArrayList<Draft>();
        for (Draft draft : drafts) {
            Draft twin = kept.stream()
                    .filter(other -> isSame(draft, other, titles) && (isBare(draft) || isBare(other)))
                    .findFirst()
                    .orElse(null);
            if (twin == null) {
                kept.add(draft);
            } else if (isBare(twin) && !isBare(draft)) {
                kept.set(kept.indexOf(twin), draft);
            }
        }
        return kept;
    }

    private static boolean isBare(Draft draft) {
        return draft.fields.isEmpty() && draft.steps.isEmpty() && draft.loose.isEmpty() && draft.assignments.isEmpty();
    }

    private static @Nullable Draft partner(Draft row, List<Draft> items, CatalogueMatcher titles) {
        Draft best = null;
        double bestLikeness = 0;
        for (Draft item : items) {
            double likeness = titles.likeness(row.title.text, item.title.text);
            if (item.row == null && isSame(row, item, titles) && likeness > bestLikeness) {
                best = item;
                bestLikeness = likeness;
            }
        }
        return best;
    }

    private static boolean isSame(Draft a, Draft b, CatalogueMatcher titles) {
        double likeness = titles.likeness(a.title.text, b.title.text);
        boolean number = a.number != null && Objects.equals(a.number, b.number) && a.explicit == b.explicit;
        return likeness >= SURELY_SAME || number && likeness >= SAME;
    }

    private static void markTwins(List<Draft> drafts) {
        Map<Integer, Integer> seen = new HashMap<>();
        drafts.stream().filter(d -> d.explicit && d.number != null).forEach(d -> seen.merge(d.number, 1, Integer::sum));
        for (Draft draft : drafts) {
            if (draft.explicit && draft.number != null && seen.getOrDefault(draft.number, 0) > 1) {
                draft.doubts.add(Doubt.of(Doubt.Reason.NUMBER_TWICE, draft.number.toString()));
            }
        }
    }
}

package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.Objects;
import vn.lienthong.steering.planreader.PlanReading.Step;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * What most items of one plan have: where one lacks it, it may be lost.
 *
 * @param steps most have steps
 * @param partners most name who takes part
 * @param partnersNamed some name who takes part
 * @param assignments most have a sentence or label that assigns them
 * @param stops nearly all steps end with a full stop or semicolon
 */
record Habits(boolean steps, boolean partners, boolean partnersNamed, boolean assignments, boolean stops) {

    static Habits of(List<Draft> drafts) {
        long with = drafts.stream()
                .filter(draft -> !ItemSteps.of(draft, draft.row).isEmpty())
                .count();
        long together = drafts.stream()
                .filter(draft -> Leads.coordinate(draft, draft.row).value() != null)
                .count();
        long assigned = drafts.stream().filter(Habits::isAssigned).count();
        List<Step> all = drafts.stream()
                .flatMap(draft -> ItemSteps.of(draft, draft.row).stream())
                .map(Reading::value)
                .filter(Objects::nonNull)
                .toList();
        long stopped = all.stream().filter(ItemSteps::ends).count();
        return new Habits(
                isMost(with, drafts.size(), 70),
                isMost(together, drafts.size(), 75),
                together > 0,
                isMost(assigned, drafts.size(), 75),
                all.size() >= 8 && isMost(stopped, all.size(), 85));
    }

    private static boolean isMost(long some, long all, int percent) {
        return some * 100 >= all * percent;
    }

    /** Whether this item lacks the assignment that most others have. */
    boolean lacksAssignment(Draft draft) {
        return assignments && !isAssigned(draft) && (draft.row == null || !isAssigned(draft.row));
    }

    private static boolean isAssigned(Draft draft) {
        return draft.has(Field.ASSIGNMENTS) || !draft.assignments.isEmpty() || draft.has(Field.COORDINATE);
    }
}

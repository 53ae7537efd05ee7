package vn.lienthong.steering.planreader;

import java.util.List;
import java.util.Objects;
import vn.lienthong.steering.planreader.PlanReading.Step;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * What most items of one plan have: where one lacks it, it may be lost.
 *
 * @param steps most have steps
 * @param someSteps a good part has steps
 * @param partners most name who takes part
 * @param partnersNamed some name who takes part
 * @param assignments most have a sentence or label that assigns them
 * @param stepsLabelled most have their steps behind a label of their own
 * @param stops nearly all steps end with a full stop or semicolon
 * @param fullStops the last step of nearly all ends with a full stop
 * @param singleLead nearly all are led by one unit
 * @param rows most stand in the text and in a table as well
 * @param inSequence the numbers follow one another
 */
record Habits(
        boolean steps,
        boolean someSteps,
        boolean partners,
        boolean partnersNamed,
        boolean assignments,
        boolean stepsLabelled,
        boolean stops,
        boolean fullStops,
        boolean singleLead,
        boolean rows,
        boolean inSequence) {

    static Habits of(List<Draft> drafts) {
        long with = drafts.stream()
                .filter(draft -> !ItemSteps.of(draft, draft.row).isEmpty())
                .count();
        long together = drafts.stream()
                .filter(draft -> Leads.coordinate(draft, draft.row).value() != null)
                .count();
        long rows = drafts.stream().filter(draft -> draft.row != null).count();
        long assigned = drafts.stream().filter(Habits::isAssigned).count();
        List<Step> all = drafts.stream()
                .flatMap(draft -> ItemSteps.of(draft, draft.row).stream())
                .map(Reading::value)
                .filter(Objects::nonNull)
                .toList();
        long stopped = all.stream().filter(ItemSteps::ends).count();
        return new Habits(
                isMost(with, drafts.size(), 70),
                isMost(with, drafts.size(), 30),
                isMost(together, drafts.size(), 75),
                together > 0,
                isMost(assigned, drafts.size(), 75),
                isMost(drafts.stream().filter(draft -> draft.has(Field.STEPS)).count(), drafts.size(), 50),
                all.size() >= 8 && isMost(stopped, all.size(), 85),
                endWithFullStops(drafts),
                haveSingleLeads(drafts),
                isMost(rows, drafts.size(), 60),
                isInSequence(drafts));
    }

    private static boolean endWithFullStops(List<Draft> drafts) {
        List<Step> last = drafts.stream()
                .map(draft -> ItemSteps.of(draft, draft.row))
                .filter(steps -> !steps.isEmpty())
                .map(steps -> steps.getLast().value())
                .filter(Objects::nonNull)
                .toList();
        long full = last.stream()
                .filter(step -> step.text().stripTrailing().endsWith("."))
                .count();
        return last.size() >= 4 && isMost(full, last.size(), 75);
    }

    private static boolean haveSingleLeads(List<Draft> drafts) {
        List<Integer> leads = drafts.stream()
                .map(draft -> Leads.of(draft, draft.row, true).value())
                .filter(Objects::nonNull)
                .map(List::size)
                .toList();
        return leads.size() >= 6
                && isMost(leads.stream().filter(size -> size == 1).count(), leads.size(), 80);
    }

    /** Whether the items are numbered one after the other, not by a list of which the plan takes some. */
    private static boolean isInSequence(List<Draft> drafts) {
        int next = 0;
        int pairs = 0;
        for (int i = 1; i < drafts.size(); i++) {
            Integer before = drafts.get(i - 1).number;
            Integer number = drafts.get(i).number;
            if (before != null && number != null) {
                pairs++;
                next += number == before + 1 ? 1 : 0;
            }
        }
        return pairs >= 3 && isMost(next, pairs, 75);
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

package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.Misreadings.About;
import vn.lienthong.steering.planreader.PlanReading.Step;
import vn.lienthong.steering.planreader.Structure.Field;

/** The steps of an item: marked ones, else points of a list, else lines; with what makes them doubtful. */
final class ItemSteps {

    private static final Pattern CUT_STEP =
            Pattern.compile("(?:[,\\-–]|(?<![\\p{L}])(?:va|cua|voi|cac|tai|cho|de|tren|trong))$");
    /** A last step that ends as one before another does. */
    private static final Pattern OPEN_END = Pattern.compile("[;,]\\s*$");

    private static final Pattern STOP = Pattern.compile("[.;!?:)]\\s*$");
    /** The beginning of another point inside a step: a number or letter of a list, a sign no point begins with. */
    private static final Pattern POINT_INSIDE = Pattern.compile(
            "\\n\\s*(?:\\d{1,2}|[a-hA-HIVX]{1,4})[.,)]\\s|\\n\\s*[~_=]|[.;] [a-h\\u0111]\\)\\s"
                    + "|[.;] ?[-\\u2013+] ?\\p{Lu}|\\n\\s*[-+]?\\s?B\\p{L}{1,5}\\s\\d{1,2}\\s?[:.]|\\n\\s*[-+\\u2013]?\\s?B(?:\\u01b0\\u1edbc )?[\\dz]"
                    + "|[.;] ?(?:\\d{1,2}(?:\\.\\d{1,2})*|[IVX]{1,4})[.)] ?\\p{Lu}|^[a-h\\u0111] \\p{Lu}|\\./\\."
                    + "|^\\d{1,2}(?:\\.\\d{1,2})*[.)] ?\\p{Lu}|\\s\\d{1,2}(?:\\.\\d{1,2})+\\.?$|^\\d{1,2}$|^L\u01b0u ?:? ?V[TP]\\b");

    private static final Pattern OPENING = Pattern.compile("^(\\p{L}+(?: \\p{L}+){1,4})\\s?:");

    private ItemSteps() {}

    /** Whether a step ends as a sentence or point does. */
    static boolean ends(Step step) {
        return STOP.matcher(step.text()).find();
    }

    static boolean hasOwnSteps(Draft draft) {
        return !draft.steps.isEmpty() || draft.has(Field.STEPS) || draft.row != null && !draft.row.steps.isEmpty();
    }

    /** The steps of an item; of its row, where the item itself has none. */
    static List<Reading<Step>> of(Draft draft, @Nullable Draft row) {
        List<Draft.RawStep> raw = draft.steps;
        if (raw.isEmpty() && row != null) {
            raw = row.steps;
        }
        if (raw.isEmpty()) {
            raw = numbered(draft.has(Field.STEPS) ? draft.get(Field.STEPS) : draft.get(Field.ASSIGNMENTS));
        }
        if (raw.isEmpty() && row != null) {
            raw = numbered(row.has(Field.STEPS) ? row.get(Field.STEPS) : row.get(Field.ASSIGNMENTS));
        }
        if (raw.isEmpty()) {
            raw = numbered(draft.loose);
        }
        var steps = new ArrayList<Reading<Step>>();
        for (Draft.RawStep step : raw) {
            Traced words = step.text().trim(" -–+*:");
            if (!words.isBlank()) {
                steps.add(step(step.number(), words));
            }
        }
        return steps;
    }

    private static Reading<Step> step(int number, Traced words) {
        List<String> units = UnitLists.mentioned(words.flat()).stream()
                .map(unit -> unit.name().text)
                .toList();
        Reading<Step> step = Reading.sure(new Step(number, Privacy.mask(Finisher.tidy(words)), units), words.place());
        boolean cut = CUT_STEP.matcher(words.plain()).find() || Brackets.isUneven(words.text);
        if (cut) {
            step = step.doubting(0.5, Doubt.of(Reason.STEP_CUT, String.valueOf(number)));
        }
        return holdsMore(words) ? step.doubting(0.5, Doubt.of(Reason.STEP_RUNS_ON, String.valueOf(number))) : step;
    }

    /** Whether something else has run into a step: a label, the next point of a list, words about money alone. */
    private static boolean holdsMore(Traced words) {
        boolean money = words.length() < 40
                && (Structure.INSTANCE.free(words).lookingAt()
                        || Structure.INSTANCE.paid(words).lookingAt());
        return money
                || Structure.INSTANCE.beginsWithLabelWord(words)
                || POINT_INSIDE.matcher(Finisher.tidy(words)).find()
                || Structure.INSTANCE.labelsWithin(words).stream()
                        .anyMatch(label -> label.field() != Field.NOTES && label.field() != Field.AUDIENCE);
    }

    /** Lines without a step mark, counted from 1. */
    private static List<Draft.RawStep> numbered(List<Traced> words) {
        var steps = new ArrayList<Draft.RawStep>();
        for (Traced part : words) {
            for (Traced line : Lines.of(part)) {
                Marker marker = Marker.of(line);
                boolean next = marker.kind().isNumbered() && marker.value() == steps.size() + 1;
                steps.add(new Draft.RawStep(
                        steps.size() + 1, next ? line.from(marker.end()).trim() : line));
            }
        }
        return steps;
    }

    /** Words before a colon with which the steps of an item begin: no units, not more than a label may have. */
    static List<String> openingWords(Draft draft) {
        return of(draft, draft.row).stream()
                .map(Reading::value)
                .filter(Objects::nonNull)
                .map(step -> OPENING.matcher(step.text()))
                .filter(opening -> opening.find() && !UnitLexicon.INSTANCE.opens(opening.group(1)))
                .map(opening -> Fold.words(opening.group(1)))
                .toList();
    }

    /** Opening words that stand in at least three items, and in most of those with steps. */
    static Set<String> unknownLabels(List<Draft> drafts) {
        var times = new HashMap<String, Integer>();
        drafts.forEach(
                draft -> new HashSet<>(openingWords(draft)).forEach(words -> times.merge(words, 1, Integer::sum)));
        times.values().removeIf(count -> count < 3);
        return Set.copyOf(times.keySet());
    }

    /** What makes the list of steps as a whole doubtful. */
    static List<Doubt> doubts(
            Draft draft, List<Reading<Step>> steps, Set<About> misread, Habits habits, SecondLook look) {
        var doubts = new ArrayList<Doubt>();
        steps.stream()
                .map(Reading::value)
                .filter(Objects::nonNull)
                .filter(step -> look.isMisread(step.text()))
                .findFirst()
                .ifPresent(step -> doubts.add(Doubt.of(Reason.STEP_MISREAD, String.valueOf(step.n()))));
        if (misread.contains(About.STEPS)) {
            doubts.add(Doubt.of(Reason.MARK_MISREAD));
        }
        List<Integer> numbers = steps.stream()
                .map(Reading::value)
                .filter(Objects::nonNull)
                .map(Step::n)
                .toList();
        if (steps.stream()
                        .map(Reading::value)
                        .filter(Objects::nonNull)
                        .map(Step::text)
                        .distinct()
                        .count()
                < steps.size()) {
            doubts.add(Doubt.of(Reason.STEP_TWICE));
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                doubts.add(Doubt.of(Reason.STEPS_OUT_OF_ORDER, numbers.toString()));
                break;
            }
        }
        if (draft.stepsByLines || steps.isEmpty() && habits.steps() && !draft.notApplicable()) {
            doubts.add(Doubt.of(Reason.STEPS_MISSING));
            return doubts;
        }
        Step last = steps.isEmpty() ? null : steps.getLast().value();
        if (habits.stops() && last != null && !ends(last)) {
            doubts.add(Doubt.of(Reason.STEP_CUT, String.valueOf(last.n())));
        }
        if (habits.fullStops() && last != null && OPEN_END.matcher(last.text()).find()) {
            doubts.add(Doubt.of(Reason.STEP_CUT, String.valueOf(last.n())));
        }
        boolean assigned = draft.steps.isEmpty() && !draft.has(Field.STEPS) && draft.has(Field.ASSIGNMENTS);
        if (assigned && habits.stepsLabelled()) {
            doubts.add(Doubt.of(Reason.STEPS_MISSING));
        }
        boolean marked = !draft.steps.isEmpty() || draft.row != null && !draft.row.steps.isEmpty();
        boolean labelled = draft.has(Field.LEAD) || draft.has(Field.DEADLINE) || draft.has(Field.IMPLEMENTERS);
        if (!marked
                && !labelled
                && !draft.has(Field.STEPS)
                && !draft.has(Field.ASSIGNMENTS)
                && !draft.loose.isEmpty()) {
            doubts.add(Doubt.of(Reason.STEPS_MISSING));
        }
        return doubts;
    }
}

package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.PlanReading.Cost;
import vn.lienthong.steering.planreader.PlanReading.Item;
import vn.lienthong.steering.planreader.PlanReading.Step;
import vn.lienthong.steering.planreader.Structure.Field;

/** Turns the raw words of an item into values, each with its place and its doubts. */
final class Finisher {

    private static final Pattern CUT_STEP =
            Pattern.compile("(?:[,\\-–]|(?<![\\p{L}])(?:va|cua|voi|cac|tai|cho|de|tren|trong))$");

    private final Deadlines deadlines;
    private final CatalogueMatcher catalogue;
    private final @Nullable LocalDate planDate;

    Finisher(Deadlines deadlines, CatalogueMatcher catalogue, @Nullable LocalDate planDate) {
        this.deadlines = deadlines;
        this.catalogue = catalogue;
        this.planDate = planDate;
    }

    Item finish(Draft draft) {
        Draft row = draft.row;
        List<Reading<Step>> steps = steps(draft, row);
        boolean applicable = !notApplicable(draft) && (row == null || !notApplicable(row));
        Reading<List<String>> lead = Leads.of(draft, row, applicable);
        Reading<List<String>> coordinate = Leads.coordinate(draft, row);
        Traced cost = both(draft, row, Field.COST);
        Reading<Cost> paid = cost(draft, row);
        return new Item(
                draft.kind,
                number(draft),
                title(draft),
                draft.group.isBlank() ? Reading.none() : text(draft.group),
                catalogue.match(draft.title, draft.number, draft.kind),
                lead,
                coordinate,
                Leads.main(draft, row),
                Leads.list(draft, row, Field.SUPPORT),
                Leads.list(draft, row, Field.IMPLEMENTERS),
                deadline(draft, row, applicable),
                single(draft, row, Field.OBJECTIVE),
                single(draft, row, Field.EFFECT),
                hasOwnSteps(draft) ? lines(draft, row, Field.ASSIGNMENTS) : List.of(),
                lines(draft, row, Field.TOOLS),
                lines(draft, row, Field.DEVICES),
                lines(draft, row, Field.SITES),
                lines(draft, row, Field.ENTERPRISES),
                paid,
                paid.value() != null && paid.place() != null && cost.isBlank() ? costWords(draft, row) : text(cost),
                notes(draft, row),
                applicable,
                status(draft, row),
                steps,
                stepDoubts(draft, steps),
                draft.lineFrom,
                Math.max(draft.lineTo, draft.lineFrom),
                itemDoubts(draft));
    }

    private static Reading<Integer> number(Draft draft) {
        return draft.number == null ? Reading.none() : Reading.sure(draft.number, draft.title.place());
    }

    private static Reading<String> title(Draft draft) {
        Reading<String> title = text(draft.title.trim(" .;:,-–").trimEnd(" (–-"));
        return draft.title.length() > 400 ? title.doubting(0.5, Doubt.of(Reason.TITLE_CUT)) : title;
    }

    private static Reading<String> text(Traced words) {
        return words.isBlank() ? Reading.none() : Reading.sure(Privacy.mask(tidy(words)), words.place());
    }

    private static String tidy(Traced words) {
        return words.trim().text.replace(Traced.BREAK, '\n');
    }

    private static Traced both(Draft draft, @Nullable Draft row, Field field) {
        return draft.has(field) || row == null ? draft.joined(field) : row.joined(field);
    }

    private static Reading<String> single(Draft draft, @Nullable Draft row, Field field) {
        return text(both(draft, row, field).trim(" -+*"));
    }

    private static List<Reading<String>> lines(Draft draft, @Nullable Draft row, Field field) {
        var all = new ArrayList<Reading<String>>();
        for (Traced line : Lines.of(both(draft, row, field))) {
            all.add(text(line.trimEnd(" ;.")));
        }
        return all;
    }

    private static List<Reading<String>> notes(Draft draft, @Nullable Draft row) {
        var all = new ArrayList<Reading<String>>();
        for (Field field : List.of(Field.NOTES, Field.AUDIENCE, Field.BASIS)) {
            draft.get(field).forEach(words -> all.add(text(words.flat())));
            if (row != null) {
                row.get(field).forEach(words -> all.add(text(words.flat())));
            }
        }
        return all;
    }

    private static boolean notApplicable(Draft draft) {
        if (draft.get(Field.STATUS).stream().anyMatch(Structure.INSTANCE::saysNotApplicable)) {
            return true;
        }
        return draft.steps.size() <= 1
                && draft.get(Field.LEAD).isEmpty()
                && draft.steps.stream().anyMatch(step -> Structure.INSTANCE.saysNotApplicable(step.text()));
    }

    private static Reading<String> status(Draft draft, @Nullable Draft row) {
        for (Draft from : row == null ? List.of(draft) : List.of(draft, row)) {
            for (Traced words : from.get(Field.STATUS)) {
                if (Structure.INSTANCE.saysNotApplicable(words)) {
                    return text(words.trimEnd(" ."));
                }
            }
            if (notApplicable(from)) {
                return text(from.steps.getFirst().text().trimEnd(" ."));
            }
        }
        return Reading.none();
    }

    private Reading<Cost> cost(Draft draft, @Nullable Draft row) {
        Traced words = costTraced(draft, row);
        if (words.isBlank()) {
            return Reading.none();
        }
        if (Structure.INSTANCE.free(words).find()) {
            return Reading.sure(Cost.FREE, words.place());
        }
        return Structure.INSTANCE.paid(words).find() ? Reading.sure(Cost.PAID, words.place()) : Reading.none();
    }

    private static Reading<String> costWords(Draft draft, @Nullable Draft row) {
        return text(costTraced(draft, row).flat());
    }

    /** The words about money: under a label or column of its own, else those of the devices. */
    private static Traced costTraced(Draft draft, @Nullable Draft row) {
        for (Field field : List.of(Field.COST, Field.DEVICES)) {
            Traced words = both(draft, row, field);
            if (!words.isBlank()
                    && (Structure.INSTANCE.free(words).find()
                            || Structure.INSTANCE.paid(words).find())) {
                return words;
            }
        }
        return Traced.EMPTY;
    }

    private Reading<Deadline> deadline(Draft draft, @Nullable Draft row, boolean applicable) {
        Reading<Deadline> own = deadline(draft);
        Reading<Deadline> other = row == null ? Reading.none() : deadline(row);
        if (own.value() == null) {
            own = other.value() == null ? own : other;
        } else if (other.value() != null && !sameTime(own.value(), other.value())) {
            own = joined(own, own.value(), other.value())
                    .doubting(
                            0.5, Doubt.of(Reason.DEADLINE_DIFFERS, other.value().text()));
        }
        Deadline value = own.value();
        if (value == null) {
            return applicable && own.doubts().isEmpty()
                    ? Reading.doubtful(null, null, 0.4, Doubt.of(Reason.DEADLINE_MISSING))
                    : own;
        }
        if (planDate != null && value.date() != null && value.date().isBefore(planDate)) {
            own = own.doubting(
                    0.6, Doubt.of(Reason.DEADLINE_BEFORE_PLAN, value.date().toString(), planDate.toString()));
        }
        if (!value.parts().isEmpty()) {
            own = own.doubting(
                    0.65,
                    Doubt.of(
                            Reason.DEADLINE_SEVERAL,
                            String.valueOf(value.parts().size())));
        }
        return own;
    }

    /** The own date stands; what the table adds to the same date ("và các năm tiếp theo") is taken over. */
    private static Reading<Deadline> joined(Reading<Deadline> reading, Deadline own, Deadline other) {
        if (!Objects.equals(own.date(), other.date()) || own.recurring() && own.thenReplicate()) {
            return reading;
        }
        var both = new Deadline(
                own.text(),
                own.kind(),
                own.date(),
                own.precision(),
                own.start(),
                own.recurring() || other.recurring(),
                own.thenReplicate() || other.thenReplicate(),
                own.milestoneFree(),
                own.parts());
        return new Reading<>(both, reading.place(), reading.confidence(), reading.doubts());
    }

    private static boolean sameTime(Deadline a, Deadline b) {
        return Objects.equals(a.date(), b.date()) && a.kind() == b.kind() && a.recurring() == b.recurring();
    }

    private Reading<Deadline> deadline(Draft draft) {
        Traced written = draft.joined(Field.DEADLINE);
        if (draft.has(Field.START)) {
            Traced start = draft.joined(Field.START);
            Reading<Deadline> end = written.isBlank() ? Reading.none() : deadlines.read(written);
            return withStart(end, deadlines.read(start), start);
        }
        if (!written.isBlank()) {
            return deadlines.read(written);
        }
        for (Traced words : draft.deadlinesInText) {
            Reading<Deadline> found = deadlines.read(words);
            if (found.value() != null) {
                boolean certain =
                        draft.deadlinesInText.size() == 1 && found.value().precision() == Deadline.Precision.DAY;
                return certain ? found : found.doubting(0.6, Doubt.of(Reason.DEADLINE_FROM_TEXT));
            }
        }
        return draft.headingDeadline.isBlank() || notApplicable(draft)
                ? Reading.none()
                : deadlines.read(draft.headingDeadline);
    }

    /** A column "Bắt đầu" beside a column "Kết thúc". */
    private static Reading<Deadline> withStart(Reading<Deadline> end, Reading<Deadline> start, Traced words) {
        Deadline from = start.value();
        Deadline to = end.value();
        if (from == null || from.date() == null) {
            return to == null ? start : end;
        }
        LocalDate first = from.start() != null ? from.start() : firstDay(from.date(), from.precision());
        if (to == null || to.date() == null) {
            return Reading.sure(
                    new Deadline(
                            words.flat().text,
                            Deadline.Kind.START,
                            null,
                            from.precision(),
                            first,
                            from.recurring(),
                            false,
                            false,
                            List.of()),
                    words.place());
        }
        return Reading.sure(
                new Deadline(
                        words.flat().text + " - " + to.text(),
                        Deadline.Kind.PERIOD,
                        to.date(),
                        to.precision(),
                        first,
                        to.recurring(),
                        to.thenReplicate(),
                        false,
                        List.of()),
                end.place());
    }

    private static LocalDate firstDay(LocalDate last, Deadline.@Nullable Precision precision) {
        return switch (precision) {
            case MONTH -> last.withDayOfMonth(1);
            case QUARTER -> last.withDayOfMonth(1).minusMonths(2);
            case YEAR -> last.withDayOfYear(1);
            case null, default -> last;
        };
    }

    private static boolean hasOwnSteps(Draft draft) {
        return !draft.steps.isEmpty() || draft.has(Field.STEPS) || draft.row != null && !draft.row.steps.isEmpty();
    }

    private static List<Reading<Step>> steps(Draft draft, @Nullable Draft row) {
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
        Reading<Step> step = Reading.sure(new Step(number, Privacy.mask(tidy(words)), units), words.place());
        Matcher cut = CUT_STEP.matcher(words.plain());
        return cut.find() ? step.doubting(0.5, Doubt.of(Reason.STEP_CUT, String.valueOf(number))) : step;
    }

    /** Lines without a step mark, counted from 1. */
    private static List<Draft.RawStep> numbered(List<Traced> words) {
        var steps = new ArrayList<Draft.RawStep>();
        for (Traced part : words) {
            for (Traced line : Lines.of(part)) {
                steps.add(new Draft.RawStep(steps.size() + 1, line));
            }
        }
        return steps;
    }

    private static List<Doubt> stepDoubts(Draft draft, List<Reading<Step>> steps) {
        var doubts = new ArrayList<Doubt>();
        List<Integer> numbers = steps.stream()
                .map(Reading::value)
                .filter(Objects::nonNull)
                .map(Step::n)
                .toList();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) != i + 1) {
                doubts.add(Doubt.of(Reason.STEPS_OUT_OF_ORDER, numbers.toString()));
                break;
            }
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

    private static List<Doubt> itemDoubts(Draft draft) {
        var doubts = new ArrayList<>(draft.doubts);
        if (draft.guessed) {
            doubts.add(Doubt.of(Reason.ITEM_GUESSED));
        }
        return doubts;
    }
}

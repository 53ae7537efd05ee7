package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.Misreadings.About;
import vn.lienthong.steering.planreader.PlanReading.Cost;
import vn.lienthong.steering.planreader.PlanReading.Item;
import vn.lienthong.steering.planreader.PlanReading.Step;
import vn.lienthong.steering.planreader.Structure.Field;

/** Turns the raw words of an item into values, each with its place and its doubts. */
final class Finisher {

    /** A time in the title that could not be read. */
    private static final Pattern TORN_TIME =
            Pattern.compile("(?:thang|ngay|quy|nam|truoc|den) \\w{0,3}\\d\\w{0,3}[/.-]");

    private static final Pattern OPEN_LIST = Pattern.compile("(?:,|\\s(?:và|với))\\s*$");

    private final CatalogueMatcher catalogue;
    private final SecondLook look;
    private final DueDates dueDates;
    private final Habits habits;
    /** Words before a colon with which steps of many items begin. */
    private final Set<String> unknownLabels;
    /** Items after which the numbers jump. */
    private final Set<Draft> gaps = Collections.newSetFromMap(new IdentityHashMap<>());

    Finisher(CatalogueMatcher catalogue, DueDates dueDates, SecondLook look, List<Draft> drafts) {
        this.catalogue = catalogue;
        this.look = look;
        this.dueDates = dueDates;
        this.habits = Habits.of(drafts);
        this.unknownLabels = ItemSteps.unknownLabels(drafts);
        for (int i = 1; i < drafts.size(); i++) {
            Integer before = drafts.get(i - 1).number;
            Integer number = drafts.get(i).number;
            if (before != null && number != null && number > before + 1) {
                gaps.add(drafts.get(i - 1));
            }
        }
    }

    Item finish(Draft draft) {
        Draft row = draft.row;
        List<Reading<Step>> steps = ItemSteps.of(draft, row);
        boolean applicable = !draft.notApplicable() && (row == null || !row.notApplicable());
        Reading<List<String>> lead = Leads.of(draft, row, applicable);
        Set<About> misread = look.misread(draft);
        lead = twice(SecondLook.about(look.units(lead), misread, About.LEAD), draft, Field.LEAD);
        Reading<List<String>> coordinate = Leads.coordinate(draft, row);
        boolean lost = isLost(lead) || habits.partners() || speaksOfPartners(draft) || habits.lacksAssignment(draft);
        if (coordinate.value() == null && applicable && lost) {
            coordinate = coordinate.doubting(0.5, Doubt.of(Reason.COORDINATE_MISSING));
        }
        boolean ownUnits = draft.has(Field.LEAD) || draft.has(Field.COORDINATE) || !draft.assignments.isEmpty();
        if (!ownUnits && look.hasMisreadHeading(draft.partnerHeadings)) {
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.MARK_MISREAD));
        }
        if (!ownUnits && look.hasMisreadHeading(draft.unitHeadings)) {
            lead = lead.doubting(0.6, Doubt.of(Reason.MARK_MISREAD));
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.MARK_MISREAD));
        }
        coordinate =
                twice(SecondLook.about(look.units(coordinate), misread, About.COORDINATE), draft, Field.COORDINATE);
        String leftOut = Leads.leftOut(draft, lead.value(), coordinate.value());
        if (leftOut != null) {
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.UNIT_LEFT_OUT, leftOut));
        }
        List<String> leads = lead.value();
        boolean several = leads != null && leads.size() > 1 && habits.singleLead();
        if (several && (draft.fromTable || row != null)) {
            lead = lead.doubting(0.6, Doubt.of(Reason.ROW_UNEVEN));
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.ROW_UNEVEN));
        }
        if (endsOpen(draft)) {
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.UNIT_LEFT_OUT, "…"));
        }
        if (habits.rows() && row == null && !draft.fromTable) {
            lead = lead.doubting(0.6, Doubt.of(Reason.ROW_UNEVEN));
            coordinate = coordinate.doubting(0.6, Doubt.of(Reason.ROW_UNEVEN));
        }
        Reading<Deadline> deadline =
                SecondLook.about(look.deadline(dueDates.of(draft, row, applicable)), misread, About.DEADLINE);
        deadline = twice(deadline, draft, Field.DEADLINE);
        if (look.wear().hasWrongFigures() && !dueDates.isConfirmed(deadline.value())) {
            deadline = deadline.doubting(0.6, Doubt.of(Reason.DEADLINE_FIGURES));
        }
        if (TORN_TIME.matcher(draft.title.plain()).find() && Deadlines.leavesFigures(draft.title.text)) {
            deadline = deadline.doubting(0.6, Doubt.of(Reason.DEADLINE_FIGURES));
        }
        if (Structure.INSTANCE.hasLabelWordInside(draft.title)) {
            misread.addAll(Set.of(About.STEPS, About.ITEM));
        }
        if (!habits.partnersNamed() && look.hasPartnersHeadAlone()) {
            coordinate = ifMissing(coordinate);
        }
        if (draft.unknownColumns || row != null && row.unknownColumns) {
            lead = ifMissing(lead);
            coordinate = ifMissing(coordinate);
            deadline = ifMissing(deadline);
        }
        if (isBeforeGap(draft)) {
            Doubt gap = Doubt.of(Reason.NUMBER_GAP);
            lead = lead.doubting(0.6, gap);
            coordinate = coordinate.doubting(0.6, gap);
            deadline = deadline.doubting(0.6, gap);
        }
        Traced cost = both(draft, row, Field.COST);
        Reading<Cost> paid = cost(draft, row);
        return new Item(
                draft.kind,
                number(draft),
                title(draft),
                group(draft),
                model(draft),
                lead,
                coordinate,
                Leads.main(draft, row),
                look.units(Leads.list(draft, row, Field.SUPPORT)),
                look.units(Leads.list(draft, row, Field.IMPLEMENTERS)),
                deadline,
                single(draft, row, Field.OBJECTIVE),
                single(draft, row, Field.EFFECT),
                ItemSteps.hasOwnSteps(draft) ? lines(draft, row, Field.ASSIGNMENTS) : List.of(),
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
                stepDoubts(draft, steps, misread),
                draft.lineFrom,
                Math.max(draft.lineTo, draft.lineFrom),
                itemDoubts(draft, misread));
    }

    /** A value that is missing, while a column of the table is not understood, may stand there. */
    private static <T> Reading<T> ifMissing(Reading<T> reading) {
        return reading.value() == null ? reading.doubting(0.5, Doubt.of(Reason.COLUMN_UNKNOWN)) : reading;
    }

    /** Whether an item between this one and the next may be lost: what this one holds may be that one's. */
    private boolean isBeforeGap(Draft draft) {
        return draft.beforeOwnGap || habits.inSequence() && gaps.contains(draft);
    }

    /** Whether a step of the item begins with words that stand before a colon in many items: a label not understood. */
    private boolean hasUnknownLabel(Draft draft) {
        return ItemSteps.openingWords(draft).stream().anyMatch(unknownLabels::contains);
    }

    private List<Doubt> stepDoubts(Draft draft, List<Reading<Step>> steps, Set<About> misread) {
        List<Doubt> doubts = ItemSteps.doubts(draft, steps, misread, habits, look);
        if (isBeforeGap(draft)) {
            doubts.add(Doubt.of(Reason.NUMBER_GAP));
        }
        if (hasUnknownLabel(draft)) {
            doubts.add(Doubt.of(Reason.LABEL_UNKNOWN));
        }
        if (steps.isEmpty() && draft.unknownColumns) {
            doubts.add(Doubt.of(Reason.COLUMN_UNKNOWN));
        }
        if (steps.isEmpty() && habits.someSteps() && look.wear().isWorn() && !draft.notApplicable()) {
            doubts.add(Doubt.of(Reason.WORN));
        }
        return doubts;
    }

    /** A list of partners that ends with a comma or "và" goes on in a line that is not there. */
    private static boolean endsOpen(Draft draft) {
        var words = new ArrayList<>(draft.get(Field.COORDINATE));
        words.addAll(draft.assignments);
        return words.stream().anyMatch(part -> OPEN_LIST.matcher(part.text).find());
    }

    private static <T> Reading<T> twice(Reading<T> reading, Draft draft, Field field) {
        return SecondLook.saysTwice(draft, field) ? reading.doubting(0.5, Doubt.of(Reason.LABEL_TWICE)) : reading;
    }

    /** Whether the lead is so doubtful that a partner beside it may be lost, in a plan that names partners. */
    private boolean isLost(Reading<List<String>> lead) {
        return habits.partnersNamed()
                && lead.doubts().stream()
                        .anyMatch(
                                doubt -> doubt.reason() != Reason.COUNT_DIFFERS && doubt.reason() != Reason.NUMBER_GAP);
    }

    /** Whether the words around title and lead speak of partners, though none were read. */
    private boolean speaksOfPartners(Draft draft) {
        var words = new ArrayList<>(draft.assignments);
        words.add(draft.title);
        for (Field field : List.of(Field.AUDIENCE, Field.LEAD, Field.DEADLINE, Field.IMPLEMENTERS)) {
            words.addAll(draft.get(field));
        }
        return words.stream().anyMatch(part -> part.plain().contains("phoi hop") || Leads.actsWithUnit(part))
                || hasUnknownLabel(draft);
    }

    private static Reading<Integer> number(Draft draft) {
        return draft.number == null ? Reading.none() : Reading.sure(draft.number, draft.title.place());
    }

    private static Reading<String> group(Draft draft) {
        if (draft.group.isBlank()) {
            return Reading.none();
        }
        Reading<String> group = text(draft.group);
        if (draft.beforeGap) {
            group = group.doubting(0.6, Doubt.of(Reason.NUMBER_GAP));
        }
        return draft.countDiffers == null ? group : group.doubting(0.6, draft.countDiffers);
    }

    private static Reading<String> title(Draft draft) {
        Reading<String> title = text(draft.title.trim(" .;:,-–").trimEnd(" (–-"));
        return draft.title.length() > 400 ? title.doubting(0.5, Doubt.of(Reason.TITLE_CUT)) : title;
    }

    private static Reading<String> text(Traced words) {
        return words.isBlank() ? Reading.none() : Reading.sure(Privacy.mask(tidy(words)), words.place());
    }

    static String tidy(Traced words) {
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

    private static Reading<String> status(Draft draft, @Nullable Draft row) {
        for (Draft from : row == null ? List.of(draft) : List.of(draft, row)) {
            for (Traced words : from.get(Field.STATUS)) {
                if (Structure.INSTANCE.saysNotApplicable(words)) {
                    return text(words.trimEnd(" ."));
                }
            }
            if (from.notApplicable()) {
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

    private static List<Doubt> itemDoubts(Draft draft, Set<About> misread) {
        var doubts = new ArrayList<>(draft.doubts);
        if (misread.contains(About.ITEM)) {
            doubts.add(Doubt.of(Reason.MARK_MISREAD));
        }
        if (draft.guessed) {
            doubts.add(Doubt.of(Reason.ITEM_GUESSED));
        }
        return doubts;
    }

    private Reading<String> model(Draft draft) {
        return draft.byNumber && draft.number != null
                ? catalogue.byNumber(draft.number, draft.title)
                : catalogue.match(draft.title, draft.number, draft.kind);
    }
}

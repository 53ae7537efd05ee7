package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Doubt.Reason;
import vn.lienthong.steering.planreader.Structure.Field;
import vn.lienthong.steering.planreader.UnitLists.Unit;

/** Who leads an item and who takes part, from the many places where a plan may say so. */
final class Leads {

    /** "Chi cục Thống kê phối X hợp Y": two columns of a line read into one another. */
    private static final Pattern TORN_WITH = Pattern.compile("\\s+phoi\\s+(?!hop)(.{3,60}?)\\s+hop\\s+(?=\\p{L})");

    private static final Pattern TOGETHER = Pattern.compile("(?<!\\p{L})cung (?:voi )?");

    private Leads() {}

    static Reading<List<String>> of(Draft draft, @Nullable Draft row, boolean applicable) {
        Reading<List<String>> own = own(draft);
        Reading<List<String>> table = row == null ? Reading.none() : own(row);
        if (table.value() != null && (own.value() == null || !draft.has(Field.LEAD))) {
            return table;
        }
        if (own.value() != null) {
            boolean differs = table.value() != null && !same(own.value(), table.value());
            return differs ? own.doubting(0.5, Doubt.of(Reason.LEAD_DIFFERS, String.join("; ", table.value()))) : own;
        }
        if (!draft.inheritedLead.isBlank()) {
            return fromCell(draft.inheritedLead).doubting(0.65, Doubt.of(Reason.LEAD_GUESSED));
        }
        if (draft.leadColumn) {
            return applicable ? Reading.doubtful(null, null, 0.3, Doubt.of(Reason.LEAD_MISSING)) : Reading.none();
        }
        List<Unit> subject = draft.headingLeadGuessed ? UnitLists.leading(draft.title) : List.of();
        if (!subject.isEmpty()) {
            return units(subject).doubting(0.5, Doubt.of(Reason.LEAD_GUESSED));
        }
        if (!draft.headingLead.isEmpty()) {
            return fromHeading(draft);
        }
        Reading<List<String>> guess = guess(draft);
        return guess.value() != null || !applicable
                ? guess
                : Reading.doubtful(null, null, 0.3, Doubt.of(Reason.LEAD_MISSING));
    }

    /** The unit of the heading; doubted where the heading's number or count tells that another one may be lost. */
    private static Reading<List<String>> fromHeading(Draft draft) {
        Reading<List<String>> heading = units(draft.headingLead);
        if (draft.headingLeadGuessed) {
            heading = heading.doubting(0.6, Doubt.of(Reason.LEAD_GUESSED));
        }
        if (draft.beforeGap) {
            heading = heading.doubting(0.6, Doubt.of(Reason.NUMBER_GAP));
        }
        return draft.countDiffers == null ? heading : heading.doubting(0.6, draft.countDiffers);
    }

    /** From a label, a column or an assignment of the item itself. */
    private static Reading<List<String>> own(Draft draft) {
        if (draft.has(Field.LEAD)) {
            return fromCell(draft.joined(Field.LEAD));
        }
        for (Traced sentence : draft.assignments) {
            Assignment assignment = Assignment.parse(sentence);
            if (!assignment.lead().isEmpty()) {
                Reading<List<String>> lead = units(assignment.lead());
                boolean plainAct = assignment.named() || assignment.lead().size() <= 3;
                return plainAct ? lead : lead.doubting(0.6, Doubt.of(Reason.LEAD_GUESSED));
            }
        }
        Assignment shared = sharedOut(draft);
        if (!shared.lead().isEmpty()) {
            return units(shared.lead());
        }
        boolean alone = !draft.has(Field.COORDINATE)
                && !draft.leadColumn
                && draft.headingLead.isEmpty()
                && !draft.has(Field.ASSIGNMENTS);
        if (alone && draft.has(Field.IMPLEMENTERS)) {
            Traced words = draft.joined(Field.IMPLEMENTERS);
            Assignment assignment = Assignment.parse(words.flat());
            return assignment.named() ? units(assignment.lead()) : units(UnitLists.split(words));
        }
        return Reading.none();
    }

    /** "Phân công: A chủ trì; B phối hợp." and nothing more, above the steps. */
    private static Assignment sharedOut(Draft draft) {
        List<Traced> words = draft.get(Field.ASSIGNMENTS);
        boolean steps = !draft.steps.isEmpty() || draft.has(Field.STEPS);
        boolean lone = words.size() == 1 && words.getFirst().length() <= 240 && steps;
        if (!lone || draft.has(Field.LEAD) || Lines.of(words.getFirst()).size() != 1) {
            return Assignment.NONE;
        }
        Assignment assignment = Assignment.parse(words.getFirst().flat());
        return assignment.named() ? assignment : Assignment.NONE;
    }

    private static Reading<List<String>> fromCell(Traced cell) {
        Traced words = cell;
        boolean torn = false;
        Matcher tornWith = words.matcher(TORN_WITH);
        if (tornWith.find()) {
            words = words.sub(0, tornWith.start()).then(' ', words.sub(tornWith.start(1), tornWith.end(1)));
            torn = true;
        } else {
            Assignment assignment = Assignment.parse(words.flat());
            if (assignment.named()) {
                return units(assignment.lead());
            }
        }
        Reading<List<String>> lead = units(UnitLists.split(withoutPartners(words)));
        return torn ? lead.doubting(0.4, Doubt.of(Reason.UNIT_GARBLED, cell.flat().text)) : lead;
    }

    private static Traced withoutPartners(Traced words) {
        Matcher with = Pattern.compile(
                        "[,;.]?\\s*(?:chu tri[,;]?\\s*)?(?:co quan |don vi )?phoi hop(?: voi| cung)?[:\\s]")
                .matcher(words.plain());
        return with.find() && with.start() > 3 ? words.sub(0, with.start()) : words;
    }

    /** Where nothing names a lead: who leads a duty, else who acts first. */
    private static Reading<List<String>> guess(Draft draft) {
        for (Field field : List.of(Field.ASSIGNMENTS, Field.IMPLEMENTERS, Field.STEPS)) {
            for (Traced words : draft.get(field)) {
                for (Traced line : Lines.of(words)) {
                    Assignment assignment = Assignment.parse(Assignments.firstSentence(line));
                    if (assignment.named() && !assignment.lead().isEmpty()) {
                        return units(assignment.lead()).doubting(0.65, Doubt.of(Reason.LEAD_GUESSED));
                    }
                }
            }
        }
        for (Draft.RawStep step : draft.steps) {
            Assignment assignment = Assignment.parse(Assignments.firstSentence(step.text()));
            if (assignment.named() && !assignment.lead().isEmpty()) {
                return units(assignment.lead()).doubting(0.5, Doubt.of(Reason.LEAD_GUESSED));
            }
        }
        for (Field field : List.of(Field.IMPLEMENTERS, Field.ASSIGNMENTS)) {
            for (Traced words : draft.get(field)) {
                List<Unit> first = UnitLists.leading(words.flat());
                if (!first.isEmpty()) {
                    return units(first.subList(0, 1)).doubting(0.4, Doubt.of(Reason.LEAD_GUESSED));
                }
            }
        }
        List<Unit> subject = UnitLists.leading(draft.title);
        return subject.isEmpty() ? Reading.none() : units(subject).doubting(0.5, Doubt.of(Reason.LEAD_GUESSED));
    }

    static Reading<List<String>> coordinate(Draft draft, @Nullable Draft row) {
        List<Unit> units = new ArrayList<>();
        for (Field field : List.of(Field.MAIN_COORDINATE, Field.COORDINATE)) {
            Traced words = draft.has(field) || row == null ? draft.joined(field) : row.joined(field);
            units.addAll(UnitLists.split(words));
        }
        List<Unit> assigned = draft.assignments.stream()
                .flatMap(sentence -> Assignment.parse(sentence).coordinate().stream())
                .toList();
        if (units.isEmpty()) {
            units.addAll(assigned);
        }
        if (units.isEmpty()) {
            units.addAll(sharedOut(draft).coordinate());
        } else if (draft.fromTable) {
            addMissing(units, assigned);
        }
        addMissing(units, partnersInLead(draft.joined(Field.LEAD).flat()));
        if (!units.isEmpty()) {
            return units(units);
        }
        return draft.headingPartners.isEmpty() ? Reading.none() : partnersFromHeading(draft);
    }

    /** Who takes part by the heading; doubted where the heading that speaks of partners may be lost or misread. */
    private static Reading<List<String>> partnersFromHeading(Draft draft) {
        Reading<List<String>> heading = units(draft.headingPartners);
        if (draft.partnersSkipped) {
            heading = heading.doubting(0.6, Doubt.of(Reason.MARK_MISREAD));
        }
        if (draft.beforeGap) {
            heading = heading.doubting(0.6, Doubt.of(Reason.NUMBER_GAP));
        }
        return draft.countDiffers == null ? heading : heading.doubting(0.6, draft.countDiffers);
    }

    /** A unit named where lead and partners were taken from that is neither of them; null if all are accounted for. */
    static @Nullable String leftOut(Draft draft, @Nullable List<String> lead, @Nullable List<String> partners) {
        var words = new ArrayList<Traced>(draft.assignments);
        boolean own = draft.has(Field.LEAD) || draft.has(Field.COORDINATE) || !draft.assignments.isEmpty();
        if (!own) {
            words.addAll(draft.unitHeadings);
        }
        var known = new ArrayList<String>();
        for (List<String> names : java.util.Arrays.asList(lead, partners)) {
            if (names != null) {
                names.forEach(name -> known.add(Fold.words(name)));
            }
        }
        for (Traced part : words) {
            for (Unit unit : UnitLists.mentioned(part.flat())) {
                String name = Fold.words(unit.name().text);
                if (known.stream().noneMatch(other -> other.contains(name) || name.contains(other))) {
                    return unit.name().text;
                }
            }
        }
        return null;
    }

    /** "A phối hợp B" in the cell of the lead, also where two columns ran into one another. */
    private static List<Unit> partnersInLead(Traced cell) {
        Matcher torn = cell.matcher(TORN_WITH);
        return torn.find()
                ? UnitLists.split(cell.from(torn.end()))
                : Assignment.parse(cell).coordinate();
    }

    /** "cùng Công an thị xã khảo sát": somebody takes part, though no list of partners says so. */
    static boolean actsWithUnit(Traced words) {
        Matcher with = words.matcher(TOGETHER);
        while (with.find()) {
            if (UnitLexicon.INSTANCE.opens(words.from(with.end()).text)) {
                return true;
            }
        }
        return false;
    }

    private static void addMissing(List<Unit> units, List<Unit> more) {
        for (Unit unit : more) {
            if (units.stream().noneMatch(known -> UnitNames.same(known.name().text, unit.name().text))) {
                units.add(unit);
            }
        }
    }

    static Reading<String> main(Draft draft, @Nullable Draft row) {
        Traced named = draft.joined(Field.MAIN_COORDINATE);
        if (!named.isBlank()) {
            List<Unit> units = UnitLists.split(named);
            return units.isEmpty()
                    ? Reading.none()
                    : Reading.sure(
                            units.getFirst().name().text,
                            units.getFirst().name().place());
        }
        Traced words = draft.has(Field.COORDINATE) || row == null
                ? draft.joined(Field.COORDINATE)
                : row.joined(Field.COORDINATE);
        for (Unit unit : UnitLists.split(words)) {
            if (unit.main()) {
                return Reading.sure(unit.name().text, unit.name().place());
            }
        }
        return Reading.none();
    }

    static Reading<List<String>> list(Draft draft, @Nullable Draft row, Field field) {
        Traced words = draft.has(field) || row == null ? draft.joined(field) : row.joined(field);
        return words.isBlank() ? Reading.none() : units(UnitLists.split(words));
    }

    /** "thường xuyên" behind a list, "đơn vị" before a lost "phối hợp:": read as units, and none. */
    private static boolean isNone(Unit unit) {
        String plain = unit.name().plain();
        return plain.equals("don vi")
                || plain.equals("co quan")
                || Deadlines.TIME_FIRST.matcher(plain).find() && !UnitLists.known(unit.name().text);
    }

    private static Reading<List<String>> units(List<Unit> all) {
        List<Unit> units = all.stream().filter(unit -> !isNone(unit)).toList();
        if (units.isEmpty()) {
            return Reading.none();
        }
        List<String> names = units.stream()
                .map(unit -> Privacy.mask(unit.name().text))
                .distinct()
                .toList();
        Place first = units.getFirst().name().place();
        Place last = units.getLast().name().place();
        Place place = first == null || last == null
                ? first
                : new Place(
                        Math.min(first.lineFrom(), last.lineFrom()),
                        Math.max(first.lineTo(), last.lineTo()),
                        first.charFrom(),
                        last.charTo());
        Reading<List<String>> reading = Reading.sure(names, place);
        for (String name : names) {
            if (!UnitLists.known(name)) {
                reading = reading.doubting(0.6, Doubt.of(Reason.UNIT_UNKNOWN, name));
            } else if (UnitLists.seemsGarbled(name)) {
                reading = reading.doubting(0.6, Doubt.of(Reason.UNIT_GARBLED, name));
            }
        }
        return reading;
    }

    private static boolean same(List<String> a, List<String> b) {
        return UnitNames.canonical(a).equals(UnitNames.canonical(b));
    }
}

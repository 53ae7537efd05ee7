package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Node.Role;
import vn.lienthong.steering.planreader.Structure.Field;

/** Reads one item of the outline: its own paragraph, then what stands under it. */
final class ItemBody {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+[\\p{Lu}\"“(])|\\u2028");

    /** Of "2.3." no part is the number of the item. */
    private static final Set<Marker.Kind> SIMPLE = Set.of(Marker.Kind.NUMBER, Marker.Kind.NUMBER_BRACKET);

    private static final Pattern NUMBER_IN_BRACKETS = Pattern.compile("\\(\\s?\\d");
    private static final Pattern COURSE = Pattern.compile("^(?:lo trinh|tien do|ke hoach)\\b");
    /** Time at the end of a sentence that nothing introduces. */
    private static final Pattern COURSE_AT_END = Pattern.compile(
            "[,;]?\\s((?:theo (?:lo trinh|tien do|ke hoach) (?:chung )?cua [^.;,]{3,60}|den (?:het )?(?:ngay )?\\d{1,2}/\\d{1,2}(?:/\\d{4})? (?:co ban )?hoan thanh))[.;]?$");

    private static final Pattern SPEAKS_OF_PARTNERS = Pattern.compile("(?<!\\p{L})phoi hop(?!\\p{L})");
    /** A heading that says when all below it is due, and not only of which year it speaks. */
    private static final Pattern DUE_BY = Pattern.compile(
            "(?<!\\p{L})(?:hoan thanh|xong|ket thuc|thoi han|cham nhat)(?!\\p{L})|(?:thuc hien|trien khai) (?:trong|truoc|xong)|truoc (?:ngay|thang|quy) ");

    /** A heading over what is never finished. */
    private static final Pattern ALWAYS = Pattern.compile("(?:thuc hien |lam )?thuong xuyen$");

    private static final Pattern PARTNERS_CLAUSE = Pattern.compile("[;.]\\s+phoi hop(?: chat che)?(?: voi| cung)?\\s+");
    private static final Pattern WITH_PARTNERS = Pattern.compile("^(?:phoi hop|cung)(?: chat che)?(?: voi)?\\s");
    private static final List<String> COUNTS = List.of(
            "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "nhat", "nhi", "ba", "tu", "nam",
            "sau", "bay", "tam", "chin", "muoi");
    /** "Một là, …", "Thứ hai, …". */
    private static final Pattern COUNTED = Pattern.compile(
            "^(?:thu )?(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nhat|nhi|tu)(?: la)?\\s?[,:]\\s*(?=\\p{L})");

    private static final Set<Field> UNITS = Set.of(
            Field.LEAD, Field.COORDINATE, Field.SUPPORT, Field.MAIN_COORDINATE, Field.LEAD_AND_COORDINATE);
    private static final int LONGEST_TIME = 140;
    private static final int LONGEST_GIVEN = 300;
    /** What a sentence calls the model it speaks of: "… triển khai mô hình “Chợ 4.0”; …". */
    private static final Pattern QUOTED = Pattern.compile("mo hinh(?: diem| thi diem)?\\s*:?\\s*[“\"](.{8,200}?)[”\"]");

    private static final Pattern LED_BY = Pattern.compile("[,;.-]?\\s+(?:do|giao(?: cho)?)\\s+");

    private final Deadlines deadlines;
    private final Draft draft = new Draft();
    /** Whether lead and deadline stand in the item's own line. */
    private boolean ownLine;
    /** Whether a paragraph or label below it says who leads. */
    private boolean givenBelow;

    private ItemBody(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    static Draft read(ItemFinder.Found found, Deadlines deadlines, HeadingCounts counts) {
        var body = new ItemBody(deadlines);
        body.open(found);
        body.children(found.node());
        body.tables(found.node());
        context(body.draft, found.node(), deadlines, counts);
        body.draft.beforeOwnGap = HeadingCounts.isBeforeGapInSequence(found.node());
        return body.draft;
    }

    private void open(ItemFinder.Found found) {
        Node node = found.node();
        Block block = node.block;
        draft.explicit = found.explicit();
        draft.guessed = found.guessed();
        draft.lineFrom = node.lineFrom();
        draft.lineTo = node.lineTo();
        Traced words = node.text;
        Structure.Opener opener = block == null ? null : block.opener();
        if (opener != null) {
            words = node.text.from(opener.end());
            draft.number = opener.number();
            draft.kind = opener.model() ? PlanReading.Kind.MODEL : PlanReading.Kind.TASK;
        } else if (isNumbered(node) && node.value() > 0) {
            draft.number = node.value();
        }
        if (node.text.plain().startsWith("mo hinh")) {
            draft.kind = PlanReading.Kind.MODEL;
        }
        Matcher counted = COUNTED.matcher(words.plain());
        if (opener == null && counted.find()) {
            draft.number = COUNTS.indexOf(counted.group(1)) % 10 + 1;
            words = words.from(counted.end());
        }
        givenBelow = node.children.stream()
                .anyMatch(child -> child.hasLabel(Field.LEAD, Field.LEAD_AND_COORDINATE, Field.IMPLEMENTERS)
                        || child.role == Role.TEXT && Assignments.isAssignment(child.text, deadlines));
        ownWords(words, opener != null);
    }

    /** "1." and "(1)", but not "(a)". */
    private static boolean isNumbered(Node node) {
        return SIMPLE.contains(node.marker())
                || node.marker() == Marker.Kind.BRACKETS
                        && node.block != null
                        && NUMBER_IN_BRACKETS.matcher(node.block.whole().text).lookingAt();
    }

    /** The item's own paragraph: title, then perhaps labels, steps, an assignment, a deadline in brackets. */
    private void ownWords(Traced words, boolean opened) {
        Pieces pieces = Pieces.of(words);
        pieces.fields().forEach(this::field);
        draft.steps.addAll(pieces.steps());
        ownLine = opened && draft.has(Field.LEAD) && draft.has(Field.DEADLINE);
        Traced title = prose(pieces.before());
        Traced assignment = opened ? Assignments.inBracket(title) : Assignments.within(title, deadlines);
        if (assignment != null && opened) {
            takeAssignment(assignment);
            title = cut(title, assignment);
        } else if (assignment != null) {
            takeAssignment(assignment);
            int from = indexOf(title, assignment);
            if (from > 0) {
                title = title.sub(0, from).trimEnd(" (");
            }
        }
        if (!opened
                && assignment == null
                && Assignment.parse(Assignments.firstSentence(title)).named()) {
            draft.assignments.add(title);
        }
        if (assignment == null && draft.assignments.isEmpty() && !draft.has(Field.LEAD) && !givenBelow) {
            title = OwnLine.peel(title, draft);
        }
        title = opened ? title : withoutPartners(title);
        title = withoutDeadline(title);
        title = withoutStatus(title);
        draft.title = opened ? title : firstSentence(title);
        Matcher quoted = draft.title.matcher(QUOTED);
        if (!opened && !draft.assignments.isEmpty() && quoted.find()) {
            draft.kind = PlanReading.Kind.MODEL;
            draft.title = draft.title.sub(quoted.start(1), quoted.end(1));
            return;
        }
        if (!opened && draft.title.length() < title.length()) {
            Traced rest = title.from(draft.title.length()).trim(" .");
            if (!rest.isBlank()) {
                draft.add(Field.AUDIENCE, rest);
            }
        }
    }

    /** Cuts "Tên mô hình: giao A chủ trì …" and "Tên mô hình do A chủ trì …" after the title; the rest is taken. */
    private Traced prose(Traced words) {
        int colon = words.text.indexOf(':');
        while (colon > 7 && colon < 220) {
            Traced rest = words.from(colon + 1).trim();
            if (Structure.INSTANCE.saysNotApplicable(rest) && rest.length() < 300) {
                draft.add(Field.STATUS, rest);
                return words.sub(0, colon);
            }
            if (rest.length() < 120 && isTime(rest)) {
                draft.add(Field.DEADLINE, rest);
                return words.sub(0, colon);
            }
            Assignment assignment = Assignment.parse(Assignments.firstSentence(rest));
            boolean partners = assignment.lead().isEmpty()
                    && !assignment.coordinate().isEmpty()
                    && WITH_PARTNERS.matcher(rest.plain()).find();
            boolean acts = partners
                    || !assignment.lead().isEmpty()
                            && (assignment.named()
                                    || UnitLists.endOfList(rest) < rest.length() && deadlines.find(rest) != null);
            if (acts) {
                takeAssignment(rest);
                return words.sub(0, colon);
            }
            colon = words.text.indexOf(':', colon + 1);
        }
        Matcher by = LED_BY.matcher(words.plain());
        while (by.find()) {
            Traced rest = words.from(by.end());
            Assignment assignment = Assignment.parse(Assignments.firstSentence(rest));
            if (by.start() > 7 && assignment.named() && !assignment.lead().isEmpty()) {
                takeAssignment(rest);
                return words.sub(0, by.start());
            }
        }
        return words;
    }

    /** Words of nothing but time: "xong trước 30/4", "thường xuyên". */
    private boolean isTime(Traced words) {
        return isTime(words, deadlines);
    }

    private static boolean isTime(Traced words, Deadlines deadlines) {
        return Deadlines.TIME_FIRST.matcher(words.plain()).find() && deadlines.speaksOfTime(words);
    }

    private static int indexOf(Traced whole, Traced part) {
        return part.length() == 0 ? -1 : whole.text.lastIndexOf(part.text);
    }

    /** "Kích hoạt tài khoản …; phối hợp Đoàn Thanh niên, các ấp. Hoàn thành trước …" */
    private Traced withoutPartners(Traced title) {
        Matcher clause = PARTNERS_CLAUSE.matcher(title.plain());
        while (clause.find()) {
            Traced rest = title.from(clause.end());
            Traced names = Assignments.firstSentence(rest);
            int end = Math.min(UnitLists.endOfList(names), names.length());
            Traced list = names.sub(0, end).trim(" .;,");
            boolean all = clause.start() > 12
                    && !list.isBlank()
                    && UnitLists.split(list).stream().allMatch(unit -> UnitLists.known(unit.name().text));
            if (all && !draft.has(Field.COORDINATE)) {
                draft.add(Field.COORDINATE, list);
                Traced time = deadlines.find(rest.from(names.length()));
                if (time != null) {
                    draft.deadlinesInText.add(time);
                }
                return title.sub(0, clause.start());
            }
        }
        return title;
    }

    private Traced withoutDeadline(Traced title) {
        Traced bracket = deadlines.inBrackets(title);
        if (bracket == null) {
            Traced words = deadlines.find(title);
            if (words == null) {
                Matcher course = title.matcher(COURSE_AT_END);
                words = course.find() ? title.sub(course.start(1), course.end(1)) : null;
            }
            if (words != null) {
                draft.deadlinesInText.add(words);
                return withoutTail(title, words);
            }
            return title;
        }
        draft.add(Field.DEADLINE, bracket);
        return cut(title, bracket);
    }

    /** "Cấp căn cước cho mọi công dân, hoàn thành trước ngày 30/4/2024" without its last clause. */
    private static Traced withoutTail(Traced title, Traced time) {
        int from = title.text.lastIndexOf(time.text);
        Traced before = title.sub(0, Math.max(from, 0)).trimEnd(" ");
        boolean last = from > 20 && from + time.length() >= title.trimEnd(" .;").length();
        boolean clause = last && ",;".indexOf(before.charAt(before.length() - 1)) >= 0;
        return clause ? before.trimEnd(" ,;") : title;
    }

    private Traced withoutStatus(Traced title) {
        for (int[] pair : Brackets.of(title.text).pairs()) {
            Traced inner = title.sub(pair[0] + 1, pair[1]).trim();
            if (Structure.INSTANCE.saysNotApplicable(inner)) {
                draft.add(Field.STATUS, inner);
                return cut(title, inner);
            }
        }
        Matcher clause = Pattern.compile("[.:;]\\s+|\\s[-–]\\s+|(?<=[\\p{Ll})])\\s+(?=(?:Chưa|Không|Tạm)\\s)")
                .matcher(title.text);
        while (clause.find()) {
            Traced rest = title.from(clause.end());
            if (clause.start() > 7 && Structure.INSTANCE.saysNotApplicable(rest)) {
                draft.add(Field.STATUS, rest);
                return title.sub(0, clause.start());
            }
        }
        return title;
    }

    /** The text without a bracket; what stands after the bracket stays only if nothing stands before it. */
    private static Traced cut(Traced text, Traced inner) {
        int from = text.text.indexOf(inner.text);
        int open = text.text.lastIndexOf('(', from);
        Traced before = text.sub(0, Math.max(open, 0)).trimEnd(" .:;,-–");
        int close = text.text.indexOf(')', from + inner.length());
        Traced after = close < 0 ? Traced.EMPTY : text.from(close + 1).trim(" .:;,-–");
        return before.isBlank() ? after : after.length() > 3 ? before.then(' ', after) : before;
    }

    private static Traced firstSentence(Traced text) {
        Matcher end = SENTENCE_END.matcher(text.text);
        int from = 12;
        while (from < text.length() && end.find(from)) {
            if (Brackets.of(text.text.substring(0, end.start())).pairs().stream()
                    .allMatch(p -> p[1] < end.start())) {
                return text.sub(0, end.start());
            }
            from = end.end();
        }
        return text.trimEnd(" .;:");
    }

    private void takeAssignment(Traced assignment) {
        draft.assignments.add(assignment);
        Traced words = Assignments.time(assignment, deadlines);
        if (words == null) {
            words = deadlines.find(assignment);
        }
        if (words != null) {
            draft.add(Field.DEADLINE, words);
        }
    }

    private void tables(Node node) {
        for (Table table : node.tables) {
            if (draft.steps.isEmpty() && StepTables.isOne(node, table)) {
                draft.steps.addAll(StepTables.steps(table));
                draft.stepsByLines |= StepTables.isUneven(table);
            }
        }
    }

    private void children(Node node) {
        for (Node child : node.children) {
            switch (child.role) {
                case LABEL -> label(child);
                case STEP -> step(child);
                case TEXT -> text(child);
                default -> loose(child);
            }
        }
    }

    private void step(Node node) {
        Structure.StepMark mark = node.block == null ? null : node.block.step();
        if (mark == null) {
            return;
        }
        Traced own = node.text.from(mark.end()).trim();
        Traced more = below(node);
        Pieces pieces = Pieces.of(node.text);
        if (pieces.steps().size() > 1) {
            List<Draft.RawStep> several = new ArrayList<>(pieces.steps());
            Draft.RawStep last = several.removeLast();
            draft.steps.addAll(several);
            draft.steps.add(new Draft.RawStep(last.number(), last.text().then('\n', more)));
        } else {
            draft.steps.add(new Draft.RawStep(mark.number(), own.then('\n', more)));
        }
    }

    /** Everything under a node as lines, bullets and all. */
    private static Traced below(Node node) {
        Traced all = Traced.EMPTY;
        for (Node child : node.children) {
            if (child.block != null) {
                all = all.then('\n', child.block.whole());
            }
            all = all.then('\n', below(child));
        }
        return all;
    }

    private void label(Node node) {
        Structure.Label label = node.label();
        if (label == null) {
            return;
        }
        Pieces pieces = Pieces.of(node.afterLabel());
        if (isCourse(node, label)) {
            draft.loose.addAll(node.children.stream()
                    .map(child -> child.text.then('\n', below(child)))
                    .toList());
            return;
        }
        field(label.field(), pieces.before());
        pieces.fields().forEach(this::field);
        draft.steps.addAll(pieces.steps());
        for (Node child : node.children) {
            if (child.role == Role.STEP) {
                step(child);
            } else if (child.role == Role.LABEL) {
                label(child);
            } else {
                field(label.field(), child.text.then('\n', below(child)));
            }
        }
    }

    /** "Lộ trình thực hiện:" over several points: what is done, one after another, not when the item is due. */
    private boolean isCourse(Node node, Structure.Label label) {
        return label.field() == Field.DEADLINE
                && node.afterLabel().isBlank()
                && (draft.has(Field.DEADLINE) || hasTimeBehind(node))
                && draft.steps.isEmpty()
                && COURSE.matcher(node.text.plain()).find()
                && node.children.stream().noneMatch(child -> child.role == Role.STEP || child.role == Role.LABEL)
                && !node.children.isEmpty();
    }

    /** Whether a label behind this one says when the item is due. */
    private static boolean hasTimeBehind(Node label) {
        Node parent = label.parent;
        return parent != null
                && parent.children.stream()
                        .skip(parent.children.indexOf(label) + 1L)
                        .anyMatch(other -> other.hasLabel(Field.DEADLINE)
                                && !other.afterLabel().isBlank());
    }

    private void field(Field field, Traced said) {
        Traced words = UNITS.contains(field) ? withoutTimeBehind(said) : said;
        if (field == Field.LEAD_AND_COORDINATE) {
            leadAndCoordinate(words);
        } else if ((field == Field.IMPLEMENTERS || field == Field.LEAD) && Assignment.namesRoles(words)
                || field == Field.IMPLEMENTERS && sharesOut(words)) {
            draft.assignments.add(words.flat());
        } else {
            draft.add(field, words);
        }
    }

    /** "Phối hợp: A, B. Hoàn thành trước 15/9.": the sentence behind the units says when. */
    private Traced withoutTimeBehind(Traced words) {
        Matcher end = Pattern.compile("[.;]\\s+").matcher(words.text);
        while (end.find()) {
            Traced rest = words.from(end.end());
            if (rest.length() < LONGEST_TIME && isTime(rest) && !UnitLexicon.INSTANCE.opens(rest.text)) {
                draft.add(Field.DEADLINE, rest);
                return words.sub(0, end.start());
            }
        }
        return words;
    }

    /** "Cơ quan thực hiện: A chủ trì; B, C phối hợp." */
    private static boolean sharesOut(Traced words) {
        Assignment assignment = Assignment.parse(words.flat());
        return assignment.named() && !assignment.coordinate().isEmpty();
    }

    private void field(Pieces.Piece piece) {
        field(piece.field(), piece.words());
    }

    private void leadAndCoordinate(Traced words) {
        Assignment assignment = Assignment.parse(words);
        if (assignment.named() || !assignment.coordinate().isEmpty()) {
            draft.assignments.add(words);
        } else {
            draft.add(Field.LEAD, words);
        }
    }

    private void text(Node node) {
        Traced words = node.text;
        if (words.length() < 160 && isTime(words) && !draft.has(Field.DEADLINE) && draft.steps.isEmpty()) {
            draft.add(Field.DEADLINE, words);
            return;
        }
        boolean notHere = words.length() < 250
                && Structure.INSTANCE.saysNotApplicable(words)
                && !Assignment.parse(words).named();
        boolean known = draft.has(Field.DEADLINE) && !Assignment.parse(words).named() && isGivenByHeading(node.parent);
        if (!notHere && !known && Assignments.isAssignment(words, deadlines) && draft.steps.isEmpty()) {
            takeAssignment(words);
            return;
        }
        boolean open = !draft.has(Field.LEAD) && draft.assignments.isEmpty();
        if (open && OwnLine.take(words, draft)) {
            return;
        }
        Traced given = open && words.length() < LONGEST_GIVEN ? Assignment.within(words) : null;
        if (given != null && draft.steps.isEmpty()) {
            takeAssignment(given);
            return;
        }
        if (ownLine && isPlainStep(words)) {
            draft.loose.add(words);
            draft.stepsByLines = true;
            return;
        }
        Traced bracket = words.text.startsWith("(") ? deadlines.inBrackets(words) : null;
        if (bracket != null && !draft.has(Field.DEADLINE)) {
            draft.add(Field.DEADLINE, bracket);
            return;
        }
        Pieces pieces = Pieces.of(words);
        pieces.fields().forEach(this::field);
        draft.steps.addAll(pieces.steps());
        if (pieces.before().isBlank()) {
            return;
        }
        boolean brief = pieces.before().length() < 250 && draft.steps.isEmpty() && !draft.has(Field.DEADLINE);
        if (Structure.INSTANCE.saysNotApplicable(pieces.before()) && (brief || words.text.startsWith("("))) {
            draft.add(Field.STATUS, pieces.before());
            return;
        }
        Traced when = deadlines.find(pieces.before());
        if (when != null) {
            draft.deadlinesInText.add(when);
        }
        draft.add(Field.AUDIENCE, pieces.before());
    }

    /** Whether the heading over an item gives it to a unit: what stands below it then assigns nothing. */
    private static boolean isGivenByHeading(@Nullable Node item) {
        return item != null
                && item.parent != null
                && !Headings.assignment(item.parent.text).lead().isEmpty();
    }

    /** A short whole sentence below an item that says all else about itself in its own line. */
    private boolean isPlainStep(Traced words) {
        return words.length() < 250
                && draft.steps.isEmpty()
                && !words.text.endsWith(":")
                && Structure.INSTANCE.labelsWithin(words).isEmpty()
                && !Structure.INSTANCE.saysNotApplicable(words)
                && Character.isUpperCase(words.charAt(0));
    }

    private void loose(Node node) {
        Pieces pieces = Pieces.of(node.text);
        pieces.fields().forEach(this::field);
        draft.steps.addAll(pieces.steps());
        Traced words = pieces.before().then('\n', below(node));
        if (words.isBlank()) {
            return;
        }
        if (draft.loose.isEmpty() && draft.steps.isEmpty() && Structure.INSTANCE.beginsNotApplicable(words)) {
            draft.add(Field.STATUS, words);
            return;
        }
        if (Assignments.isAssignment(pieces.before(), deadlines)
                && Assignment.parse(pieces.before()).named()
                && deadlines.find(pieces.before()) != null
                && draft.loose.isEmpty()
                && draft.steps.isEmpty()) {
            takeAssignment(pieces.before());
            return;
        }
        Traced when = deadlines.find(pieces.before());
        if (when != null) {
            draft.deadlinesInText.add(when);
        }
        draft.loose.add(words);
    }

    /** Group, lead and partners from the headings above. */
    private static void context(Draft draft, Node node, Deadlines deadlines, HeadingCounts counts) {
        for (Node above = node.parent; above != null; above = above.parent) {
            if (above.role == Role.ROOT) {
                break;
            }
            Doubt differs = counts.doubt(above);
            if (differs != null && draft.countDiffers == null) {
                draft.countDiffers = differs;
            }
            draft.beforeGap |= HeadingCounts.isBeforeGap(above);
            List<UnitLists.Unit> units = Headings.units(above.text);
            Assignment given = units.isEmpty() ? Headings.assignment(above.text) : Assignment.NONE;
            if (!units.isEmpty() || !given.lead().isEmpty()) {
                draft.unitHeadings.add(above.text);
            }
            if (SPEAKS_OF_PARTNERS.matcher(above.text.plain()).find()) {
                draft.partnerHeadings.add(above.text);
            }
            boolean sets = DUE_BY.matcher(above.text.plain()).find();
            boolean onlyTime = above.text.length() < 40 && isTime(above.text, deadlines);
            boolean always = above.rank > 10 && ALWAYS.matcher(above.text.plain()).find() && above.text.length() < 80;
            if (always && draft.headingDeadline.isBlank()) {
                draft.headingDeadline = above.text;
                draft.headingSetsTime = true;
            }
            Traced when = onlyTime ? above.text : above.rank > 10 || sets ? deadlines.find(above.text) : null;
            if (when != null && draft.headingDeadline.isBlank() && deadlines.hasDate(when)) {
                draft.headingDeadline = when;
                draft.headingSetsTime = sets || onlyTime;
            }
            if (draft.headingLead.isEmpty() && !given.lead().isEmpty()) {
                draft.headingLead = given.lead();
                draft.headingPartners = draft.headingPartners.isEmpty() ? given.coordinate() : draft.headingPartners;
            }
            if (draft.group.isBlank() && above.role == Role.HEADING) {
                draft.group = Headings.words(above.text);
            }
            if (draft.headingPartners.isEmpty()) {
                draft.headingPartners = Headings.partners(above.text);
                draft.partnersSkipped |= draft.headingPartners.isEmpty()
                        && SPEAKS_OF_PARTNERS.matcher(above.text.plain()).find();
            }
            if (draft.headingLead.isEmpty()) {
                draft.headingLead = units;
            }
            if (draft.headingLead.isEmpty()) {
                draft.headingLead = actors(above);
                draft.headingLeadGuessed = !draft.headingLead.isEmpty();
            }
            if (above.rank <= 10 && !draft.headingLead.isEmpty()) {
                break;
            }
        }
    }

    private static List<UnitLists.Unit> actors(Node heading) {
        for (Node child : heading.children) {
            if (child.role != Role.TEXT) {
                return List.of();
            }
            List<UnitLists.Unit> units = Headings.actors(child.text);
            if (!units.isEmpty()) {
                return units;
            }
        }
        return List.of();
    }
}

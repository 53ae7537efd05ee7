package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/** An item while it is being read: raw words by field, from text or from a table row. */
final class Draft {

    /** A step while it is being read. */
    record RawStep(int number, Traced text) {}

    PlanReading.Kind kind = PlanReading.Kind.TASK;

    @Nullable
    Integer number;

    Traced title = Traced.EMPTY;
    Traced group = Traced.EMPTY;
    boolean explicit;
    boolean guessed;
    boolean fromTable;
    /** The plan names it by its number in the catalogue alone. */
    boolean byNumber;
    final Map<Field, List<Traced>> fields = new EnumMap<>(Field.class);
    final List<RawStep> steps = new ArrayList<>();
    final List<Traced> loose = new ArrayList<>();
    /** Sentences "A chủ trì, phối hợp với B …" that belong to the item as a whole. */
    final List<Traced> assignments = new ArrayList<>();
    /** Deadline words found in running text. */
    final List<Traced> deadlinesInText = new ArrayList<>();
    /** Units of the heading above the item, and those that the heading lets take part. */
    List<UnitLists.Unit> headingLead = List.of();

    List<UnitLists.Unit> headingPartners = List.of();
    /** The headings above it that name units. */
    final List<Traced> unitHeadings = new ArrayList<>();

    /** A nearer heading speaks of partners than the one they were taken from. */
    boolean partnersSkipped;
    /** Headings above it that let others take part. */
    final List<Traced> partnerHeadings = new ArrayList<>();

    boolean headingLeadGuessed;
    /** A heading above announces another number of items than stand under it. */
    @Nullable
    Doubt countDiffers;

    /** A heading above is followed by one whose number is not the next. */
    boolean beforeGap;
    /** The item itself is followed by one whose number is not the next. */
    boolean beforeOwnGap;
    /** Whether the steps are plain lines, without mark or bullet, or rows of a table that lost cells. */
    boolean stepsByLines;
    /** A deadline that a heading sets for all items under it. */
    Traced headingDeadline = Traced.EMPTY;

    /** The heading says so in words ("hoàn thành trong quý I"), not only by naming a year. */
    boolean headingSetsTime;

    final List<Doubt> doubts = new ArrayList<>();
    int lineFrom = 1;
    int lineTo = 1;
    /** Whether the row has a column for the lead, and the cell that was merged over this row. */
    boolean leadColumn;

    /** Words stand in a column of the row whose head is not understood. */
    boolean unknownColumns;

    Traced inheritedLead = Traced.EMPTY;
    /** The time of the row above, where this row's cell is empty. */
    Traced inheritedTime = Traced.EMPTY;

    /** A table row of the same document about the same item. */
    @Nullable
    Draft row;

    void add(Field field, Traced words) {
        Traced trimmed = words.trim();
        if (!trimmed.isBlank()) {
            fields.computeIfAbsent(field, f -> new ArrayList<>()).add(trimmed);
        }
    }

    List<Traced> get(Field field) {
        return fields.getOrDefault(field, List.of());
    }

    boolean has(Field field) {
        return fields.containsKey(field);
    }

    /** "Thời gian như Mô hình 9": the words of that item's deadline are taken, and doubted like a date in text. */
    void takeDeadlineOf(List<Draft> others, Deadlines deadlines) {
        var words = new ArrayList<>(get(Field.DEADLINE));
        words.addAll(assignments);
        if (words.stream().anyMatch(deadlines::speaksOfTime)) {
            return;
        }
        for (Traced said : words) {
            int meant = deadlines.sameAsItem(said);
            for (Draft other : others) {
                boolean isMeant = other.number != null && other.number == meant && other.has(Field.DEADLINE);
                if (isMeant && other != this) {
                    fields.remove(Field.DEADLINE);
                    headingDeadline = other.joined(Field.DEADLINE);
                    return;
                }
            }
        }
    }

    /** Whether it says of itself that it is not deployed here. */
    boolean notApplicable() {
        if (get(Field.STATUS).stream().anyMatch(Structure.INSTANCE::saysNotApplicable)) {
            return true;
        }
        return steps.size() <= 1
                && get(Field.LEAD).isEmpty()
                && steps.stream().anyMatch(step -> Structure.INSTANCE.saysNotApplicable(step.text()));
    }

    /** All words of a field as one text; parts divided by breaks. */
    Traced joined(Field field) {
        Traced all = Traced.EMPTY;
        for (Traced part : get(field)) {
            all = all.then(Traced.BREAK, part);
        }
        return all;
    }
}

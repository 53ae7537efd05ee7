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
    boolean headingLeadGuessed;
    /** Whether the steps are plain lines, without mark or bullet. */
    boolean stepsByLines;
    /** A deadline that a heading sets for all items under it. */
    Traced headingDeadline = Traced.EMPTY;

    final List<Doubt> doubts = new ArrayList<>();
    int lineFrom = 1;
    int lineTo = 1;
    /** Whether the row has a column for the lead, and the cell that was merged over this row. */
    boolean leadColumn;

    Traced inheritedLead = Traced.EMPTY;
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

    /** All words of a field as one text; parts divided by breaks. */
    Traced joined(Field field) {
        Traced all = Traced.EMPTY;
        for (Traced part : get(field)) {
            all = all.then(Traced.BREAK, part);
        }
        return all;
    }
}

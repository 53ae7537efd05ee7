package vn.lienthong.capability.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns the lines of a sheet into rows of a kind, or into reasons why not. */
final class RowChecks {

    private final UUID importId;
    private final RowType type;
    private final Map<RowField<?>, Integer> columns = new HashMap<>();

    /** @param fields name of the field that each column fills, an empty text for none */
    RowChecks(UUID importId, RowType type, List<String> fields) {
        this.importId = importId;
        this.type = type;
        for (RowField<?> field : type.fields()) {
            int column = fields.indexOf(field.name());
            if (column >= 0) {
                columns.put(field, column);
            }
        }
    }

    /** What came of a line. */
    sealed interface Checked {}

    record Good(RowSource.Line line, ImportedRow row) implements Checked {}

    record Refused(RowSource.Line line, List<Reason> reasons) implements Checked {}

    /**
     * Why a row was refused.
     *
     * @param labelKey message key of the field, empty when it is about the whole row
     */
    record Reason(String labelKey, RowField.Problem problem) {}

    Checked check(RowSource.Line line) {
        Map<String, Object> values = new HashMap<>();
        List<Reason> reasons = new ArrayList<>();
        for (RowField<?> field : type.fields()) {
            Integer column = columns.get(field);
            Cell cell = column == null ? Cell.Text.EMPTY : line.cell(column);
            if (!cell.isEmpty()) {
                switch (field.read(cell)) {
                    case RowField.Value<?> good -> values.put(field.name(), good.value());
                    case RowField.Bad<?> bad -> reasons.add(new Reason(field.labelKey(), bad.problem()));
                }
            } else if (field.isRequired()) {
                reasons.add(new Reason(field.labelKey(), RowField.Problem.of("imports.problem.missing")));
            }
        }
        if (!reasons.isEmpty()) {
            return new Refused(line, reasons);
        }
        ImportedRow row = new ImportedRow(key(line.number()), line.number(), values);
        type.check(row).forEach(problem -> reasons.add(new Reason("", problem)));
        return reasons.isEmpty() ? new Good(line, row) : new Refused(line, reasons);
    }

    private UUID key(int line) {
        return UUID.nameUUIDFromBytes((importId + "/" + line).getBytes(StandardCharsets.UTF_8));
    }
}

package vn.lienthong.capability.imports;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A row that was read whole.
 *
 * @param key the same for the same row of the same import each time it comes, different for all others
 * @param number its line in the sheet, from 1, as the office program shows it
 * @param values by name of field; what was left empty is absent
 */
public record ImportedRow(UUID key, int number, Map<String, Object> values) {

    public ImportedRow {
        values = Map.copyOf(values);
    }

    /** Value of a field; empty where the cell was empty. */
    public <T> Optional<T> get(RowField<T> field) {
        return Optional.ofNullable(values.get(field.name())).map(field::cast);
    }

    /** Value of a required field. */
    public <T> T require(RowField<T> field) {
        return get(field).orElseThrow();
    }
}

package vn.lienthong.capability.imports;

import java.util.List;
import java.util.UUID;

/**
 * What one row of a sheet means to a room, offered as a bean: its fields, its rules, and where good rows go. The pages,
 * the reading and the job come from here.
 */
public interface RowType {

    /** Name of the kind, {@code room.things} in lower case, such as {@code locality.staff}; stored, so it never changes. */
    String kind();

    /** Message key of what is imported, such as "Danh sách cán bộ". */
    String nameKey();

    /** Right that a person needs to bring such a sheet. */
    String right();

    /** The fields, in the order of the sample sheet. */
    List<RowField<?>> fields();

    /** Rules over several fields of one row, all of whose single fields are in order; empty when it is good. */
    default List<RowField.Problem> check(ImportedRow row) {
        return List.of();
    }

    /**
     * Takes good rows over, in the transaction that also marks them as done: each row comes once, whatever dies. Throwing
     * {@link RowRefused} hands that one row back with the reason; the others of the batch come again without it.
     *
     * @param importId the import, for {@link #withdraw}
     */
    void take(UUID importId, List<ImportedRow> rows);

    /** Takes back everything that {@link #take} did for an import, because it was stopped or has failed. */
    void withdraw(UUID importId);

    /** Path where the imported things are seen, offered after an import. */
    String seenAt();
}

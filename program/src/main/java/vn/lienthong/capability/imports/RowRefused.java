package vn.lienthong.capability.imports;

/** Thrown by {@link RowType#take} for a row that turns out not to fit what is stored, such as a code that is taken. */
public final class RowRefused extends RuntimeException {

    private final int row;
    private final transient RowField.Problem problem;

    /**
     * @param row the row that cannot be taken
     * @param problem why, for the person who brought it
     */
    public RowRefused(ImportedRow row, RowField.Problem problem) {
        super("row " + row.number() + " refused: " + problem.key(), null, false, false);
        this.row = row.number();
        this.problem = problem;
    }

    int row() {
        return row;
    }

    RowField.Problem problem() {
        return problem;
    }
}

package vn.lienthong.capability.imports;

/** A file that cannot be read as a sheet: what is wrong and how to mend it, for its bringer. */
public final class SheetRefused extends RuntimeException {

    private final transient RowField.Problem problem;

    /** @param key message that says what to do */
    public SheetRefused(String key, Object... arguments) {
        super(key, null, false, false);
        this.problem = RowField.Problem.of(key, arguments);
    }

    /** What is wrong, in the words of a message. */
    public RowField.Problem problem() {
        return problem;
    }
}

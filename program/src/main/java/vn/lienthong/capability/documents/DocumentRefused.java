package vn.lienthong.capability.documents;

/** A file that cannot be stored, for a reason that its bringer can mend. Nothing of it is kept. */
public final class DocumentRefused extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** No bytes at all. */
        EMPTY,
        /** More bytes than allowed, see {@link #limit()}. */
        TOO_LARGE,
        /** The stream broke off before its end. */
        TRUNCATED
    }

    private final Reason reason;
    private final long limit;

    DocumentRefused(Reason reason, long limit) {
        super("document refused: " + reason);
        this.reason = reason;
        this.limit = limit;
    }

    DocumentRefused(Reason reason, Throwable cause) {
        super("document refused: " + reason, cause);
        this.reason = reason;
        this.limit = 0;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** Greatest size in bytes, for {@link Reason#TOO_LARGE}. */
    public long limit() {
        return limit;
    }

    /** Message key that says what happened and what to do; its one argument is {@link #limitInMegabytes()}. */
    public String key() {
        return switch (reason) {
            case EMPTY -> "documents.refused.empty";
            case TOO_LARGE -> "documents.refused.large";
            case TRUNCATED -> "documents.refused.truncated";
        };
    }

    /** {@link #limit()} in whole megabytes. */
    public long limitInMegabytes() {
        return limit >> 20;
    }
}

package vn.lienthong.capability.database;

import java.util.Map;

/** The database cannot be had; the start ends with words that say what to do. */
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, String> details;

    DatabaseTrouble(String code, Map<String, String> details) {
        super(code + " " + details);
        this.code = code;
        this.details = details;
    }

    /** Key of the message, {@code database.trouble.<code>}. */
    public String code() {
        return code;
    }

    /** What the message names, by placeholder. */
    public Map<String, String> details() {
        return details;
    }
}

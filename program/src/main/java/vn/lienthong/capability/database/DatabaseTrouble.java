package vn.lienthong.capability.database;

import vn.lienthong.kernel.Trouble;

/** The database cannot be had; the start or the command ends with words that say what to do. */
public final class DatabaseTrouble extends Trouble {

    private static final long serialVersionUID = 1L;

    DatabaseTrouble(String code, Object... arguments) {
        super(DatabaseTrouble.class, "database.trouble." + code, arguments);
    }

    /** The one for an input or output error below a folder: a full disk has words of its own. */
    static DatabaseTrouble of(String code, String folder, Exception cause) {
        String why = String.valueOf(cause.getMessage());
        DatabaseTrouble trouble =
                diskFull(why) ? new DatabaseTrouble("disk", folder) : new DatabaseTrouble(code, folder, why);
        trouble.initCause(cause);
        return trouble;
    }

    static boolean diskFull(String text) {
        return text.contains("No space left on device")
                || text.contains("Disk quota exceeded")
                || text.contains("not enough space");
    }
}

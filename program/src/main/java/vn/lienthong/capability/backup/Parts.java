package vn.lienthong.capability.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.lienthong.kernel.Trouble;

/** The entries of a backup, in their order: format, files, database, documents, keys, end. */
final class Parts {

    static final String FORMAT = "format";
    static final String FILE = "file/";
    static final String END = "end";
    static final String VERSION = "1";

    /** Single files of the data folder that belong to the state. */
    static final List<String> FILES = List.of("audit-head", "demo-accounts.txt", "first-administrator.txt");

    private Parts() {}

    static Trouble trouble(Path file, IOException cause) {
        String why = String.valueOf(cause.getMessage());
        Trouble trouble = why.contains("No space left") || why.contains("not enough space")
                ? new Trouble(Parts.class, "backup.trouble.disk", file)
                : new Trouble(Parts.class, "backup.trouble.file", file, why);
        trouble.initCause(cause);
        return trouble;
    }
}

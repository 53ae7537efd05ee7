package vn.lienthong.kernel;

import java.io.PrintStream;
import java.util.List;

/**
 * A verb of the launcher, {@code ./lienthong <name> …}, that needs no running server.
 *
 * <p>Rooms offer theirs through {@code META-INF/services}: no Spring is started for it, so that reading a plan or
 * checking a backup takes a second, on a machine where nothing else runs.
 */
public interface Command {

    /** The first word after {@code ./lienthong}, lower case ASCII. */
    String name();

    /**
     * Does the work.
     *
     * @param arguments the words after the name
     * @param out where the result goes
     * @param err where complaints go, in words a user can act on
     * @return the exit status of the process: 0 done, 1 the work was refused or failed, 2 wrong arguments
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}

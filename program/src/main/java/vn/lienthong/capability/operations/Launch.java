package vn.lienthong.capability.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Trouble;
import vn.lienthong.kernel.Words;

/** The way into the program: pages with {@code run}, a {@link Command} by its name, otherwise help. */
public final class Launch {

    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private Launch() {}

    /**
     * Does what the words say. Returns while pages are being served; otherwise ends the process with its status: 0 done, 1
     * refused or failed, 2 not understood.
     *
     * @param application the Spring application that serves pages
     * @param words as typed after {@code ./lienthong}
     */
    public static void program(Class<?> application, List<String> words) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int status;
        try {
            String first = words.isEmpty() ? "help" : words.getFirst();
            if (first.equals("run")) {
                Serving.start(application, words.subList(1, words.size()), out);
                return;
            }
            List<String> rest = words.subList(Math.min(1, words.size()), words.size());
            status = first.equals(Rehearsal.WORD) && rest.size() == 1
                    ? Rehearsal.play(application, Path.of(rest.getFirst()).toAbsolutePath(), err)
                    : command(first, rest, out, err);
        } catch (Trouble trouble) {
            err.println(trouble.words());
            status = REFUSED;
        } catch (Serving.NotStarted e) {
            e.printStackTrace(err);
            err.println(Words.of(Launch.class).both("operations.start.failed"));
            status = REFUSED;
        }
        err.flush();
        out.flush();
        System.exit(status);
    }

    private static int command(String name, List<String> arguments, PrintStream out, PrintStream err) {
        if (name.equals("help") || name.equals("--help") || name.equals("-h")) {
            Help.print(out);
            return 0;
        }
        quiet();
        for (Command command : ServiceLoader.load(Command.class)) {
            if (command.name().equals(name)) {
                return command.run(arguments, out, err);
            }
        }
        err.println(Words.of(Launch.class).both("operations.start.unknown", name));
        return NOT_UNDERSTOOD;
    }

    /** A command's output is its result; what libraries have to tell is not part of it. */
    private static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

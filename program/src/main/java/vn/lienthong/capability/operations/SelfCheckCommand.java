package vn.lienthong.capability.operations;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Trouble;
import vn.lienthong.kernel.Words;

/** {@code ./lienthong selfcheck}: a line for each thing that must be in order, and what to do where it is not. */
public final class SelfCheckCommand implements Command {

    @Override
    public String name() {
        return "selfcheck";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Settings settings = Settings.read(arguments);
        if (!settings.rest().isEmpty()) {
            throw new Trouble(
                    SelfCheckCommand.class,
                    "operations.start.flag",
                    settings.rest().getFirst());
        }
        Words words = Words.of(SelfCheckCommand.class);
        boolean bad = false;
        for (SelfCheck check : StreamSupport.stream(
                        ServiceLoader.load(SelfCheck.class).spliterator(), false)
                .sorted(Comparator.comparingInt(SelfCheck::order))
                .toList()) {
            for (SelfCheck.Finding finding : look(check, settings)) {
                bad |= finding.state() == SelfCheck.State.BAD;
                out.println(words.text("operations.check." + finding.state()) + "  " + finding.words());
            }
        }
        return bad ? 1 : 0;
    }

    /** One check that breaks must not hide the others. */
    private static List<SelfCheck.Finding> look(SelfCheck check, Settings settings) {
        try {
            return check.look(settings);
        } catch (Trouble trouble) {
            return List.of(new SelfCheck.Finding(SelfCheck.State.BAD, trouble.words()));
        } catch (RuntimeException e) {
            return List.of(
                    new SelfCheck.Finding(SelfCheck.State.BAD, check.getClass().getSimpleName() + ": " + e));
        }
    }
}

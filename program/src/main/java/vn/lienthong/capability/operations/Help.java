package vn.lienthong.capability.operations;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Words;

/**
 * What {@code ./lienthong help} says. A room's command stands there with the words {@code <room>.command.<name>} of its
 * bundle: the usage before a bar, what it does after it.
 */
final class Help {

    private static final int USAGE_WIDTH = 44;

    private Help() {}

    static void print(PrintStream out) {
        Words words = Words.of(Help.class);
        out.println(words.text("operations.help.head"));
        out.println();
        for (String key : List.of("run", "test", "help")) {
            line(out, words.text("operations.help." + key));
        }
        StreamSupport.stream(ServiceLoader.load(Command.class).spliterator(), false)
                .sorted(Comparator.comparing(Command::name))
                .forEach(command ->
                        describe(command).ifPresent(text -> text.lines().forEach(each -> line(out, each))));
        out.println();
        out.println(words.text("operations.help.flags-head"));
        for (String key : List.of("port", "data", "database-url", "demo", "tls-auto", "tls-files")) {
            line(out, words.text("operations.help.flag." + key));
        }
        out.println();
        out.println(words.text("operations.help.foot"));
    }

    private static Optional<String> describe(Command command) {
        String[] path = command.getClass().getPackageName().split("\\.");
        String key = path[path.length - 1] + ".command." + command.name();
        return Words.of(command.getClass()).find(key).or(() -> Optional.of(command.name() + "|"));
    }

    private static void line(PrintStream out, String text) {
        String[] parts = text.split("\\|", 2);
        out.println("  " + parts[0].strip()
                + " ".repeat(Math.max(2, USAGE_WIDTH - parts[0].strip().length()))
                + (parts.length > 1 ? parts[1].strip() : ""));
    }
}

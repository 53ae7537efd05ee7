package vn.lienthong;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import vn.lienthong.kernel.Command;

/** The one process: without a word it serves pages, with the name of a {@link Command} it does that and ends. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            System.exit(command(List.of(arguments)));
        }
        SpringApplication.run(Application.class, arguments);
    }

    private static int command(List<String> words) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        for (Command command : ServiceLoader.load(Command.class)) {
            if (command.name().equals(words.getFirst())) {
                return command.run(words.subList(1, words.size()), out, err);
            }
        }
        err.println("lienthong: " + words.getFirst() + "?");
        return 2;
    }
}

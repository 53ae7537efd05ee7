package vn.lienthong.steering.planreader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.SourceLine;
import vn.lienthong.capability.reading.SourceText;

/** The commands {@code plan extract} and {@code plan score}: reading alone, without a database or a running server. */
public final class PlanCommand {

    private static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final ResourceBundle messages = ResourceBundle.getBundle("vn.lienthong.steering.planreader.messages", Locale.ROOT);

    private PlanCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs one command.
     *
     * @param args what follows "plan": {@code extract FILE [--format json|table] [--output OUT]} or
     *     {@code score EXTRACTED TRUTH}
     * @return 0 if done, 1 if a file could not be read or written, 2 for a wrong use
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        return new PlanCommand(out, err).run(args);
    }

    private int run(List<String> args) {
        var rest = new ArrayList<>(args);
        String format = option(rest, "--format", "json");
        String output = option(rest, "--output", "");
        if (rest.size() == 2 && rest.getFirst().equals("extract") && (format.equals("json") || format.equals("table"))) {
            return extract(Path.of(rest.get(1)), format, output);
        }
        if (rest.size() == 3 && rest.getFirst().equals("score")) {
            return score(Path.of(rest.get(1)), Path.of(rest.get(2)));
        }
        return say(WRONG_USE, "planreader.command.usage");
    }

    private static String option(List<String> args, String name, String otherwise) {
        int at = args.indexOf(name);
        if (at < 0 || at + 1 >= args.size()) {
            return otherwise;
        }
        args.remove(at);
        return args.remove(at);
    }

    private int extract(Path file, String format, String output) {
        SourceText text = read(file);
        if (text == null) {
            return say(1, "planreader.command.unreadable", file.toString());
        }
        PlanReading plan = new PlanReader(Catalogue.load()).read(text);
        String result = format.equals("json") ? PlanJson.write(plan) : PlanTable.write(plan, messages);
        if (output.isEmpty()) {
            out.println(result);
        } else if (!write(Path.of(output), result)) {
            return say(1, "planreader.command.unwritable", output);
        }
        return plan.items().isEmpty() ? say(0, "planreader.command.no-items", file.toString()) : 0;
    }

    private static @Nullable SourceText read(Path file) {
        try {
            return text(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }

    /** Plain text as it stands: a line is a line, a form feed begins a page. */
    static SourceText text(String title, String content) {
        var lines = new ArrayList<SourceLine>();
        int page = 1;
        int number = 1;
        for (String line : content.split("\r\n|\n|\r", -1)) {
            int feed = line.indexOf('\f');
            page += feed >= 0 ? 1 : 0;
            lines.add(new SourceLine(page, number++, line.replace('\f', ' ')));
        }
        return new SourceText(title, lines);
    }

    private static boolean write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int score(Path extracted, Path truth) {
        JsonNode read = json(extracted);
        JsonNode wanted = json(truth);
        if (read == null || wanted == null) {
            return say(1, "planreader.command.unreadable", (read == null ? extracted : truth).toString());
        }
        PlanScore score = PlanScore.of(read, wanted);
        out.println(score.report());
        score.mistakes.forEach(mistake -> out.println("- " + mistake));
        return 0;
    }

    private static @Nullable JsonNode json(Path file) {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | JacksonException e) {
            return null;
        }
    }

    private int say(int code, String key, String... arguments) {
        err.println(new MessageFormat(messages.getString(key), Locale.ROOT).format(arguments));
        return code;
    }
}

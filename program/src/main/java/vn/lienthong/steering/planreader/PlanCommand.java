package vn.lienthong.steering.planreader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.FileReading;
import vn.lienthong.capability.reading.ReadingProgress;
import vn.lienthong.kernel.Command;
import vn.lienthong.kernel.Words;

/**
 * The verb {@code plan}: reading alone, without a database or a running server.
 *
 * <p>{@code plan extract FILE [--format json|table] [--output OUT]} reads a plan; {@code plan score EXTRACTED TRUTH}
 * compares what was read with what people say stands there.
 */
public final class PlanCommand implements Command {

    private static final int REFUSED = 1;
    private static final int WRONG_USE = 2;

    private final Words words = Words.of(PlanCommand.class);

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        var rest = new ArrayList<>(arguments);
        String format = option(rest, "--format", "json");
        String output = option(rest, "--output", "");
        try {
            if (rest.size() == 2
                    && rest.getFirst().equals("extract")
                    && (format.equals("json") || format.equals("table"))) {
                return extract(Path.of(rest.get(1)), format, output, out, err);
            }
            if (rest.size() == 3 && rest.getFirst().equals("score")) {
                return score(Path.of(rest.get(1)), Path.of(rest.get(2)), out, err);
            }
        } catch (InvalidPathException e) {
            return say(err, REFUSED, "planreader.command.unreadable", e.getInput());
        }
        return say(err, WRONG_USE, "planreader.command.usage");
    }

    private static String option(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            return otherwise;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }

    private int extract(Path file, String format, String output, PrintStream out, PrintStream err) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return say(err, REFUSED, "planreader.command.unreadable", file);
        }
        Path name = file.getFileName();
        vn.lienthong.capability.reading.Reading reading =
                new FileReading().read(name == null ? "" : name.toString(), file, ReadingProgress.NONE);
        return switch (reading) {
            case vn.lienthong.capability.reading.Reading.Refused refused -> {
                String reason = "reading.refused." + refused.reason();
                yield say(
                        err,
                        REFUSED,
                        "planreader.command.refused",
                        file,
                        Words.of(FileReading.class).find(reason).orElse(reason));
            }
            case vn.lienthong.capability.reading.Reading.Read read ->
                written(file, new PlanReader(Catalogue.load()).read(read.text()), format, output, out, err);
        };
    }

    private int written(Path file, PlanReading plan, String format, String output, PrintStream out, PrintStream err) {
        String result = format.equals("json") ? PlanJson.write(plan) : PlanTable.write(plan, words);
        if (output.isEmpty()) {
            out.println(result);
        } else if (!write(Path.of(output), result)) {
            return say(err, REFUSED, "planreader.command.unwritable", output);
        }
        return plan.items().isEmpty() ? say(err, REFUSED, "planreader.command.no-items", file) : 0;
    }

    private static boolean write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int score(Path extracted, Path truth, PrintStream out, PrintStream err) {
        JsonNode read = json(extracted);
        JsonNode wanted = json(truth);
        if (read == null || wanted == null) {
            return say(err, REFUSED, "planreader.command.unreadable", read == null ? extracted : truth);
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

    private int say(PrintStream err, int code, String key, Object... arguments) {
        err.println(words.text(key, arguments));
        return code;
    }
}

package vn.lienthong.capability.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs that come with PostgreSQL, without root's rights. */
final class Programs {

    private static final int MOST_TEXT = 4000;

    private final Path home;
    private final Unprivileged unprivileged;

    Programs(Path home, Unprivileged unprivileged) {
        this.home = home;
        this.unprivileged = unprivileged;
    }

    /**
     * How a program ended.
     *
     * @param status 0 for well
     * @param text the beginning of what it said
     */
    record Result(int status, String text) {}

    Path path(String name) {
        return home.resolve("program").resolve("bin").resolve(name);
    }

    Result run(Duration limit, String name, String... arguments) {
        return feed("", limit, name, arguments);
    }

    /** Runs a program that reads from its standard input. */
    Result feed(String input, Duration limit, String name, String... arguments) {
        List<String> words = new ArrayList<>(unprivileged.prefix());
        words.add(path(name).toString());
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(home.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        try {
            // To a file, not a pipe: the server inherits it and would keep a pipe open for ever.
            Path output = Files.createTempFile("lienthong-postgres", ".txt");
            try {
                return run(builder.redirectOutput(output.toFile()), input, limit, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Result(1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(1, "interrupted");
        }
    }

    private static Result run(ProcessBuilder builder, String input, Duration limit, Path output)
            throws IOException, InterruptedException {
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int status = process.waitFor();
        try (var in = Files.newInputStream(output)) {
            return new Result(status, new String(in.readNBytes(MOST_TEXT), StandardCharsets.ISO_8859_1).strip());
        }
    }
}

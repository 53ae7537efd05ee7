package vn.lienthong.capability.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Character recognition by the program {@code tesseract}, run as a process of low priority. At most two run at a time,
 * whoever asks, so that the pages of the program stay fast while a scan is read.
 */
final class Tesseract {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final int SLOTS = 2;

    private final List<String> command;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    /** A word as recognised: its box and that of its line, in pixels, and how sure it is, 0 to 100. */
    record Seen(int image, String text, int left, int width, int height, int lineTop, int lineHeight, float sure) {}

    /** How the program looks at a picture ({@code --psm}). */
    enum Layout {
        PAGE("3"),
        BLOCK("6");

        private final String mode;

        Layout(String mode) {
            this.mode = mode;
        }
    }

    Tesseract(List<String> command) {
        this.command = List.copyOf(command);
    }

    static Tesseract ofThisMachine() {
        Path windows = Path.of("C:\\Program Files\\Tesseract-OCR\\tesseract.exe");
        return new Tesseract(List.of(onWindows() && Files.exists(windows) ? windows.toString() : "tesseract"));
    }

    private static boolean onWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    }

    /** Refuses if the program or its Vietnamese data is not there. */
    void check() throws RefusedException {
        String languages;
        try {
            List<String> ask = new ArrayList<>(command);
            ask.add("--list-langs");
            Process process = new ProcessBuilder(ask).redirectErrorStream(true).start();
            process.getOutputStream().close();
            languages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
        } catch (IOException absent) {
            throw new RefusedException(Reading.Reason.OCR_MISSING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
        if (languages.lines().noneMatch(line -> line.strip().equals("vie"))) {
            throw new RefusedException(Reading.Reason.OCR_LANGUAGE_MISSING);
        }
    }

    /** Recognises the words of these pictures, all in one run, since loading the language costs most for a small one. */
    List<Seen> read(List<Path> pictures, Layout layout, int dpi, BooleanSupplier cancelled) throws IOException {
        if (pictures.isEmpty()) {
            return List.of();
        }
        String list = String.join("\n", pictures.stream().map(Path::toString).toList()) + "\n";
        Path listFile = Files.writeString(pictures.getFirst().resolveSibling(layout + ".txt"), list);
        List<String> arguments = new ArrayList<>(List.of(
                listFile.toString(), "stdout", "-l", "vie", "--dpi", Integer.toString(dpi), "--psm", layout.mode));
        arguments.addAll(List.of("-c", "tessedit_do_invert=0", "tsv"));
        return parse(run(arguments, cancelled));
    }

    /** By how many degrees a picture must be turned clockwise to stand upright, as the program guesses: 0, 90, 180, 270. */
    int rotation(Path picture, int dpi, BooleanSupplier cancelled) throws IOException {
        try {
            String answer =
                    run(List.of(picture.toString(), "stdout", "--dpi", Integer.toString(dpi), "--psm", "0"), cancelled);
            return answer.lines()
                    .filter(line -> line.startsWith("Rotate:"))
                    .map(line -> Integer.parseInt(line.substring(7).strip()))
                    .findFirst()
                    .orElse(0);
        } catch (RefusedException noGuess) {
            if (noGuess.refusal().reason() == Reading.Reason.CANCELLED) {
                throw noGuess;
            }
            return 0;
        }
    }

    private String run(List<String> arguments, BooleanSupplier cancelled) throws IOException {
        List<String> line = new ArrayList<>();
        if (!onWindows()) {
            line.addAll(List.of("nice", "-n", "10"));
        }
        line.addAll(command);
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            while (!slots.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                stopIf(cancelled);
            }
            try {
                return output(builder.start(), cancelled);
            } finally {
                slots.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
    }

    private static String output(Process process, BooleanSupplier cancelled) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            CompletableFuture<String> text =
                    CompletableFuture.supplyAsync(() -> drained(process), Thread::startVirtualThread);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                stopIf(cancelled);
                if (System.nanoTime() - end > 0) {
                    throw failed("> " + LONGEST.toMinutes() + " min");
                }
            }
            String result = text.get();
            if (process.exitValue() != 0) {
                throw failed("exit " + process.exitValue());
            }
            return result;
        } catch (ExecutionException broken) {
            throw failed("no output");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String drained(Process process) {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readNBytes(32 << 20), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void stopIf(BooleanSupplier cancelled) throws RefusedException {
        if (cancelled.getAsBoolean()) {
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
    }

    private static RefusedException failed(String found) {
        return new RefusedException(Reading.Reason.OCR_FAILED, Map.of("found", found));
    }

    /** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    static List<Seen> parse(String table) {
        List<Seen> seen = new ArrayList<>();
        int lineTop = 0;
        int lineHeight = 0;
        for (String row : table.lines().toList()) {
            String[] cells = row.split("\t", -1);
            if (cells.length < 12 || !cells[0].matches("\\d")) {
                continue;
            }
            if (cells[0].equals("4")) {
                lineTop = Integer.parseInt(cells[7]);
                lineHeight = Integer.parseInt(cells[9]);
            } else if (cells[0].equals("5") && !cells[11].isBlank()) {
                seen.add(new Seen(
                        Integer.parseInt(cells[1]) - 1,
                        cells[11].strip(),
                        Integer.parseInt(cells[6]),
                        Integer.parseInt(cells[8]),
                        Integer.parseInt(cells[9]),
                        lineTop,
                        lineHeight,
                        Float.parseFloat(cells[10])));
            }
        }
        return seen;
    }
}

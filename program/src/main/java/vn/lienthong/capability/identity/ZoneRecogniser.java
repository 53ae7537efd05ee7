package vn.lienthong.capability.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Character recognition of a zone by the program {@code tesseract}. The picture goes in and the text comes out by pipes, so that
 * nothing of a card touches the disk.
 */
final class ZoneRecogniser {

    private static final int MOST_TEXT = 1 << 16;

    private final List<String> command;
    private final Duration longest;

    /** @param longest how long it may look at one zone */
    ZoneRecogniser(List<String> command, Duration longest) {
        this.command = List.copyOf(command);
        this.longest = longest;
    }

    static ZoneRecogniser ofThisMachine(Duration longest) {
        Path windows = Path.of("C:\\Program Files\\Tesseract-OCR\\tesseract.exe");
        boolean onWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        return new ZoneRecogniser(
                List.of(onWindows && Files.exists(windows) ? windows.toString() : "tesseract"), longest);
    }

    /**
     * Reads three lines of capitals, digits and fillers.
     *
     * @throws IOException if the program is not there, failed, or took too long
     */
    String read(GreyPicture zone) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("stdin", "stdout", "-l", "eng", "--dpi", "300", "--psm", "6"));
        line.addAll(List.of("-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"));
        line.addAll(List.of("-c", "load_system_dawg=0", "-c", "load_freq_dawg=0", "-c", "tessedit_do_invert=0"));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            CompletableFuture<String> text = new CompletableFuture<>();
            Thread.startVirtualThread(() -> drain(process, text));
            try (OutputStream in = process.getOutputStream()) {
                in.write(zone.png());
            }
            String read = text.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IOException("tesseract");
            }
            return read;
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("tesseract", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void drain(Process process, CompletableFuture<String> text) {
        try (var out = process.getInputStream()) {
            text.complete(new String(out.readNBytes(MOST_TEXT), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            text.completeExceptionally(broken);
        }
    }
}

package vn.lienthong.capability.operations;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.lienthong.kernel.SelfCheck;
import vn.lienthong.kernel.Settings;
import vn.lienthong.kernel.Words;

/** The machine: Java, room on the disk, fonts for what is drawn, the program that reads scans. */
public final class MachineCheck implements SelfCheck {

    private static final long MEGABYTE = 1 << 20;
    private static final long SCARCE_MEGABYTES = 2000;
    private static final long TOO_SCARCE_MEGABYTES = 300;
    /** Letters that only a font with full Vietnamese has. */
    private static final String VIETNAMESE = "\u1eaf\u1ed9\u1eef\u0111";

    private final Words words = Words.of(MachineCheck.class);

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Finding> look(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(disk(settings.data()));
        findings.add(fonts());
        findings.add(scans());
        return findings;
    }

    private Finding java() {
        int feature = Runtime.version().feature();
        return finding(
                feature == 25 ? State.GOOD : State.WARNING,
                feature == 25 ? "operations.check.java" : "operations.check.java-other",
                Runtime.version().toString());
    }

    private Finding disk(Path data) {
        Path there = data.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            FileStore store = Files.getFileStore(there);
            long free = store.getUsableSpace() / MEGABYTE;
            State state =
                    free < TOO_SCARCE_MEGABYTES ? State.BAD : free < SCARCE_MEGABYTES ? State.WARNING : State.GOOD;
            return finding(
                    state, state == State.GOOD ? "operations.check.disk" : "operations.check.disk-scarce", free, data);
        } catch (IOException e) {
            return finding(State.BAD, "operations.check.disk-unknown", data, String.valueOf(e.getMessage()));
        }
    }

    private Finding fonts() {
        Font[] fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
        boolean full = Arrays.stream(fonts).anyMatch(font -> font.canDisplayUpTo(VIETNAMESE) < 0);
        return finding(
                full ? State.GOOD : State.WARNING, full ? "operations.check.fonts" : "operations.check.fonts-none");
    }

    private Finding scans() {
        try {
            Process process = new ProcessBuilder("tesseract", "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            boolean vietnamese = said.lines().anyMatch(line -> line.strip().equals("vie"));
            return finding(
                    vietnamese ? State.GOOD : State.WARNING,
                    vietnamese ? "operations.check.scans" : "operations.check.scans-language");
        } catch (IOException e) {
            return finding(State.WARNING, "operations.check.scans-none");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return finding(State.WARNING, "operations.check.scans-none");
        }
    }

    private Finding finding(State state, String key, Object... arguments) {
        return new Finding(state, words.text(key, arguments));
    }
}

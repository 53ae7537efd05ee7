package vn.lienthong.capability.locality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings the swap days and yearly decisions that come with the program into the table, once per version of the files. */
@Component
class DayFacts implements SmartLifecycle {

    private static final String DAYS = "facts/days.tsv";
    private static final String YEARS = "facts/day-years.tsv";

    private final Holidays holidays;
    private boolean running;

    DayFacts(Holidays holidays) {
        this.holidays = holidays;
    }

    static List<DayTable.Row> days() {
        return lines(DAYS).stream()
                .map(cells -> new DayTable.Row(
                        LocalDate.parse(cells[0]), false, cells[1].equals("yes"), cells[2], cell(cells[3]), cells[4]))
                .toList();
    }

    static List<DayTable.Year> years() {
        return lines(YEARS).stream()
                .map(cells -> new DayTable.Year(
                        Integer.parseInt(cells[0]),
                        false,
                        new PublicHolidays.Choice(Integer.parseInt(cells[1]), cells[2].equals("yes")),
                        cell(cells[3]),
                        cells[4]))
                .toList();
    }

    private static @Nullable String cell(String text) {
        return text.equals("\\N") ? null : text;
    }

    private static List<String[]> lines(String file) {
        return text(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(DayFacts.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash() {
        try {
            byte[] all = (text(DAYS) + text(YEARS)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start() {
        holidays.bring(days(), years(), hash());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the demo records, which reckon deadlines. */
    @Override
    public int getPhase() {
        return -200;
    }
}

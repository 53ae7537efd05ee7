package vn.lienthong.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * From file to file: {@code match --register R --list L --out O [--threshold P] [--explain] [--threads N] [--save-index S]}. The
 * register may be a snapshot that {@code --save-index} wrote.
 */
public final class MatchFiles {

    private static final double NANOS = 1e9;
    private static final double MEGA = 1024.0 * 1024.0;
    private static final long TOLD_EVERY = 2_000_000_000L;

    private final PrintStream err;
    private final Properties words;
    private final Locale locale;

    private MatchFiles(PrintStream err) {
        String language = System.getenv("LIENTHONG_LANG");
        boolean english = language != null && language.startsWith("en");
        this.err = err;
        this.locale = english ? Locale.of("en", "VN") : Locale.of("vi", "VN");
        this.words = load(english ? "messages_en.properties" : "messages.properties");
    }

    /** The command, alone. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, err));
    }

    /**
     * Does what the words say.
     *
     * @return 0 done, 1 refused or failed, 2 not understood
     */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        MatchFiles command = new MatchFiles(err);
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--explain")) {
                given.put("explain", "");
            } else if (word.startsWith("--") && word.contains("=")) {
                given.put(word.substring(2, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (word.startsWith("--") && i + 1 < words.size()) {
                given.put(word.substring(2), words.get(++i));
            } else {
                given.put("", word);
            }
        }
        return command.run(given, out);
    }

    private int run(Map<String, String> given, PrintStream out) {
        boolean known = List.of("register", "list", "out", "threshold", "explain", "threads", "save-index")
                .containsAll(given.keySet());
        Settings settings = settings(given);
        int threads = threads(given.get("threads"));
        String from = given.get("register");
        String list = given.get("list");
        String to = given.get("out");
        String index = given.get("save-index");
        boolean both = (list == null) == (to == null) && (list != null || index != null);
        if (!known || settings == null || threads < 1 || from == null || !both) {
            err.println(say("matching.files.usage"));
            return 2;
        }
        try {
            Register register = register(Path.of(from), out);
            if (index != null) {
                register.save(Path.of(index));
            }
            if (list != null && to != null) {
                match(register, settings, threads, Path.of(list), Path.of(to), out);
            }
            return 0;
        } catch (IOException e) {
            err.println(say("matching.files.failed", e.toString()));
            return 1;
        } catch (OutOfMemoryError e) {
            err.println(say("matching.files.memory", Runtime.getRuntime().maxMemory() / MEGA));
            return 1;
        }
    }

    private static @Nullable Settings settings(Map<String, String> given) {
        try {
            Settings settings = Settings.SHIPPED.withExplanations(given.containsKey("explain"));
            String threshold = given.get("threshold");
            return threshold == null ? settings : settings.withThreshold(Double.parseDouble(threshold));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int threads(@Nullable String given) {
        if (given == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        return given.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(given) : 0;
    }

    private Register register(Path path, PrintStream out) throws IOException {
        long start = System.nanoTime();
        long cpu = cpu();
        Register register = isSnapshot(path) ? Register.load(path, Units.NONE) : RegisterFile.read(path, Units.NONE);
        long persons = Math.max(1, register.size());
        out.println(say(
                "matching.files.loaded",
                register.size(),
                (System.nanoTime() - start) / NANOS,
                (cpu() - cpu) / NANOS,
                (cpu() - cpu) / 1e3 / persons,
                register.bytes() / MEGA,
                (double) register.bytes() / persons));
        return register;
    }

    private static boolean isSnapshot(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(8);
            long magic = 0;
            for (int i = head.length - 1; i >= 0; i--) {
                magic = magic << 8 | head[i] & 0xFF;
            }
            return head.length == 8 && magic == Snapshot.MAGIC;
        }
    }

    private void match(Register register, Settings settings, int threads, Path list, Path to, PrintStream out)
            throws IOException {
        long start = System.nanoTime();
        long cpu = cpu();
        long[] told = {start};
        Control control = new Control(
                threads,
                done -> {
                    long now = System.nanoTime();
                    if (now - told[0] > TOLD_EVERY) {
                        told[0] = now;
                        err.println(say("matching.files.progress", done));
                    }
                },
                () -> false);
        Summary summary = new ListFile(register, settings, control).match(list, to);
        double seconds = (System.nanoTime() - start) / NANOS;
        Runtime java = Runtime.getRuntime();
        out.println(say(
                "matching.files.outcomes",
                summary.exact(),
                summary.corrected(),
                summary.ambiguous(),
                summary.none(),
                summary.duplicates()));
        out.println(say(
                "matching.files.done",
                summary.rows(),
                seconds,
                (cpu() - cpu) / NANOS,
                (long) (summary.rows() / seconds),
                (java.totalMemory() - java.freeMemory()) / MEGA));
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private String say(String key, Object... arguments) {
        return new MessageFormat(words.getProperty(key, key), locale).format(arguments);
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (InputStream in = MatchFiles.class.getResourceAsStream(name)) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return words;
    }
}

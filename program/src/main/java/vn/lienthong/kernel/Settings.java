package vn.lienthong.kernel;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the one who starts the program has set, the same for pages and for commands: flags win over environment, that
 * over {@code lienthong.properties} in the data folder, that over the one beside the program.
 *
 * @param values by full name, such as {@code lienthong.port}
 * @param rest the words that are no setting, in order: a command's own arguments
 */
public record Settings(Map<String, String> values, List<String> rest) {

    /** File of settings, in the data folder or beside the program. */
    public static final String FILE = "lienthong.properties";

    private static final String PREFIX = "lienthong.";
    private static final String ENVIRONMENT_PREFIX = "LIENTHONG_";
    private static final String DATA = "lienthong.data";

    public Settings {
        values = Map.copyOf(values);
        rest = List.copyOf(rest);
    }

    /** The settings of this process: its words, its environment, the folders it was started from. */
    public static Settings read(List<String> words) {
        Path here = Path.of("").toAbsolutePath();
        return read(words, System.getenv(), Path.of(System.getProperty("lienthong.home", here.toString())), here);
    }

    /**
     * @param words flags and arguments as typed
     * @param environment variables; {@code LIENTHONG_DATABASE_URL} sets {@code lienthong.database-url}
     * @param home folder of the program
     * @param here folder that relative paths of flags start from
     * @throws Trouble if a flag lacks its value or a file cannot be read
     */
    static Settings read(List<String> words, Map<String, String> environment, Path home, Path here) {
        Map<String, String> flags = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            take(left, flags, rest);
        }
        Map<String, String> variables = fromEnvironment(environment);
        Map<String, String> values = new LinkedHashMap<>(file(home.resolve(FILE)));
        Path data = folder(flags, here)
                .or(() -> folder(variables, here))
                .or(() -> folder(values, home))
                .orElse(home.resolve("data"));
        values.putAll(file(data.resolve(FILE)));
        values.putAll(variables);
        values.putAll(flags);
        values.put(DATA, data.toAbsolutePath().normalize().toString());
        for (String file : List.of("lienthong.tls-certificate", "lienthong.tls-key")) {
            values.computeIfPresent(file, (key, path) -> here.resolve(path).toString());
        }
        return new Settings(values, rest);
    }

    /** A setting by its name without {@code lienthong.}, if it was made. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(PREFIX + name)).filter(value -> !value.isBlank());
    }

    /** The folder that holds everything the program keeps. */
    public Path data() {
        return Path.of(values.getOrDefault(DATA, "data"));
    }

    private static void take(Deque<String> left, Map<String, String> flags, List<String> rest) {
        String word = left.pop();
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            left.push(word.substring(equals + 1));
            word = word.substring(0, equals);
        }
        switch (word) {
            case "--port", "--data", "--database-url" -> flags.put(PREFIX + word.substring(2), value(word, left));
            case "--demo" -> flags.put("lienthong.demo", "true");
            case "--no-demo" -> flags.put("lienthong.demo", "false");
            case "--tls" -> {
                String certificate = value(word, left);
                if (certificate.equals("auto") || certificate.equals("off")) {
                    flags.put("lienthong.tls", certificate);
                } else {
                    flags.put("lienthong.tls", "files");
                    flags.put("lienthong.tls-certificate", certificate);
                    flags.put("lienthong.tls-key", value(word, left));
                }
            }
            default -> rest.add(equals > 0 && word.startsWith("--") ? word + "=" + left.pop() : word);
        }
    }

    private static String value(String flag, Deque<String> left) {
        if (left.isEmpty() || left.peek().startsWith("--")) {
            throw new Trouble(Settings.class, "kernel.settings.value-missing", flag);
        }
        return left.pop();
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                String key = name.substring(ENVIRONMENT_PREFIX.length());
                values.put(PREFIX + key.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), value);
            }
        });
        return values;
    }

    private static Optional<Path> folder(Map<String, String> values, Path base) {
        return Optional.ofNullable(values.get(DATA))
                .filter(value -> !value.isBlank())
                .map(base::resolve);
    }

    private static Map<String, String> file(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Trouble(
                        Settings.class, "kernel.settings.file", file.toString(), String.valueOf(e.getMessage()));
            }
            properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
        }
        return values;
    }
}

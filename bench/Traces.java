import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for what a bench used (numbers, names, tokens, codes, passwords) in every log that the program and its PostgreSQL wrote under
 * the load, and in the error pages that it answered. None may be there.
 */
class Traces {

    /** What a secret, a number or a word of a name is cut out of a text by. */
    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{M}0-9_.~+/=-]{8,}");

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");
    private static final String STARTED = "Ctrl-C";
    private static final int KEPT = 2_000_000;

    private static final Map<String, String> secrets = new ConcurrentHashMap<>();
    private static final Set<String> phrases = ConcurrentHashMap.newKeySet();
    private static final Set<String> told = new HashSet<>();
    private static final Queue<String> answers = new ConcurrentLinkedQueue<>();

    /** A token, code, cookie or number that was used. */
    static void used(String kind, String secret) {
        if (secret.length() >= 8 && secrets.size() < KEPT) {
            secrets.put(secret, kind);
        }
    }

    /** A name or a password: found anywhere, also among other words. */
    static void said(String words) {
        phrases.add(words);
    }

    /** An error page or a problem that was answered. */
    static void answered(String body) {
        answers.add(body);
    }

    static int answers() {
        return answers.size();
    }

    /** Reads everything through and prints what was found. */
    static void look() throws IOException {
        long size = 0;
        int found = 0;
        List<Path> logs = logs();
        for (Path log : logs) {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            // The first start tells whoever sits before it the invented people's passwords; that is no log.
            int told = text.indexOf(STARTED);
            text = told < 0 ? text : text.substring(told);
            size += text.length();
            found += look(log.getFileName().toString(), text);
        }
        for (String answer : answers) {
            found += look("an error page", answer);
        }
        Bench.figure("logs read through, kB", size / 1024.0);
        Bench.figure("error pages and problems read through", answers.size());
        Bench.figure("secrets, numbers and names that were used", secrets.size() + phrases.size());
        Bench.figure("  of them found in a log or an error page (goal 0)", found);
    }

    /** What it wrote, whoever wrote it; the statements that a bench asked the database to log are not a log of the program. */
    private static List<Path> logs() throws IOException {
        try (Stream<Path> all = Files.walk(Bench.data)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".log") || path.toString().contains("/log/"))
                    .filter(path -> !path.toString().endsWith(".json") && !path.toString().contains("/documents/"))
                    .filter(path -> !path.toString().contains("pg_wal"))
                    .toList();
        }
    }

    private static int look(String where, String text) {
        Set<String> found = new HashSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            note(number.group(), found);
        }
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            note(piece.group(), found);
            for (String part : piece.group().split("[=/+.~]", -1)) {
                note(part, found);
            }
        }
        for (String phrase : phrases) {
            if (text.contains(phrase)) {
                found.add("a name or password");
            }
        }
        if (told.addAll(found)) {
            found.forEach(what -> System.out.println("    " + what + " stands in " + where));
        }
        return found.size();
    }

    /** Enough to look for it, not enough to be one. */
    private static void note(String piece, Set<String> found) {
        String kind = secrets.get(piece);
        if (kind != null) {
            found.add(kind + " (" + piece.substring(0, 3) + "…)");
        }
    }
}

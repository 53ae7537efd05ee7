package vn.lienthong.steering.sites;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Kinds of places, the survey and the evaluation sheet: data, read at start from the locality's own file or ours. */
@Component
class SiteSheets {

    /** What answers a question. */
    enum Answer {
        YESNO,
        NUMBER,
        TEXT
    }

    /** Words in both languages. */
    record Words(String words, String english) {

        String in(boolean inEnglish) {
            return inEnglish ? english : words;
        }
    }

    /**
     * A question of the survey.
     *
     * @param group index of its heading
     * @param unit of a number; possibly empty
     */
    record Question(String id, int group, Answer answer, boolean needed, String unit, Words words) {}

    record Criterion(String id, int most, Words words) {}

    record Result(String id, String unit, Words words) {}

    private final Map<String, Words> kinds = new LinkedHashMap<>();
    private final List<Words> groups = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();

    @Autowired
    SiteSheets(@Value("${lienthong.sites.sheets:}") String file) {
        this(file.isBlank() ? own() : read(Path.of(file)), file.isBlank() ? "sheets.tsv" : file);
    }

    /**
     * @throws IllegalStateException if a line is wrong: which, and how it must look
     */
    SiteSheets(String text, String name) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#") && !add(line.split("\t", -1))) {
                throw new IllegalStateException(
                        name + ":" + number + ": not understood; the first lines of sheets.tsv say how a line looks");
            }
        }
        if (kinds.isEmpty() || questions.isEmpty() || criteria.isEmpty()) {
            throw new IllegalStateException(name + ": needs at least one kind, one question and one criterion");
        }
    }

    private boolean add(String[] cell) {
        return switch (cell[0]) {
            case "kind" -> cell.length == 4 && kinds.put(cell[1], new Words(cell[2], cell[3])) == null;
            case "group" -> cell.length == 3 && groups.add(new Words(cell[1], cell[2]));
            case "question" ->
                cell.length == 7
                        && !groups.isEmpty()
                        && cell[2].matches("yesno|number|text")
                        && cell[3].matches("yes|no")
                        && questions.add(new Question(
                                cell[1],
                                groups.size() - 1,
                                Answer.valueOf(cell[2].toUpperCase(java.util.Locale.ROOT)),
                                cell[3].equals("yes"),
                                cell[4],
                                new Words(cell[5], cell[6])));
            case "criterion" ->
                cell.length == 5
                        && cell[2].matches("[1-9]\\d{0,2}")
                        && criteria.add(new Criterion(cell[1], Integer.parseInt(cell[2]), new Words(cell[3], cell[4])));
            case "result" -> cell.length == 5 && results.add(new Result(cell[1], cell[2], new Words(cell[3], cell[4])));
            default -> false;
        };
    }

    Map<String, Words> kinds() {
        return kinds;
    }

    String kind(String id, boolean english) {
        Words words = kinds.get(id);
        return words == null ? id : words.in(english);
    }

    List<Words> groups() {
        return groups;
    }

    List<Question> questions() {
        return questions;
    }

    List<Criterion> criteria() {
        return criteria;
    }

    List<Result> results() {
        return results;
    }

    private static String own() {
        try (InputStream in =
                Objects.requireNonNull(SiteSheets.class.getResourceAsStream("sheets.tsv"), "sheets.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("lienthong.sites.sheets: " + file + " cannot be read", e);
        }
    }
}

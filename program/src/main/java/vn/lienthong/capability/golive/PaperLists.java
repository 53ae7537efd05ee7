package vn.lienthong.capability.golive;

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

/** The lists of papers by kind of system, read at start from the locality's own file or the one that comes along. */
@Component
class PaperLists {

    /**
     * A paper of a list.
     *
     * @param demanded whether the test waits for it
     */
    record Paper(String id, boolean demanded, String words, String english) {

        String in(boolean inEnglish) {
            return inEnglish ? english : words;
        }
    }

    private record Kind(String words, String english, List<Paper> papers) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    @Autowired
    PaperLists(@Value("${lienthong.golive.papers:}") String file) {
        this(file.isBlank() ? own() : read(Path.of(file)), file.isBlank() ? "papers.tsv" : file);
    }

    /**
     * @throws IllegalStateException if a line is wrong: which, and how it must look
     */
    PaperLists(String text, String name) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line.split("\t", -1), name + ":" + number);
            }
        }
        if (kinds.isEmpty()) {
            throw new IllegalStateException(name + ": no line begins with \"kind\"");
        }
    }

    private void add(String[] cell, String where) {
        if (cell[0].equals("kind") && cell.length == 4) {
            kinds.put(cell[1], new Kind(cell[2], cell[3], new ArrayList<>()));
        } else if (cell[0].equals("paper") && cell.length == 6 && cell[3].matches("yes|no")) {
            Kind kind = kinds.get(cell[1]);
            if (kind == null) {
                throw new IllegalStateException(where + ": no kind " + cell[1] + " stands above this line");
            }
            kind.papers().add(new Paper(cell[2], cell[3].equals("yes"), cell[4], cell[5]));
        } else {
            throw new IllegalStateException(where
                    + ": a line is \"kind, id, Vietnamese, English\" or \"paper, kind, id, yes or no, Vietnamese,"
                    + " English\", separated by tabs");
        }
    }

    Map<String, String> kinds(boolean english) {
        Map<String, String> words = new LinkedHashMap<>();
        kinds.forEach((id, kind) -> words.put(id, english ? kind.english() : kind.words()));
        return words;
    }

    void require(String kind) {
        if (!kinds.containsKey(kind)) {
            throw new IllegalArgumentException("no kind of system " + kind);
        }
    }

    /** Papers of a kind; none for a kind that the file no longer has. */
    List<Paper> of(String kind) {
        Kind found = kinds.get(kind);
        return found == null ? List.of() : List.copyOf(found.papers());
    }

    private static String own() {
        try (InputStream in =
                Objects.requireNonNull(PaperLists.class.getResourceAsStream("papers.tsv"), "papers.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("lienthong.golive.papers: " + file + " cannot be read", e);
        }
    }
}

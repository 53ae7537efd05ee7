package vn.lienthong.capability.pilots;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each model is for, from {@code purposes.tsv}: the words beside the names of {@code catalogue.tsv}. */
final class Purposes {

    private static final int COLUMNS = 10;

    private final Map<String, Purpose> byId = new LinkedHashMap<>();

    /**
     * What one model is for.
     *
     * @param titleInEnglish its title for readers of English
     * @param vietnamese what it is for, in Vietnamese
     * @param english the same in English
     */
    record Purpose(String id, String titleInEnglish, Words vietnamese, Words english) {}

    /**
     * What a model is for, in one language.
     *
     * @param purpose one or two sentences
     * @param functions what its software does
     * @param devices what it needs besides a computer, possibly empty
     * @param indicators by what its effect is measured
     */
    record Words(String purpose, List<String> functions, String devices, List<String> indicators) {}

    private Purposes() {}

    /** Reads the words that ship with the program. */
    static Purposes load() {
        Purposes all = new Purposes();
        try (InputStream in = Objects.requireNonNull(
                        Purposes.class.getResourceAsStream("purposes.tsv"), "purposes.tsv is missing");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Purposes::purpose)
                    .forEach(purpose -> all.byId.put(purpose.id(), purpose));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** What a model of the catalogue is for. */
    Purpose of(String id) {
        Purpose purpose = byId.get(id);
        if (purpose == null) {
            throw new IllegalStateException("purposes.tsv says nothing of " + id);
        }
        return purpose;
    }

    /** Ids in the order of the file. */
    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    private static Purpose purpose(String line) {
        String[] cell = line.split("\t", -1);
        if (cell.length != COLUMNS) {
            throw new IllegalStateException("purposes.tsv: ten columns expected in: " + line);
        }
        return new Purpose(
                cell[0],
                cell[1],
                new Words(cell[2], several(cell[4]), cell[5], several(cell[6])),
                new Words(cell[3], several(cell[7]), cell[8], several(cell[9])));
    }

    private static List<String> several(String cell) {
        return Arrays.stream(cell.split(" \\| ", -1))
                .filter(one -> !one.isBlank())
                .toList();
    }
}

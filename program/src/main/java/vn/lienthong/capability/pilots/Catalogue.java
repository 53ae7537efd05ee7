package vn.lienthong.capability.pilots;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The models of Đề án 06, by canonical id. Localities number them by different lists (one of 43, one of 44, others),
 * so the id is what matches and every number is only a hint.
 */
public final class Catalogue {

    private final Map<String, Entry> byId;

    private Catalogue(Map<String, Entry> byId) {
        this.byId = byId;
    }

    /**
     * One model.
     *
     * @param id canonical id, for example {@code lodging-hotels}
     * @param numbers43 its number in the 43-model list; empty if it is not in it
     * @param numbers44 its possible numbers in the 44-model list; several while the plans do not decide it
     * @param group the group I–V of the national plan
     * @param title Vietnamese title; empty for a model whose title stands in no known document
     * @param otherTitles other titles under which plans name it
     */
    public record Entry(
            String id,
            List<Integer> numbers43,
            List<Integer> numbers44,
            String group,
            String title,
            List<String> otherTitles) {

        /** The title and the other titles, in that order. */
        public List<String> titles() {
            var all = new ArrayList<String>();
            if (!title.isEmpty()) {
                all.add(title);
            }
            all.addAll(otherTitles);
            return List.copyOf(all);
        }
    }

    /** Reads the catalogue that ships with the program. */
    public static Catalogue load() {
        var entries = new LinkedHashMap<String, Entry>();
        try (InputStream in = Objects.requireNonNull(
                        Catalogue.class.getResourceAsStream("catalogue.tsv"), "catalogue.tsv is missing");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Catalogue::entry)
                    .forEach(entry -> entries.put(entry.id(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(entries);
    }

    /** All models, in catalogue order. */
    public List<Entry> all() {
        return List.copyOf(byId.values());
    }

    /** The model of that id, if there is one. */
    public Optional<Entry> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Entry entry(String line) {
        String[] cell = line.split("\t", -1);
        if (cell.length != 6) {
            throw new IllegalStateException("catalogue.tsv: six columns expected in: " + line);
        }
        return new Entry(
                cell[0],
                numbers(cell[1]),
                numbers(cell[2]),
                cell[3],
                cell[4].equals("-") ? "" : cell[4],
                Arrays.stream(cell[5].split(" \\| ", -1))
                        .filter(title -> !title.isBlank())
                        .toList());
    }

    private static List<Integer> numbers(String cell) {
        return cell.equals("-")
                ? List.of()
                : Arrays.stream(cell.split("/", -1)).map(Integer::valueOf).toList();
    }
}

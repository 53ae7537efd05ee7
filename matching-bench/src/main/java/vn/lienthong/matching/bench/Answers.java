package vn.lienthong.matching.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a contender said of each row, beside the truth. */
final class Answers {

    /**
     * One row.
     *
     * @param truth the id of the person, or empty
     * @param damage keys of what happened to the row, parted by commas
     * @param said the id of the best candidate, or empty
     */
    record One(
            String row, String truth, String damage, String outcome, String said, double probability, String second) {

        boolean right() {
            return !said.isEmpty() && said.equals(truth);
        }

        boolean auto() {
            return outcome.equals("exact") || outcome.equals("corrected");
        }

        /** Whether somebody of the register was missed, or somebody named who is not meant. */
        boolean wrong() {
            return !said.equals(truth);
        }
    }

    private Answers() {}

    /**
     * Reads both files.
     *
     * @throws IOException if a row has no truth, or a truth no answer: then the contender lost rows
     */
    static List<One> read(Path out, Path truth) throws IOException {
        Map<String, String[]> said = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(out)) {
            Columns columns = new Columns(reader.readLine(), out);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                String[] kept = {
                    columns.of("outcome", cells),
                    columns.of("register_id", cells),
                    columns.of("probability", cells),
                    columns.of("second_id", cells)
                };
                if (said.put(columns.of("row", cells), kept) != null) {
                    throw new IOException(out + ": twice row " + columns.of("row", cells));
                }
            }
        }
        List<One> all = new ArrayList<>(said.size());
        try (BufferedReader reader = Files.newBufferedReader(truth)) {
            Columns columns = new Columns(reader.readLine(), truth);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                String row = columns.of("row", cells);
                String[] answer = said.remove(row);
                if (answer == null) {
                    throw new IOException(out + ": no answer for row " + row);
                }
                boolean none = answer[0].equals("none");
                all.add(new One(
                        row,
                        columns.of("register_id", cells),
                        columns.of("damage", cells),
                        answer[0],
                        none ? "" : answer[1],
                        answer[2].isEmpty() ? 0 : Double.parseDouble(answer[2].replace(',', '.')),
                        answer[3]));
            }
        }
        if (!said.isEmpty()) {
            throw new IOException(out + ": " + said.size() + " rows that the list does not have");
        }
        return all;
    }

    private static final class Columns {
        private final Map<String, Integer> places = new HashMap<>();

        Columns(@org.jspecify.annotations.Nullable String head, Path file) throws IOException {
            if (head == null) {
                throw new IOException(file + ": empty");
            }
            String[] names = head.split("\t", -1);
            for (int i = 0; i < names.length; i++) {
                places.put(names[i], i);
            }
        }

        String of(String name, String[] cells) {
            int place = places.getOrDefault(name, -1);
            return place < 0 || place >= cells.length ? "" : cells[place];
        }
    }
}

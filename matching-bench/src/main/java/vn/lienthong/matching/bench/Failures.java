package vn.lienthong.matching.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows rows that went wrong, so that somebody can judge who is to blame: row, whom it means, who was named. */
final class Failures {

    private Failures() {}

    static void show(List<Answers.One> answers, Path list, Path register, int many, PrintStream out)
            throws IOException {
        List<Answers.One> wrong = answers.stream().filter(Answers.One::wrong).toList();
        int step = Math.max(1, wrong.size() / many);
        Set<String> rows = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < wrong.size(); i += step) {
            Answers.One one = wrong.get(i);
            rows.add(one.row());
            ids.addAll(List.of(one.truth(), one.said(), one.second()));
        }
        Map<String, String> lines = lines(list, rows);
        Map<String, String> persons = lines(register, ids);
        for (int i = 0; i < wrong.size(); i += step) {
            Answers.One one = wrong.get(i);
            out.println(one.outcome() + " " + one.probability() + "  [" + one.damage() + "]");
            out.println("  row   " + lines.get(one.row()));
            out.println("  meant " + persons.getOrDefault(one.truth(), "nobody of the register"));
            out.println("  said  " + persons.getOrDefault(one.said(), "nobody"));
            if (!one.second().isEmpty()) {
                out.println("  then  " + persons.getOrDefault(one.second(), one.second()));
            }
        }
    }

    private static Map<String, String> lines(Path file, Set<String> keys) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String key = line.substring(0, line.indexOf('\t'));
                if (keys.contains(key)) {
                    found.put(key, line.replace('\t', '|'));
                }
            }
        }
        return found;
    }
}

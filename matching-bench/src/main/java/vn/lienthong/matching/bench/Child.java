package vn.lienthong.matching.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A contender in a process of its own, so that memory and CPU-seconds are its own too. */
final class Child {

    private Child() {}

    /** Runs this program with other words; gives the facts it told. */
    static Map<String, Double> run(int heapMegabytes, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                MatchingBench.class.getName()));
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> facts = new HashMap<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(" ", -1);
                if (cells.length == 3 && cells[0].equals("fact")) {
                    facts.put(cells[1], Double.parseDouble(cells[2]));
                }
            }
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(words.getFirst() + " ended with " + status);
        }
        return facts;
    }
}

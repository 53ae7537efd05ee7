package vn.lienthong.matching.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** On what machine the figures were taken. */
final class Machine {

    private Machine() {}

    static List<String> facts() {
        return List.of("Processor: " + first("/proc/cpuinfo", "model name") + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores; memory: " + first("/proc/meminfo", "MemTotal") + "; Linux "
                + System.getProperty("os.version") + "; Java " + Runtime.version() + "; load before: " + load());
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            return "not known";
        }
    }

    private static String first(String file, String key) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException e) {
            return "not known";
        }
    }
}

package vn.lienthong.matching.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.matching.Units;

/** What the program's locality would tell the engine of the units of a made register. */
final class KnownUnits implements Units {

    private final Map<String, Set<String>> successors = new HashMap<>();
    private final Map<String, Set<String>> districts = new HashMap<>();
    private final Map<String, String> provinces = new HashMap<>();

    /** Reads the file that stands beside the register. */
    KnownUnits(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            successors.computeIfAbsent(cells[0], code -> new HashSet<>()).add(cells[3]);
            provinces.put(cells[0], cells[2]);
            if (!cells[4].isEmpty()) {
                districts.computeIfAbsent(cells[3], code -> new HashSet<>()).add(cells[2] + cells[4]);
            }
        }
    }

    @Override
    public Nearness nearness(String written, String registered) {
        Set<String> became = successors.getOrDefault(written, Set.of());
        if (written.equals(registered) || (became.size() == 1 && became.contains(registered))) {
            return Nearness.SAME;
        }
        if (became.contains(registered)) {
            return Nearness.NEAR;
        }
        Set<String> there = districts.getOrDefault(registered, Set.of());
        if (became.stream()
                .anyMatch(
                        code -> districts.getOrDefault(code, Set.of()).stream().anyMatch(there::contains))) {
            return Nearness.NEAR;
        }
        String province = provinces.getOrDefault(written, "?");
        return province.equals(provinces.get(registered)) ? Nearness.SAME_PROVINCE : Nearness.FAR;
    }
}

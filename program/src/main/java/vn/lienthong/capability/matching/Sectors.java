package vn.lienthong.capability.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The sectors, as data: {@code sectors.tsv}. */
@Component
class Sectors {

    private final Map<String, Sector> byCode = new LinkedHashMap<>();

    Sectors() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Sectors.class.getResourceAsStream("sectors.tsv")), StandardCharsets.UTF_8))) {
            in.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Sectors::read)
                    .forEach(sector -> byCode.put(sector.code(), sector));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sector read(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        return new Sector(
                cells.get(0),
                parts(cells.get(1), ",").stream()
                        .map(word -> Decision.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                Integer.parseInt(cells.get(2)),
                parts(cells.get(3), "\\|"));
    }

    private static List<String> parts(String cell, String by) {
        return Arrays.stream(cell.split(by, -1)).filter(part -> !part.isEmpty()).toList();
    }

    List<Sector> all() {
        return List.copyOf(byCode.values());
    }

    Optional<Sector> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    Sector require(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no sector " + code));
    }
}

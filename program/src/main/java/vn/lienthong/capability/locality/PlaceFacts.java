package vn.lienthong.capability.locality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Which province a district or commune lies in, from the data files alone: for what works without a database. Where a
 * database is, {@link Locality} knows more (units that this locality added, agencies).
 */
public final class PlaceFacts {

    private static final String UNITS = "facts/units.tsv.gz";
    private static final String NONE = "\\N";
    /** The five marks of tone: offices differ in where they set them ("Hòa", "Hoà"). */
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private final Map<String, List<Unit>> byName = new HashMap<>();
    private final Map<String, List<Unit>> byCode = new HashMap<>();

    /** One version of a unit, as a row of the data file says. */
    private record Unit(
            LocalDate from,
            @Nullable LocalDate to,
            String tier,
            String name,
            @Nullable String parent) {

        boolean isValid(@Nullable LocalDate day) {
            return day == null || !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    private PlaceFacts() {}

    /** Reads the data files; about 15,000 rows, a few hundredths of a second. */
    public static PlaceFacts load() {
        var facts = new PlaceFacts();
        try (InputStream file = Objects.requireNonNull(PlaceFacts.class.getResourceAsStream(UNITS), UNITS);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            lines.lines().forEach(facts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        LocalDate to = cells[2].equals(NONE) ? null : LocalDate.parse(cells[2]);
        String parent = cells[6].equals(NONE) ? null : cells[6];
        var unit = new Unit(LocalDate.parse(cells[1]), to, cells[3], cells[5], parent);
        byName.computeIfAbsent(key(unit.name), name -> new ArrayList<>(1)).add(unit);
        byCode.computeIfAbsent(cells[0], code -> new ArrayList<>(1)).add(unit);
    }

    /**
     * The province of a place, if only one province had a place of that kind and name.
     *
     * @param place kind and name with their marks, as "huyện Hớn Quản"
     * @param day the day of which is spoken; null for any
     * @return the name with its kind ("Tỉnh Bình Phước"); empty if there is no such place, or more than one province has one
     */
    public Optional<String> provinceOf(String place, @Nullable LocalDate day) {
        Set<String> provinces = byName.getOrDefault(key(place), List.of()).stream()
                .filter(unit -> unit.isValid(day))
                .flatMap(unit -> above(unit, day == null ? unit.from : day).stream())
                .collect(Collectors.toSet());
        return provinces.size() == 1 ? Optional.of(provinces.iterator().next()) : Optional.empty();
    }

    /**
     * Whether there was ever a place of that kind and name.
     *
     * @param place kind and name with their marks
     */
    public boolean knows(String place) {
        return byName.containsKey(key(place));
    }

    private List<String> above(Unit unit, LocalDate day) {
        if (unit.tier.equals("province")) {
            return List.of(unit.name);
        }
        return unit.parent == null
                ? List.of()
                : byCode.getOrDefault(unit.parent, List.of()).stream()
                        .filter(parent -> parent.isValid(day))
                        .flatMap(parent -> above(parent, day).stream())
                        .toList();
    }

    /** Small letters, one blank between words, the tone of each word at its end. */
    private static String key(String name) {
        var key = new StringBuilder();
        for (String word : Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .strip()
                .split("\\s+", -1)) {
            var tone = new StringBuilder();
            for (int i = 0; i < word.length(); i++) {
                boolean mark = TONES.indexOf(word.charAt(i)) >= 0;
                (mark ? tone : key).append(word.charAt(i));
            }
            key.append(tone).append(' ');
        }
        return key.toString();
    }
}

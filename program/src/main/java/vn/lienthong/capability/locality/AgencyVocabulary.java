package vn.lienthong.capability.locality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of agencies, read from agency-kinds.tsv. A mistake in that file stops the start, with its line number. */
final class AgencyVocabulary {

    /** The kind of an agency that fits none of the vocabulary's. */
    static final String OTHER = "other";

    private static final String FILE = "facts/agency-kinds.tsv";
    private static final int NAMES_KEPT = 4_000;

    private final Map<String, AgencyKind> kinds = new LinkedHashMap<>();
    private final List<String> acts = new ArrayList<>();
    private final Map<AdminUnit.Tier, String> tierWords = new EnumMap<>(AdminUnit.Tier.class);
    /** Names made comparable: the communes of a province have the bodies of province and country in common. */
    private final Map<String, WrittenName> comparable =
            Collections.synchronizedMap(new LinkedHashMap<>(NAMES_KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, WrittenName> eldest) {
                    return size() > NAMES_KEPT;
                }
            });

    AgencyVocabulary() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AgencyVocabulary.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.startsWith("#") && !line.isBlank()) {
                    add(line, number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kinds.values().forEach(this::checkReferences);
    }

    private void add(String line, int number) {
        String[] cells = line.split("\t", -1);
        if (cells[0].equals("act") && cells.length == 2) {
            acts.add(WrittenName.of(cells[1]).words());
            return;
        }
        if (cells[0].equals("tier") && cells.length == 3) {
            tierWords.put(AdminUnit.Tier.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]);
            return;
        }
        if (cells.length != 9) {
            throw new IllegalStateException(FILE + " line " + number + ": 9 columns expected, found " + cells.length);
        }
        try {
            var kind = new AgencyKind(
                    cells[0],
                    AdminUnit.Tier.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                    day(cells[2]),
                    day(cells[3]),
                    AgencyKind.Standard.of(cells[4]),
                    cells[5],
                    cells[6].isEmpty() ? List.of() : List.of(cells[6].split("\\|")),
                    cells[7].isEmpty() ? null : cells[7],
                    cells[8].isEmpty() ? List.of() : List.of(cells[8].split("\\|")));
            if (kinds.put(kind.id(), kind) != null) {
                throw new IllegalStateException("the id stands twice");
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(FILE + " line " + number + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private void checkReferences(AgencyKind kind) {
        List<String> named = new ArrayList<>(kind.parents());
        if (kind.successor() != null) {
            named.add(kind.successor());
        }
        for (String other : named) {
            if (!kinds.containsKey(other)) {
                throw new IllegalStateException(FILE + ": " + kind.id() + " names an unknown kind: " + other);
            }
        }
    }

    /** A name made comparable. */
    WrittenName known(String written) {
        return comparable.computeIfAbsent(written, WrittenName::of);
    }

    Optional<AgencyKind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    List<AgencyKind> all() {
        return List.copyOf(kinds.values());
    }

    /** Where a kind stands in the vocabulary, which is the order of lists; kinds that are not in it come last. */
    int order(String id) {
        int place = List.copyOf(kinds.keySet()).indexOf(id);
        return place < 0 ? kinds.size() : place;
    }

    /** Whether a sentence goes on here with what the agency does, so that its name is over. */
    boolean beginsAnAct(String words) {
        return acts.stream().anyMatch(act -> words.startsWith(act + " ") || words.equals(act));
    }

    /** The common word of a tier, as plans use it whatever the unit's own kind is; empty for the country. */
    String tierWord(AdminUnit.Tier tier) {
        return tierWords.getOrDefault(tier, "");
    }

    List<AgencyKind> of(AdminUnit.Tier tier) {
        return kinds.values().stream().filter(kind -> kind.tier() == tier).toList();
    }

    /** The bodies that every unit of this sort has on this day, each after the one it belongs to. */
    List<AgencyKind> standardAt(AdminUnit unit, LocalDate on) {
        return of(unit.tier()).stream()
                .filter(kind -> kind.existsOn(on) && kind.isStandardAt(unit))
                .toList();
    }
}

package vn.lienthong.steering.planreader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.SourceLine;
import vn.lienthong.capability.reading.SourceText;

/**
 * How honest the doubts are on damaged plans: of the values that were read wrongly, how many are doubted; of the right
 * ones, how many. A value is lead, partners, deadline, steps or catalogue id of an item that was found.
 */
final class Honesty {

    static final List<String> FIELDS = List.of("lead", "coordinate", "deadline", "steps", "catalogue");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Map<String, PlanScore.Ratio> wrong = new TreeMap<>();
    final Map<String, PlanScore.Ratio> right = new TreeMap<>();
    /** Wrong values that nobody doubts. */
    final List<String> escaped = new ArrayList<>();

    private final PlanReader reader = new PlanReader(Catalogue.load());

    /** Plans with their truths below a folder, in the order of their names. */
    static List<Path> plansIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|md)"))
                    .filter(file -> Files.exists(truthOf(file)))
                    .sorted()
                    .toList();
        }
    }

    static Path truthOf(Path plan) {
        return plan.resolveSibling(Objects.toString(plan.getFileName()).replaceFirst("\\.[a-z]+$", "") + ".truth.json");
    }

    void measure(Collection<Path> plans, Collection<Damage> kinds, long seed) throws IOException {
        for (Path plan : plans) {
            measure(plan, truthOf(plan), kinds, seed);
        }
    }

    void measure(Path plan, Path truth, Collection<Damage> kinds, long seed) throws IOException {
        List<String> lines =
                Files.readString(plan, StandardCharsets.UTF_8).lines().toList();
        JsonNode wanted = JSON.readTree(Files.readString(truth, StandardCharsets.UTF_8));
        String name = Objects.toString(plan.getFileName());
        for (Damage kind : kinds) {
            var whole = new ArrayList<Damage.Line>();
            for (String line : lines) {
                whole.add(new Damage.Line(whole.size() + 1, line));
            }
            int place = Arrays.asList(Damage.values()).indexOf(kind);
            List<Damage.Line> damaged = kind.apply(whole, new Random(seed * 31 + name.hashCode() + place));
            count(name, kind, damaged, wanted);
        }
    }

    /** The plan as it is. */
    void measureWhole(Path plan, Path truth) throws IOException {
        List<String> lines =
                Files.readString(plan, StandardCharsets.UTF_8).lines().toList();
        var whole = new ArrayList<Damage.Line>();
        for (String line : lines) {
            whole.add(new Damage.Line(whole.size() + 1, line));
        }
        count(
                Objects.toString(plan.getFileName()),
                null,
                whole,
                JSON.readTree(Files.readString(truth, StandardCharsets.UTF_8)));
    }

    private void count(String name, @Nullable Damage kind, List<Damage.Line> lines, JsonNode truth) {
        var source = new ArrayList<SourceLine>();
        for (Damage.Line line : lines) {
            source.add(new SourceLine(1, source.size() + 1, line.text()));
        }
        JsonNode read = JSON.readTree(PlanJson.write(reader.read(new SourceText(name, source))));
        PlanScore score = PlanScore.of(read, moved(truth, lines));
        for (PlanScore.Judged value : score.judged) {
            if (FIELDS.contains(value.field())) {
                for (String key : List.of(value.field(), "of " + kind)) {
                    (value.right() ? right : wrong)
                            .computeIfAbsent(key, k -> new PlanScore.Ratio())
                            .count(value.doubted());
                }
            }
        }
        for (String mistake : score.mistakes) {
            if (FIELDS.stream().anyMatch(field -> mistake.startsWith(field + " of"))) {
                escaped.add(kind + " " + name + " " + mistake);
            }
        }
    }

    /** The truth with the line numbers that its items have in the damaged text. */
    private static JsonNode moved(JsonNode truth, List<Damage.Line> lines) {
        JsonNode moved = truth.deepCopy();
        moved.path("items").forEach(item -> {
            if (item.path("source") instanceof ObjectNode source && source.has("line_from")) {
                int from = source.path("line_from").asInt();
                int to = source.path("line_to").asInt(from);
                int first = 0;
                int last = 0;
                for (int i = 0; i < lines.size(); i++) {
                    int origin = lines.get(i).origin();
                    if (origin >= from && origin <= to) {
                        first = first == 0 ? i + 1 : first;
                        last = i + 1;
                    }
                }
                source.put("line_from", first);
                source.put("line_to", last);
            }
        });
        return moved;
    }

    static PlanScore.Ratio sum(Map<String, PlanScore.Ratio> by) {
        var sum = new PlanScore.Ratio();
        for (String field : FIELDS) {
            PlanScore.Ratio one = by.getOrDefault(field, new PlanScore.Ratio());
            sum.hit += one.hit;
            sum.of += one.of;
        }
        return sum;
    }

    /** One row for each field and each kind of damage, and one for all. */
    String table(String name) {
        var rows = new ArrayList<String>();
        rows.add("| " + name + " | wrong, doubted | right, doubted |");
        rows.add("| --- | --- | --- |");
        rows.add(String.format(Locale.ROOT, "| all | %s | %s |", sum(wrong), sum(right)));
        for (String key : right.keySet()) {
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |",
                    key,
                    wrong.getOrDefault(key, new PlanScore.Ratio()),
                    right.get(key)));
        }
        return String.join("\n", rows);
    }

    static List<Damage> kinds(boolean fresh) {
        return Arrays.stream(Damage.values())
                .filter(kind -> kind.isFresh() == fresh)
                .toList();
    }
}

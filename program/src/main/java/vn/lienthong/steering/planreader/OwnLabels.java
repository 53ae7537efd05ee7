package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Learns the labels that a plan uses and no rule knows ("Người lo chính:", "Mốc về đích:") from what stands behind them
 * each time: units, a time, a title, a list. The lines are given on with the usual label in their place.
 */
final class OwnLabels {

    /** A label stands at least so often. */
    private static final int FEWEST = 3;

    private static final double MOST = 0.7;

    /** A few words without figures before a colon or a question mark, where a line, sentence or clause begins. */
    private static final Pattern LABEL =
            Pattern.compile("(?<=^|[;.|]\\s|\\s[–—-]\\s)(\\p{L}[\\p{L}\\s/,()&-]{1,44}?)\\s?[:?](?=\\s|$)");

    private static final Pattern PARTNERS =
            Pattern.compile("(?<!\\p{L})(?:" + Grammar.STRUCTURE.exact("own-label", "speaks-of-partners") + ")(?!\\p{L})");
    private static final Pattern TITLES =
            Pattern.compile("(?<!\\p{L})(?:" + Grammar.STRUCTURE.exact("own-label", "speaks-of-titles") + ")(?!\\p{L})");
    private static final Pattern WORK =
            Pattern.compile("(?<!\\p{L})(?:" + Grammar.STRUCTURE.exact("own-label", "speaks-of-work") + ")(?!\\p{L})");

    /** One place where a label stands: its line, where its words begin and where those behind it begin and end. */
    private record Spot(int line, int from, int after, int to) {}

    private final List<CleanLine> lines;
    private final Map<String, List<Spot>> spots = new LinkedHashMap<>();
    private final Map<Field, Integer> known = new EnumMap<>(Field.class);

    private OwnLabels(List<CleanLine> lines) {
        this.lines = lines;
    }

    /** Whether an unknown label or head of a column has words that partners are called by. */
    static boolean speaksOfPartners(Traced label) {
        return label.matcher(PARTNERS).find();
    }

    static List<CleanLine> translate(List<CleanLine> lines) {
        var own = new OwnLabels(lines);
        own.collect();
        Map<String, String> usual = own.usual();
        return usual.isEmpty() ? lines : own.rewritten(usual);
    }

    private void collect() {
        for (int at = 0; at < lines.size(); at++) {
            CleanLine line = lines.get(at);
            if (line.isRow() || line.isBlank()) {
                continue;
            }
            int start = Marker.of(line.text()).end();
            Traced text = line.text().from(start);
            var cuts = new ArrayList<int[]>();
            Matcher label = LABEL.matcher(text.text);
            while (label.find()) {
                cuts.add(new int[] {label.start(1), label.end()});
            }
            for (int i = 0; i < cuts.size(); i++) {
                int to = i + 1 < cuts.size() ? cuts.get(i + 1)[0] : text.length();
                add(text, new Spot(at, start + cuts.get(i)[0], start + cuts.get(i)[1], start + to), start);
            }
        }
    }

    private void add(Traced text, Spot spot, int start) {
        Traced words = text.sub(spot.from - start, spot.after - start);
        boolean asks = words.text.endsWith("?");
        Structure.Label label = asks ? null : Structure.INSTANCE.label(words);
        if (label != null) {
            known.merge(label.field(), 1, Integer::sum);
        } else if (!isOtherwiseUsed(words)) {
            spots.computeIfAbsent(key(words), k -> new ArrayList<>()).add(spot);
        }
    }

    private static boolean isOtherwiseUsed(Traced words) {
        return Structure.INSTANCE.opener(words.then(' ', Traced.of("x", 1))) != null
                || UnitLists.isList(words.trim(" :?"))
                || Structure.INSTANCE.step(words) != null
                || Grammar.STRUCTURE.words("own-label", "never").stream()
                        .map(Fold::plain)
                        .anyMatch(key(words)::equals);
    }

    private static String key(Traced words) {
        return words.trim(" :?").plain().replaceAll("\\s+", " ");
    }

    /** The usual label for each of the plan's own. */
    private Map<String, String> usual() {
        var usual = new LinkedHashMap<String, String>();
        var units = new ArrayList<String>();
        for (Map.Entry<String, List<Spot>> entry : spots.entrySet()) {
            List<Spot> places = entry.getValue();
            if (places.size() < FEWEST) {
                continue;
            }
            List<Traced> behind = places.stream().map(this::behind).filter(text -> !text.isBlank()).toList();
            boolean filled = behind.size() * 10 >= places.size() * 7;
            if (filled && Contents.share(behind, Contents::isUnits) >= MOST) {
                units.add(entry.getKey());
            } else if (filled && Contents.share(behind, Contents::isTime) >= MOST) {
                put(usual, entry.getKey(), Field.DEADLINE, places.size());
            } else if (behind.isEmpty() && WORK.matcher(entry.getKey()).find() && isList(places)) {
                put(usual, entry.getKey(), Field.STEPS, places.size());
            }
        }
        leadAndPartners(usual, units);
        titles(usual);
        return usual;
    }

    private void leadAndPartners(Map<String, String> usual, List<String> units) {
        List<String> partners = units.stream().filter(key -> PARTNERS.matcher(key).find()).toList();
        for (String key : units) {
            int count = spots.getOrDefault(key, List.of()).size();
            if (!partners.contains(key)) {
                put(usual, key, count(Field.LEAD) + count(Field.LEAD_AND_COORDINATE) + count(Field.IMPLEMENTERS) * 2 < count ? Field.LEAD : Field.COORDINATE, count);
            }
        }
        for (String key : partners) {
            put(usual, key, Field.COORDINATE, spots.getOrDefault(key, List.of()).size());
        }
    }

    private int count(Field field) {
        return known.getOrDefault(field, 0);
    }

    private void put(Map<String, String> usual, String key, Field field, int places) {
        if (count(field) * 2 < places) {
            usual.put(key, Grammar.STRUCTURE.exact("own-label", Structure.nameOf(field)));
            known.merge(field, places, Integer::sum);
        }
    }

    /** A label that stands once before each lead or time, with another title behind it each time, opens the items. */
    private void titles(Map<String, String> usual) {
        for (Map.Entry<String, List<Spot>> entry : spots.entrySet()) {
            List<Spot> places = entry.getValue();
            if (usual.containsKey(entry.getKey()) || places.size() < FEWEST || !TITLES.matcher(entry.getKey()).find()) {
                continue;
            }
            List<Traced> behind = places.stream().map(this::behind).toList();
            Set<String> different = new HashSet<>(behind.stream().map(Traced::plain).toList());
            int fields = Math.max(count(Field.LEAD) + count(Field.LEAD_AND_COORDINATE), count(Field.DEADLINE));
            if (different.size() == places.size()
                    && Contents.share(behind, Contents::isTitle) >= MOST
                    && fields * 10 >= places.size() * 6) {
                boolean models = entry.getKey().contains("mo hinh");
                usual.put(entry.getKey(), Grammar.STRUCTURE.exact("own-label", models ? "model" : "task"));
                return;
            }
        }
    }

    private Traced behind(Spot spot) {
        return lines.get(spot.line).text().sub(spot.after, spot.to).trim(" .;|–-");
    }

    /** Whether points or sentences stand below the label most times. */
    private boolean isList(List<Spot> places) {
        return places.stream().filter(spot -> spot.line + 1 < lines.size() && !lines.get(spot.line + 1).isRow()
                        && Marker.of(lines.get(spot.line + 1).text()).kind() != Marker.Kind.NONE)
                        .count()
                * 10
                >= places.size() * 7L;
    }

    private List<CleanLine> rewritten(Map<String, String> usual) {
        Map<Integer, List<Spot>> byLine = new LinkedHashMap<>();
        Map<Spot, String> words = new LinkedHashMap<>();
        spots.forEach((key, places) -> {
            String label = usual.get(key);
            if (label != null) {
                places.forEach(spot -> {
                    byLine.computeIfAbsent(spot.line, line -> new ArrayList<>()).add(spot);
                    words.put(spot, label);
                });
            }
        });
        var out = new ArrayList<CleanLine>(lines);
        byLine.forEach((at, places) -> {
            places.sort(java.util.Comparator.comparingInt(Spot::from));
            CleanLine line = lines.get(at);
            var text = new Traced.Builder();
            int from = 0;
            for (Spot spot : places) {
                text.add(line.text().sub(from, spot.from));
                put(text, line.text(), spot, words.getOrDefault(spot, ""));
                from = spot.after;
            }
            text.add(line.text().from(from));
            out.set(at, new CleanLine(line.page(), line.number(), line.heading(), text.build(), List.of()));
        });
        return out;
    }

    /** The usual label, every letter of it standing where the plan's own label stands. */
    private static void put(Traced.Builder out, Traced text, Spot spot, String label) {
        String whole = label + ":";
        for (int i = 0; i < whole.length(); i++) {
            int at = Math.min(spot.from + i, spot.after - 1);
            out.add(whole.charAt(i), text.lineAt(at), text.columnAt(at));
        }
    }
}

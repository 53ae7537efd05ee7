package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns the word with which only one plan opens its items ("Tiện ích 1.", "Hợp phần số 2:"): it counts from one on, and
 * between one and the next stand a lead or a time. The lines are given on with the usual opener in its place.
 */
final class OwnOpeners {

    private static final int FEWEST = 3;
    private static final Pattern OPENER = Pattern.compile(
            "^(\\p{L}[\\p{L}]*(?:\\s\\p{L}+){0,2}?)(?:\\s+số)?\\s+(\\d{1,2}|[IVX]{1,5})\\s*(?:[.:)–-]\\s*|\\s+(?=\\p{Lu}))(?=\\S)");

    /** An opener: its line, how long it is with its marker, its number. */
    private record Spot(int line, int from, int end, int number) {}

    private final List<CleanLine> lines;
    private final Map<String, List<Spot>> spots = new LinkedHashMap<>();

    private OwnOpeners(List<CleanLine> lines) {
        this.lines = lines;
    }

    static List<CleanLine> translate(List<CleanLine> lines) {
        var own = new OwnOpeners(lines);
        if (own.collect() >= FEWEST) {
            return lines;
        }
        return own.spots.entrySet().stream()
                .filter(entry -> !isOtherwiseUsed(entry.getKey()) && own.opensItems(entry.getValue()))
                .findFirst()
                .map(entry -> own.rewritten(entry.getValue(), entry.getKey().contains("mo hinh")))
                .orElse(lines);
    }

    /** Collects what may be openers; answers how many known ones there are. */
    private int collect() {
        int known = 0;
        for (int at = 0; at < lines.size(); at++) {
            Traced text = lines.get(at).text();
            Marker marker = Marker.of(text);
            Traced words = text.from(marker.end()).trim();
            if (words.isBlank()) {
                continue;
            }
            known += Structure.INSTANCE.opener(words) != null ? 1 : 0;
            Matcher opener = OPENER.matcher(words.text);
            if (opener.find()) {
                String figure = opener.group(2);
                int number = Character.isDigit(figure.charAt(0)) ? Integer.parseInt(figure, 10) : Marker.roman(figure);
                int start = text.length() - text.from(marker.end()).text.stripLeading().length();
                spots.computeIfAbsent(Fold.plain(opener.group(1)), k -> new ArrayList<>())
                        .add(new Spot(at, Math.max(start, 0), Math.max(start, 0) + opener.end(), number));
            }
        }
        return known;
    }

    private static boolean isOtherwiseUsed(String word) {
        return Grammar.STRUCTURE.words("own-label", "no-opener").stream()
                .map(Fold::plain)
                .anyMatch(word::equals);
    }

    /** Whether the numbers go up from one and a lead or a time stands below most of them. */
    private boolean opensItems(List<Spot> places) {
        if (places.size() < FEWEST || places.getFirst().number != 1) {
            return false;
        }
        int given = 0;
        int steps = 0;
        for (int i = 0; i < places.size(); i++) {
            int to = i + 1 < places.size() ? places.get(i + 1).line : Math.min(lines.size(), places.get(i).line + 12);
            steps += i > 0 && places.get(i).number == places.get(i - 1).number + 1 ? 1 : 0;
            given += isGiven(places.get(i).line, to) ? 1 : 0;
        }
        return steps * 10 >= (places.size() - 1) * 7 && given * 10 >= places.size() * 7;
    }

    private boolean isGiven(int from, int to) {
        int leads = 0;
        boolean given = false;
        for (int i = from; i < to; i++) {
            Traced text = lines.get(i).text();
            Traced words = text.from(Marker.of(text).end()).trim();
            leads += words.isBlank() ? 0 : leads(words);
            given |= !words.isBlank() && Structure.INSTANCE.step(words) != null;
        }
        return leads == 1 || leads > 1 && given || leads == 2;
    }

    private static int leads(Traced words) {
        boolean label = Pieces.of(words).fields().stream()
                .anyMatch(piece -> piece.field() == Structure.Field.LEAD
                        || piece.field() == Structure.Field.LEAD_AND_COORDINATE
                        || piece.field() == Structure.Field.IMPLEMENTERS);
        return label || words.plain().contains("chu tri") ? 1 : 0;
    }

    private List<CleanLine> rewritten(List<Spot> places, boolean models) {
        var out = new ArrayList<CleanLine>(lines);
        String word = Grammar.STRUCTURE.exact("own-label", models ? "model" : "task");
        for (Spot spot : places) {
            CleanLine line = lines.get(spot.line);
            String opener = word + " " + spot.number + ": ";
            var text = new Traced.Builder();
            for (int i = 0; i < opener.length(); i++) {
                int at = Math.min(spot.from + i, spot.end - 1);
                text.add(opener.charAt(i), line.text().lineAt(at), line.text().columnAt(at));
            }
            text.add(line.text().from(spot.end));
            out.set(spot.line, new CleanLine(line.page(), line.number(), line.heading(), text.build(), List.of()));
        }
        return out;
    }
}

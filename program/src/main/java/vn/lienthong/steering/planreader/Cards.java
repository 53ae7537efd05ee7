package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Turns two ways of laying out a plan into the usual one: a small table for each model, with the label in its left
 * column ("Đầu mối | Khoa Khám bệnh"), becomes lines with labels; "Phần II" alone on a line becomes the number of the
 * heading below it.
 */
final class Cards {

    private static final Pattern PART = Pattern.compile("^phan (?:thu )?(?=[ivx]{1,5}$)");

    /** So often a left cell stands in tables with two columns before it is taken for a label. */
    private static final int FEWEST = 3;

    private static final int LONGEST_KEY = 60;

    private Cards() {}

    static List<CleanLine> unfold(List<CleanLine> lines) {
        return oneRowTables(cards(lines));
    }

    private static List<CleanLine> cards(List<CleanLine> lines) {
        Map<String, Integer> keys = keys(lines);
        var all = new ArrayList<CleanLine>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).cells().size() == 2) {
                end++;
            }
            if (end > at) {
                List<CleanLine> rows = lines.subList(at, end);
                all.addAll(isCard(rows) || isRecurring(rows, keys) ? rows.stream().map(Cards::line).toList() : rows);
                at = end;
            } else {
                at = part(lines, at, all);
            }
        }
        return all;
    }

    private static boolean isCard(List<CleanLine> rows) {
        long labels =
                rows.stream().filter(row -> isLabel(row.cells().getFirst())).count();
        long openers = rows.stream()
                .filter(row -> Structure.INSTANCE.opener(row.cells().getFirst()) != null)
                .count();
        return openers >= 1 && labels >= 2 && (labels + openers) * 4 >= rows.size() * 3L;
    }

    /** How often each left cell of the tables with two columns stands there. */
    private static Map<String, Integer> keys(List<CleanLine> lines) {
        var keys = new HashMap<String, Integer>();
        lines.stream()
                .filter(line -> line.cells().size() == 2)
                .forEach(line -> keys.merge(key(line.cells().getFirst()), 1, Integer::sum));
        return keys;
    }

    private static String key(Traced cell) {
        return cell.flat().trim(" :.").plain();
    }

    /** Whether most left cells of a small table stand in other tables as well: they are labels, known or not. */
    private static boolean isRecurring(List<CleanLine> rows, Map<String, Integer> keys) {
        long recurring = rows.stream()
                .map(row -> key(row.cells().getFirst()))
                .filter(key -> !key.isEmpty() && key.length() <= LONGEST_KEY && keys.getOrDefault(key, 0) >= FEWEST)
                .count();
        return rows.size() >= 2 && recurring >= 2 && recurring * 4 >= rows.size() * 3L;
    }

    /** "Chủ trì | Phối hợp | Hạn" over a single row, below the title of an item: its cells become lines with labels. */
    private static List<CleanLine> oneRowTables(List<CleanLine> lines) {
        var all = new ArrayList<CleanLine>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).isRow()) {
                end++;
            }
            if (end - at == 2 && isHeadWithoutTitle(lines.get(at).cells())) {
                all.addAll(pairs(lines.get(at), lines.get(at + 1)));
                at = end;
            } else if (end > at) {
                all.addAll(lines.subList(at, end));
                at = end;
            } else {
                all.add(lines.get(at));
                at++;
            }
        }
        return all;
    }

    private static boolean isHeadWithoutTitle(List<Traced> cells) {
        Columns head = Columns.head(cells);
        return head != null
                && head.titleColumn() < 0
                && head.indexOf(Field.NUMBER) < 0
                && (head.indexOf(Field.LEAD) >= 0 || head.indexOf(Field.DEADLINE) >= 0);
    }

    private static List<CleanLine> pairs(CleanLine head, CleanLine row) {
        var lines = new ArrayList<CleanLine>();
        for (int i = 0; i < Math.min(head.cells().size(), row.cells().size()); i++) {
            lines.add(line(new CleanLine(
                    row.page(),
                    row.number(),
                    0,
                    Traced.EMPTY,
                    List.of(head.cells().get(i), row.cells().get(i)))));
        }
        return lines;
    }

    private static boolean isLabel(Traced cell) {
        return !cell.isBlank() && Structure.INSTANCE.label(Traced.of(cell.trim(" :").text + ":", 1)) != null;
    }

    private static Traced joined(Traced first, String between, Traced second) {
        var all = new Traced.Builder();
        all.add(first);
        Place place = first.place();
        int line = place == null ? 1 : place.lineTo();
        int column = place == null ? 0 : Math.max(0, place.charTo() - 1);
        for (int i = 0; i < between.length(); i++) {
            all.add(between.charAt(i), line, column);
        }
        all.add(second);
        return all.build();
    }

    private static CleanLine line(CleanLine row) {
        Traced words = joined(
                row.cells().getFirst().trim(" :"), ": ", row.cells().getLast().trim());
        return new CleanLine(row.page(), row.number(), 0, words, List.of());
    }

    /** Adds the line at a place, joined with the next if it is the number of a part alone; answers where to go on. */
    private static int part(List<CleanLine> lines, int at, List<CleanLine> all) {
        CleanLine line = lines.get(at);
        Traced text = line.text().trim();
        Matcher part = PART.matcher(text.plain());
        int next = at + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        if (!part.find() || next >= lines.size() || lines.get(next).isRow()) {
            all.add(line);
            return at + 1;
        }
        Traced joined =
                joined(text.from(part.end()), ". ", lines.get(next).text().trim());
        all.add(new CleanLine(line.page(), line.number(), line.heading(), joined, List.of()));
        return next + 1;
    }
}

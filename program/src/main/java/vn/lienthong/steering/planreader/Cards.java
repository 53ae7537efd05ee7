package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns two ways of laying out a plan into the usual one: a small table for each model, with the label in its left
 * column ("Đầu mối | Khoa Khám bệnh"), becomes lines with labels; "Phần II" alone on a line becomes the number of the
 * heading below it.
 */
final class Cards {

    private static final Pattern PART = Pattern.compile("^phan (?:thu )?(?=[ivx]{1,5}$)");

    private Cards() {}

    static List<CleanLine> unfold(List<CleanLine> lines) {
        var all = new ArrayList<CleanLine>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).cells().size() == 2) {
                end++;
            }
            if (end > at) {
                List<CleanLine> rows = lines.subList(at, end);
                all.addAll(isCard(rows) ? rows.stream().map(Cards::line).toList() : rows);
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

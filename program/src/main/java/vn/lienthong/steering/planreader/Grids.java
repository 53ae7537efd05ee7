package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables that say by a mark in a grid when or by whom an item is done: columns "Quý I | Quý II | …" or "Công an | Tư pháp
 * | …" with "x", "CT", "PH" in the rows. The grid becomes a column of times, or one of leads and one of partners.
 */
final class Grids {

    private static final int FEWEST = 3;
    private static final Pattern TIME =
            Pattern.compile("(?:quy|thang|t)\\s?\\.?\\s?(?:[ivx]{1,4}|\\d{1,2})(?:[/-]\\d{4})?");
    private static final Pattern MARK = Pattern.compile("(?i)[x✓✔●•*+v]{1,2}|ct|ph|c|p|chu tri|phoi hop");
    private static final Pattern LEADS = Pattern.compile("(?i)ct|c|chu tri|xx|●|\\*");
    private static final Pattern MONTH = Pattern.compile("(?i)^t\\.?\\s?(?=\\d)");

    private final List<CleanLine> rows;
    private final int head;
    private final int from;
    private final int to;
    private final boolean times;

    private Grids(List<CleanLine> rows, int head, int from, int to, boolean times) {
        this.rows = rows;
        this.head = head;
        this.from = from;
        this.to = to;
        this.times = times;
    }

    static List<CleanLine> unfold(List<CleanLine> lines) {
        var out = new ArrayList<CleanLine>();
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).isRow()) {
                end++;
            }
            Grids grid = end - at >= FEWEST ? find(lines.subList(at, end)) : null;
            out.addAll(grid == null ? lines.subList(at, Math.max(end, at + 1)) : grid.unfolded());
            at = Math.max(end, at + 1);
        }
        return out;
    }

    private static @Nullable Grids find(List<CleanLine> rows) {
        for (int head = 0; head < Math.min(2, rows.size()); head++) {
            for (boolean times : new boolean[] {true, false}) {
                List<Traced> cells = rows.get(head).cells();
                int from = 0;
                while (from < cells.size() && !names(cells.get(from), times)) {
                    from++;
                }
                int to = from;
                while (to < cells.size() && names(cells.get(to), times)) {
                    to++;
                }
                var grid = new Grids(rows, head, from, to, times);
                if (to - from >= FEWEST && grid.isMarked()) {
                    return grid;
                }
            }
        }
        return null;
    }

    private static boolean names(Traced cell, boolean times) {
        Traced text = cell.flat().trim(" .:");
        return times
                ? TIME.matcher(text.plain()).matches()
                : Contents.isUnits(text) && text.length() > 1 && Structure.INSTANCE.knownColumn(text) == null;
    }

    /** Whether nothing but marks stands in the grid. */
    private boolean isMarked() {
        int marks = 0;
        for (CleanLine row : rows.subList(head + 1, rows.size())) {
            for (int i = from; i < Math.min(to, row.cells().size()); i++) {
                Traced cell = row.cells().get(i).trim();
                if (!cell.isBlank() && !MARK.matcher(cell.plain()).matches()) {
                    return false;
                }
                marks += cell.isBlank() ? 0 : 1;
            }
        }
        return marks >= FEWEST;
    }

    private List<CleanLine> unfolded() {
        var out = new ArrayList<CleanLine>();
        List<Traced> above = rows.getFirst().cells();
        List<Traced> own = rows.get(head).cells();
        var heads = new ArrayList<Traced>();
        for (int i = 0; i < own.size(); i++) {
            boolean blank = own.get(i).isBlank() && i < above.size();
            heads.add(blank ? above.get(i) : own.get(i));
        }
        Traced at = own.get(from);
        String time = Grammar.STRUCTURE.exact("own-label", "deadline");
        String lead = Grammar.STRUCTURE.exact("own-label", "lead");
        String partner = Grammar.STRUCTURE.exact("own-label", "coordinate");
        out.add(with(rows.get(head), heads, times ? List.of(put(time, at)) : List.of(put(lead, at), put(partner, at))));
        for (CleanLine row : rows.subList(head + 1, rows.size())) {
            out.add(row.cells().size() <= from ? row : with(row, row.cells(), times ? List.of(time(row)) : units(row)));
        }
        return out;
    }

    private CleanLine with(CleanLine row, List<Traced> cells, List<Traced> instead) {
        var all = new ArrayList<Traced>(cells.subList(0, from));
        all.addAll(instead);
        all.addAll(cells.subList(Math.min(to, cells.size()), cells.size()));
        return new CleanLine(row.page(), row.number(), row.heading(), Traced.EMPTY, all);
    }

    /** The first and last marked column as a period, or the only one. */
    private Traced time(CleanLine row) {
        List<Integer> marked = marked(row);
        if (marked.isEmpty()) {
            return Traced.EMPTY;
        }
        Traced mark = row.cells().get(marked.getFirst()).trim();
        String first = name(marked.getFirst());
        String last = name(marked.getLast());
        String until = Grammar.STRUCTURE.exact("own-label", "until");
        return put(first.equals(last) ? first : until.replace("{a}", first).replace("{b}", last), mark);
    }

    private String name(int column) {
        String name = rows.get(head).cells().get(column).flat().text.strip();
        return MONTH.matcher(name).replaceFirst(Grammar.STRUCTURE.exact("own-label", "month") + " ");
    }

    private List<Integer> marked(CleanLine row) {
        var marked = new ArrayList<Integer>();
        for (int i = from; i < Math.min(to, row.cells().size()); i++) {
            if (!row.cells().get(i).isBlank()) {
                marked.add(i);
            }
        }
        return marked;
    }

    private List<Traced> units(CleanLine row) {
        Traced leads = Traced.EMPTY;
        Traced partners = Traced.EMPTY;
        for (int column : marked(row)) {
            Traced mark = row.cells().get(column).trim();
            Traced unit = put(rows.get(head).cells().get(column).flat().text.strip(), mark);
            boolean lead = LEADS.matcher(mark.plain()).matches() || marked(row).size() == 1;
            leads = lead ? leads.then(';', unit) : leads;
            partners = lead ? partners : partners.then(';', unit);
        }
        return List.of(leads, partners);
    }

    /** Words that stand where a mark stands. */
    private static Traced put(String words, Traced at) {
        var out = new Traced.Builder();
        for (int i = 0; i < words.length(); i++) {
            out.add(words.charAt(i), at.lineAt(0), at.columnAt(0));
        }
        return out.build();
    }
}

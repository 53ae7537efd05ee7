package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/**
 * Tables whose columns are kept apart by blanks alone, as text taken from a PDF has them: the head says where the columns
 * begin, a number in the first column begins a row, and what stands below a cell belongs to it.
 */
final class LayoutTables {

    private static final Pattern PART = Pattern.compile("\\S+(?:\\s\\S+)*");
    private static final Pattern SERIAL = Pattern.compile("(?:\\d{1,3}|[IVX]{1,5}|[A-H])\\s?[.)]?");
    private static final int FEWEST_COLUMNS = 3;
    /** No page is wider; what is longer is a paragraph. */
    private static final int WIDEST = 400;

    /** How far a part may begin before its column. */
    private static final int SLACK = 2;

    private final List<Cleaner.Numbered> lines;
    private final int[] starts;
    private int at;

    private LayoutTables(List<Cleaner.Numbered> lines, int from, int[] starts) {
        this.lines = lines;
        this.at = from;
        this.starts = starts;
    }

    /** Adds the rows of the table whose head stands at a line; answers where to go on: at that line if none begins there. */
    static int read(List<Cleaner.Numbered> lines, int from, List<CleanLine> out) {
        int[] starts = head(lines.get(from));
        if (starts == null) {
            return from;
        }
        var table = new LayoutTables(lines, from, starts);
        List<CleanLine> rows = table.rows();
        if (rows.size() < FEWEST_COLUMNS) {
            return from;
        }
        out.addAll(rows);
        return table.at;
    }

    /** Where the columns of a head begin; null if the line is no head. */
    private static int @Nullable [] head(Cleaner.Numbered line) {
        List<int[]> parts = parts(line.text());
        if (parts.size() < FEWEST_COLUMNS
                || line.text().text.indexOf('|') >= 0
                || line.text().text.indexOf('\t') >= 0) {
            return null;
        }
        List<Traced> cells =
                parts.stream().map(part -> line.text().sub(part[0], part[1])).toList();
        boolean numbered = Structure.INSTANCE.knownColumn(cells.getFirst()) == Field.NUMBER;
        Columns columns = numbered ? Columns.head(cells) : null;
        return columns != null && columns.holdItems()
                ? parts.stream().mapToInt(part -> part[0]).toArray()
                : null;
    }

    private static List<int[]> parts(Traced line) {
        var parts = new ArrayList<int[]>();
        if (line.length() > WIDEST) {
            return parts;
        }
        Matcher part = PART.matcher(line.text);
        while (part.find()) {
            parts.add(new int[] {part.start(), part.end()});
        }
        return parts;
    }

    private List<CleanLine> rows() {
        var rows = new ArrayList<CleanLine>();
        List<List<Traced>> open = new ArrayList<>();
        Cleaner.Numbered first = lines.get(at);
        while (at < lines.size()) {
            Cleaner.Numbered line = lines.get(at);
            if (line.text().isBlank()) {
                at++;
                continue;
            }
            List<Traced> cells = cells(line.text());
            if (cells == null) {
                break;
            }
            boolean starts = SERIAL.matcher(cells.getFirst().text).matches() || head(line) != null;
            if (starts && !open.isEmpty()) {
                rows.add(Cleaner.row(first, GridTables.row(open)));
                open = new ArrayList<>();
            }
            first = open.isEmpty() ? line : first;
            open.add(cells);
            at++;
        }
        if (!open.isEmpty()) {
            rows.add(Cleaner.row(first, GridTables.row(open)));
        }
        return rows;
    }

    /** The cells of a line; null if it is no line of the table: something runs across where a column begins. */
    private @Nullable List<Traced> cells(Traced line) {
        var cells = new ArrayList<Traced>();
        for (int i = 0; i < starts.length; i++) {
            cells.add(Traced.EMPTY);
        }
        int last = -1;
        if (line.length() > WIDEST) {
            return null;
        }
        for (int[] part : parts(line)) {
            int column = column(part[0]);
            boolean across = column + 1 < starts.length && part[1] > starts[column + 1] + SLACK;
            if (across || column <= last) {
                return null;
            }
            cells.set(column, line.sub(part[0], part[1]));
            last = column;
        }
        return cells;
    }

    private int column(int from) {
        int column = 0;
        while (column + 1 < starts.length && starts[column + 1] <= from + SLACK) {
            column++;
        }
        return column;
    }
}

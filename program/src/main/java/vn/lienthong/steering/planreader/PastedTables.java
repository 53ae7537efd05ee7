package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.steering.planreader.Structure.Field;

/** Puts a table back into rows that was pasted with one cell on each line: first the heads, then row by row. */
final class PastedTables {

    private static final int LONGEST_HEAD = 60;
    private static final int FEWEST_COLUMNS = 3;
    private static final Pattern SERIAL = Pattern.compile("\\d{1,3}\\.?");
    private static final Pattern GROUP = Pattern.compile("(?:[IVX]{1,5}|[A-HĐ])\\.?");

    private final List<CleanLine> in;
    private final List<CleanLine> out = new ArrayList<>();

    private PastedTables(List<CleanLine> lines) {
        this.in = lines;
    }

    static List<CleanLine> rejoin(List<CleanLine> lines) {
        return new PastedTables(lines.stream().toList()).run();
    }

    private List<CleanLine> run() {
        int at = 0;
        while (at < in.size()) {
            List<CleanLine> head = head(at);
            if (head == null) {
                out.add(in.get(at));
                at++;
            } else {
                row(head);
                at = rows(at + head.size(), head.size());
            }
        }
        return out;
    }

    /** The heads that begin at a line, each on its own; null if no table begins there. */
    private @Nullable List<CleanLine> head(int from) {
        if (!isCell(from) || Structure.INSTANCE.knownColumn(in.get(from).text()) != Field.NUMBER) {
            return null;
        }
        var head = new ArrayList<CleanLine>();
        for (int i = from; isCell(i) && in.get(i).text().length() <= LONGEST_HEAD; i++) {
            if (Structure.INSTANCE.column(in.get(i).text()) == null || isSerial(i, 1)) {
                break;
            }
            head.add(in.get(i));
        }
        int next = from + head.size();
        if (head.size() < FEWEST_COLUMNS || !(isSerial(next, 1) || isGroup(next))) {
            return null;
        }
        Columns columns = Columns.head(head.stream().map(CleanLine::text).toList());
        return columns != null && columns.holdItems() ? head : null;
    }

    private int rows(int from, int width) {
        int at = from;
        int serial = 1;
        while (at < in.size()) {
            if (in.get(at).isBlank()) {
                at++;
            } else if (isSerial(at, serial)) {
                int end = at + 1;
                while (end - at < width && isCell(end) && !isSerial(end, serial + 1)) {
                    end++;
                }
                row(in.subList(at, end));
                at = end;
                serial++;
            } else if (isGroup(at) && isCell(at + 1)) {
                row(in.subList(at, at + 2));
                at += 2;
            } else {
                List<CleanLine> again = head(at);
                if (again == null) {
                    return at;
                }
                at += again.size();
            }
        }
        return at;
    }

    private void row(List<CleanLine> cells) {
        CleanLine first = cells.getFirst();
        out.add(new CleanLine(
                first.page(),
                first.number(),
                0,
                Traced.EMPTY,
                cells.stream().map(CleanLine::text).toList()));
    }

    private boolean isCell(int at) {
        return at < in.size() && !in.get(at).isBlank() && !in.get(at).isRow();
    }

    private boolean isSerial(int at, int value) {
        if (!isCell(at)) {
            return false;
        }
        String text = in.get(at).text().text.strip();
        return SERIAL.matcher(text).matches() && Integer.parseInt(text.replace(".", ""), 10) == value;
    }

    private boolean isGroup(int at) {
        return isCell(at) && GROUP.matcher(in.get(at).text().text.strip()).matches();
    }
}

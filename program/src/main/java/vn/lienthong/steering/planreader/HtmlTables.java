package vn.lienthong.steering.planreader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables written as HTML over one or many lines; merged cells become empty cells, so that columns stay aligned. */
final class HtmlTables {

    private static final Pattern TAG = Pattern.compile("(?is)<(/?)(table|tr|td|th)((?:\\s[^<>]*)?)>");
    private static final Pattern SPAN = Pattern.compile("(?i)(col|row)span\\s*=\\s*[\"']?(\\d{1,2})");

    private final List<CleanLine> out = new ArrayList<>();
    private final List<Integer> rowSpans = new ArrayList<>();
    private final List<Traced> cells = new ArrayList<>();
    private Traced cell = Traced.EMPTY;
    private boolean inRow;
    private boolean inCell;
    private int colSpan = 1;
    private int rowSpan = 1;

    private HtmlTables() {}

    static List<CleanLine> read(List<Cleaner.Numbered> lines) {
        var tables = new HtmlTables();
        for (Cleaner.Numbered line : lines) {
            tables.line(line);
        }
        if (!lines.isEmpty()) {
            tables.endRow(lines.getLast());
        }
        return tables.out;
    }

    private void line(Cleaner.Numbered line) {
        Traced text = line.text();
        Matcher tag = TAG.matcher(text.text);
        if (!inRow && !tag.find()) {
            Cleaner.addLine(line, out);
            return;
        }
        tag.reset();
        int from = 0;
        while (tag.find()) {
            take(line, text.sub(from, tag.start()));
            from = tag.end();
            tag(line, tag);
        }
        take(line, text.from(from));
    }

    private void tag(Cleaner.Numbered line, Matcher tag) {
        boolean closes = !tag.group(1).isEmpty();
        switch (tag.group(2).toLowerCase(Locale.ROOT)) {
            case "table" -> {
                endRow(line);
                rowSpans.clear();
            }
            case "tr" -> {
                endRow(line);
                inRow = !closes;
            }
            default -> {
                endCell();
                inRow = true;
                inCell = !closes;
                colSpan = span(tag.group(3), "col");
                rowSpan = span(tag.group(3), "row");
            }
        }
    }

    private static int span(String attributes, String which) {
        Matcher span = SPAN.matcher(attributes);
        while (span.find()) {
            if (span.group(1).equalsIgnoreCase(which)) {
                return Math.max(1, Integer.parseInt(span.group(2)));
            }
        }
        return 1;
    }

    private void take(Cleaner.Numbered line, Traced text) {
        if (inCell) {
            cell = cell.then(Traced.BREAK, text.trim());
        } else if (!inRow && !text.isBlank()) {
            Cleaner.addLine(new Cleaner.Numbered(line.page(), line.number(), text), out);
        }
    }

    private void endCell() {
        if (!inCell) {
            return;
        }
        skipSpanned();
        for (int i = 0; i < colSpan; i++) {
            while (rowSpans.size() <= cells.size()) {
                rowSpans.add(0);
            }
            rowSpans.set(cells.size(), rowSpan - 1);
            cells.add(i == 0 ? cell : Traced.EMPTY);
        }
        cell = Traced.EMPTY;
        inCell = false;
    }

    private void skipSpanned() {
        while (cells.size() < rowSpans.size() && rowSpans.get(cells.size()) > 0) {
            rowSpans.set(cells.size(), rowSpans.get(cells.size()) - 1);
            cells.add(Traced.EMPTY);
        }
    }

    private void endRow(Cleaner.Numbered line) {
        endCell();
        if (!cells.isEmpty()) {
            skipSpanned();
            int number = cells.stream()
                    .filter(c -> c.length() > 0)
                    .mapToInt(c -> c.lineAt(0))
                    .min()
                    .orElse(line.number());
            out.add(Cleaner.row(new Cleaner.Numbered(line.page(), number, Traced.EMPTY), List.copyOf(cells)));
        }
        cells.clear();
        inRow = false;
    }
}

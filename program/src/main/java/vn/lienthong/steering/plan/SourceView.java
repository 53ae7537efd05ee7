package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The document as it is shown beside its readings: paragraphs and tables, with every value that was read as a mark that
 * leads to its item.
 */
final class SourceView {

    /** Cells of a row are parted by this. */
    private static final Pattern CELLS = Pattern.compile("\t");

    /** What a scanned text carries beside its words: tags and Markdown signs are not shown. */
    private static final Pattern DRESS = Pattern.compile("<[^<>]{1,200}>|\\*{1,3}|^#{1,6}\\s|\\\\(?=[*_#])");

    private SourceView() {}

    /** A paragraph or a table of consecutive rows; a new page is said at its first block. */
    record Block(int page, boolean pageStart, List<Row> rows, boolean table) {}

    /** One line of the source. */
    record Row(int line, List<Cell> cells) {}

    /** The whole paragraph, or one cell of a table row. */
    record Cell(List<Piece> pieces) {}

    /**
     * Some characters.
     *
     * @param item the draft they were read into, or null for plain text
     * @param field what they were read as
     */
    record Piece(String text, @Nullable UUID item, String field, boolean doubtful) {}

    /** Lays the lines out. */
    static List<Block> of(List<Line> lines, List<Draft> drafts) {
        Map<Integer, List<Span>> spans = spans(lines, drafts);
        List<Block> blocks = new ArrayList<>();
        int page = 0;
        for (Line line : lines) {
            boolean pageStart = line.page() != page;
            page = line.page();
            if (line.text().isBlank() && !pageStart) {
                continue;
            }
            Row row = row(line, spans.getOrDefault(line.number(), List.of()));
            boolean table = row.cells().size() > 1;
            Block last = blocks.isEmpty() ? null : blocks.getLast();
            if (table && last != null && last.table() && !pageStart && follows(last, line)) {
                last.rows().add(row);
            } else {
                blocks.add(new Block(line.page(), pageStart, new ArrayList<>(List.of(row)), table));
            }
        }
        return blocks;
    }

    private static boolean follows(Block block, Line line) {
        return block.rows().getLast().line() + 1 == line.number();
    }

    private record Span(int from, int to, UUID item, String field, boolean doubtful) {}

    private static Map<Integer, List<Span>> spans(List<Line> lines, List<Draft> drafts) {
        Map<Integer, Integer> lengths = new HashMap<>();
        lines.forEach(line -> lengths.put(line.number(), line.text().length()));
        Map<Integer, List<Span>> spans = new HashMap<>();
        for (Draft draft : drafts) {
            for (Mark mark : draft.marks()) {
                for (int number = mark.lineFrom(); number <= Math.min(mark.lineTo(), mark.lineFrom() + 200); number++) {
                    Integer length = lengths.get(number);
                    if (length == null) {
                        continue;
                    }
                    int from = number == mark.lineFrom() ? Math.max(0, mark.charFrom()) : 0;
                    int to = number == mark.lineTo() && mark.charTo() >= 0 ? Math.min(mark.charTo(), length) : length;
                    if (from < to) {
                        spans.computeIfAbsent(number, key -> new ArrayList<>())
                                .add(new Span(from, to, draft.id(), mark.field(), mark.doubtful() && !draft.settled()));
                    }
                }
            }
        }
        // Where readings overlap the doubtful one is shown, then the shorter: it says more exactly what was read.
        spans.values()
                .forEach(list -> list.sort(Comparator.comparing((Span span) -> !span.doubtful())
                        .thenComparingInt(span -> span.to() - span.from())));
        return spans;
    }

    private static Row row(Line line, List<Span> spans) {
        List<Span> chosen = new ArrayList<>();
        for (Span span : spans) {
            if (chosen.stream().noneMatch(other -> span.from() < other.to() && other.from() < span.to())) {
                chosen.add(span);
            }
        }
        chosen.sort(Comparator.comparingInt(Span::from));
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (String cell : CELLS.split(line.text(), -1)) {
            cells.add(new Cell(pieces(line.text(), start, start + cell.length(), chosen)));
            start += cell.length() + 1;
        }
        return new Row(line.number(), cells);
    }

    private static List<Piece> pieces(String text, int from, int to, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Span span : spans) {
            int start = Math.max(span.from(), at);
            int end = Math.min(span.to(), to);
            if (start >= end) {
                continue;
            }
            add(pieces, text.substring(at, start), null);
            add(pieces, text.substring(start, end), span);
            at = end;
        }
        add(pieces, text.substring(at, to), null);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, @Nullable Span span) {
        String words = DRESS.matcher(text).replaceAll("").replace('\u2028', '\n');
        if (words.isEmpty()) {
            return;
        }
        pieces.add(
                span == null || words.isBlank()
                        ? new Piece(words, null, "", false)
                        : new Piece(words, span.item(), span.field(), span.doubtful()));
    }
}

package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.capability.reading.PageContent.Word;

/**
 * Splits rows into blocks to be read one after the other. Where columns stand side by side without lines (the heads of
 * issuer and state, recipients beside the signature) each column is one block, the left one first.
 */
final class TextColumns {

    /** A gap between words wider than so many letter sizes parts two columns. */
    private static final float GUTTER = 2.2f;

    private TextColumns() {}

    /** Rows to be read top to bottom; {@code column} tells that it is one of several side by side. */
    record Block(List<TextRow> rows, boolean column) {}

    static List<Block> blocks(List<TextRow> rows) {
        List<Block> blocks = new ArrayList<>();
        List<TextRow> plain = new ArrayList<>();
        int i = 0;
        while (i < rows.size()) {
            int end = endOfColumns(rows, i);
            if (end == i) {
                plain.add(rows.get(i++));
                continue;
            }
            int start = i;
            while (!plain.isEmpty() && narrowlyParted(plain.getLast(), rows.subList(start, end))) {
                plain.removeLast();
                start--;
            }
            flush(blocks, plain);
            plain = new ArrayList<>();
            blocks.addAll(columns(rows.subList(start, end)));
            i = end;
        }
        flush(blocks, plain);
        return blocks;
    }

    private static void flush(List<Block> blocks, List<TextRow> plain) {
        if (!plain.isEmpty()) {
            blocks.add(new Block(plain, false));
        }
    }

    /**
     * The row above columns belongs to them if both columns come so close there that only their gutter, as the rows
     * below show it, tells them apart: then the widest gap of the row lies in that gutter.
     */
    private static boolean narrowlyParted(TextRow row, List<TextRow> below) {
        List<float[]> gutters = commonGutters(below);
        if (gutters.size() != 1 || below.getFirst().middle() - row.middle() > 2.5f * row.size()) {
            return false;
        }
        List<float[]> left = narrowed(gutters, row, 0.6f * row.size());
        if (left.isEmpty()) {
            return false;
        }
        float widest = 0;
        for (int i = 1; i < row.words().size(); i++) {
            float from = row.words().get(i - 1).right();
            float to = row.words().get(i).left();
            boolean gutter = from <= left.getFirst()[0] + 0.1f && to >= left.getFirst()[1] - 0.1f;
            widest = gutter ? widest : Math.max(widest, to - from);
        }
        return left.getFirst()[1] - left.getFirst()[0] > 1.6f * widest;
    }

    /** The gutters that all these rows leave free. */
    private static List<float[]> commonGutters(List<TextRow> rows) {
        List<float[]> gutters = rows.stream()
                .map(TextColumns::gaps)
                .filter(gaps -> !gaps.isEmpty())
                .findFirst()
                .orElse(List.of());
        for (TextRow row : rows) {
            gutters = narrowed(gutters, row, 0.6f * row.size());
        }
        return gutters;
    }

    /** The first row behind the columns that begin at this row; the row itself if none begin here. */
    private static int endOfColumns(List<TextRow> rows, int from) {
        List<float[]> gutters = gaps(rows.get(from));
        if (gutters.isEmpty()) {
            return from;
        }
        int end = from + 1;
        while (end < rows.size()) {
            TextRow row = rows.get(end);
            List<float[]> left = narrowed(gutters, row, row.size());
            if (left.isEmpty() || (gaps(row).isEmpty() && !beside(rows.subList(from, end), gutters, row))) {
                break;
            }
            gutters = left;
            end++;
        }
        return end;
    }

    /**
     * A row on one side only belongs to that column if it follows closely and lines up with it: at its left edge as the
     * items of a list do, or on its axis as a title and a name under it do.
     */
    private static boolean beside(List<TextRow> above, List<float[]> gutters, TextRow row) {
        if (row.middle() - above.getLast().middle() > 8f * row.size()) {
            return false;
        }
        for (int i = 0; i <= gutters.size(); i++) {
            float from = i == 0 ? 0 : gutters.get(i - 1)[1] - row.size();
            float to = i == gutters.size() ? Float.MAX_VALUE : gutters.get(i)[1];
            if (row.left() >= from && row.right() < to) {
                return linesUp(above, from, to, row);
            }
        }
        return false;
    }

    private static boolean linesUp(List<TextRow> above, float from, float to, TextRow row) {
        List<Word> column = above.stream()
                .flatMap(other -> other.words().stream())
                .filter(word -> word.left() >= from && word.left() < to)
                .toList();
        if (column.isEmpty()) {
            return false;
        }
        for (TextRow other : TextRow.group(column)) {
            if (Math.abs(other.left() - row.left()) < row.size()
                    || Math.abs(other.centre() - row.centre()) < 0.5f * row.size()) {
                return true;
            }
        }
        return false;
    }

    /** The gaps of a row that are wide enough to part columns. */
    private static List<float[]> gaps(TextRow row) {
        List<float[]> gaps = new ArrayList<>();
        float reach = row.words().getFirst().right();
        for (Word word : row.words()) {
            if (word.left() - reach > GUTTER * row.size()) {
                gaps.add(new float[] {reach, word.left()});
            }
            reach = Math.max(reach, word.right());
        }
        return gaps;
    }

    /** What remains free of these gutters under this row. */
    private static List<float[]> narrowed(List<float[]> gutters, TextRow row, float least) {
        List<float[]> free = new ArrayList<>();
        for (float[] gutter : gutters) {
            float from = gutter[0];
            float to = gutter[1];
            for (Word word : row.words()) {
                if (word.right() <= from || word.left() >= to) {
                    continue;
                }
                // A word that reaches into the gutter from one side narrows it; one in its midst ends it.
                if (word.centre() < (from + to) / 2) {
                    from = Math.max(from, word.right());
                } else {
                    to = Math.min(to, word.left());
                }
            }
            if (to - from > least) {
                free.add(new float[] {from, to});
            }
        }
        return free;
    }

    private static List<Block> columns(List<TextRow> rows) {
        List<float[]> gutters = commonGutters(rows);
        List<Block> blocks = new ArrayList<>();
        float from = 0;
        for (int i = 0; i <= gutters.size(); i++) {
            float to = i < gutters.size() ? gutters.get(i)[1] - 0.01f : Float.MAX_VALUE;
            List<Word> words = new ArrayList<>();
            for (TextRow row : rows) {
                for (Word word : row.words()) {
                    if (word.left() >= from && word.left() < to) {
                        words.add(word);
                    }
                }
            }
            if (!words.isEmpty()) {
                blocks.add(new Block(TextRow.group(words), true));
            }
            from = to;
        }
        return blocks;
    }
}

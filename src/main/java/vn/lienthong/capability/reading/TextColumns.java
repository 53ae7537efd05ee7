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
            flush(blocks, plain);
            plain = new ArrayList<>();
            blocks.addAll(columns(rows.subList(i, end)));
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

    /** The first row behind the columns that begin at this row; the row itself if none begin here. */
    private static int endOfColumns(List<TextRow> rows, int from) {
        List<float[]> gutters = gaps(rows.get(from));
        if (gutters.isEmpty()) {
            return from;
        }
        int end = from + 1;
        int lastSplit = end;
        while (end < rows.size()) {
            TextRow row = rows.get(end);
            List<float[]> left = narrowed(gutters, row);
            if (left.isEmpty()) {
                break;
            }
            boolean split = !gaps(row).isEmpty();
            if (!split && !besideGutter(rows, from, end, row)) {
                break;
            }
            gutters = left;
            end++;
            lastSplit = split ? end : lastSplit;
        }
        return Math.max(lastSplit, trailing(rows, from, end));
    }

    /** A one-sided row belongs to the columns if it follows closely and keeps within one of them. */
    private static boolean besideGutter(List<TextRow> rows, int from, int at, TextRow row) {
        TextRow above = rows.get(at - 1);
        if (row.middle() - above.middle() > 6f * row.size()) {
            return false;
        }
        for (Block column : columns(rows.subList(from, at))) {
            float left = column.rows().stream().map(TextRow::left).min(Float::compare).orElse(0f);
            float right = column.rows().stream().map(TextRow::right).max(Float::compare).orElse(0f);
            boolean within = row.left() >= left - row.size() && row.right() <= right + row.size();
            boolean centred = Math.abs(row.centre() - (left + right) / 2) < 2 * row.size();
            boolean flush = Math.abs(row.left() - left) < row.size();
            if (within && (centred || flush)) {
                return true;
            }
        }
        return false;
    }

    private static int trailing(List<TextRow> rows, int from, int end) {
        // Rows of one side only, at the end: they stay if they follow as closely as rows of a list do.
        int last = end;
        while (last - 1 > from && gaps(rows.get(last - 1)).isEmpty()
                && rows.get(last - 1).middle() - rows.get(last - 2).middle() > 2.5f * rows.get(last - 1).size()
                && last == rows.size() - 1) {
            last--;
        }
        return last;
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
    private static List<float[]> narrowed(List<float[]> gutters, TextRow row) {
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
            if (to - from > row.size()) {
                free.add(new float[] {from, to});
            }
        }
        return free;
    }

    private static List<Block> columns(List<TextRow> rows) {
        List<float[]> gutters = gaps(rows.getFirst());
        for (TextRow row : rows) {
            gutters = narrowed(gutters, row);
        }
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

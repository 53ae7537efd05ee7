package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.reading.PageContent.Rule;
import vn.lienthong.capability.reading.PageContent.Word;

/**
 * A table without drawn lines: three or more columns that the words of many rows leave free between them. It is given
 * the lines that its writer left away, so that everything behind treats it like any other table.
 */
final class UnruledTable {

    /** A gap in the head of the table, in sizes of its letters; blanks between words are a third of one. */
    private static final float HEAD_GAP = 1.0f;

    /** What of each gap must stay free in all rows. */
    private static final float FREE = 0.45f;

    private static final float FARTHEST = 4f;
    private static final int FEWEST_ROWS = 4;
    private static final int LONGEST_HEAD = 8;
    /** Rows stand so much farther apart than the lines of print within one. */
    private static final float ROW_GAP = 1.12f;

    private static final Pattern SERIAL = Pattern.compile("\\d{1,3}[.)]?");

    private final List<TextRow> rows;
    private final List<Boolean> spanning;
    private final float[] edges;

    private UnruledTable(List<TextRow> rows, List<Boolean> spanning, float[] edges) {
        this.rows = rows;
        this.spanning = spanning;
        this.edges = edges;
    }

    /** Where the columns part, with both outer edges. */
    float[] edges() {
        return edges.clone();
    }

    TextRow lastRow() {
        return rows.getLast();
    }

    /**
     * The tables without lines among these rows of print, from top to bottom.
     *
     * @param before the edges of the table with which the page before ended; null if it ended otherwise
     */
    static List<UnruledTable> in(List<TextRow> rows, float @Nullable [] before) {
        var tables = new ArrayList<UnruledTable>();
        int at = 0;
        while (at < rows.size()) {
            UnruledTable table = at == 0 && before != null ? goingOn(rows, before) : null;
            int start = at;
            if (table == null) {
                start = bestStart(rows, at);
                table = start < 0 ? null : from(rows, start);
                start = table == null ? at : start;
            }
            if (table == null) {
                at++;
            } else {
                int above = headAbove(rows, at, start, table.edges);
                tables.add(above == 0 ? table : table.under(rows.subList(start - above, start)));
                at = start + table.rows.size();
            }
        }
        return tables;
    }

    /** Of the next rows the one that shows the most columns: a head of two rows shows fewer of them; -1 if none. */
    private static int bestStart(List<TextRow> rows, int at) {
        UnruledTable best = from(rows, at);
        if (best == null) {
            return -1;
        }
        int start = at;
        int end = at + best.rows.size();
        for (int i = at + 1; i < Math.min(end, at + LONGEST_HEAD); i++) {
            UnruledTable other = from(rows, i);
            if (other != null
                    && other.edges.length > best.edges.length
                    && i + other.rows.size() >= end
                    && other.rows.size() * 10 >= (end - at) * 6) {
                best = other;
                start = i;
            }
        }
        return start;
    }

    /** How many rows directly above keep out of the gaps as well: the rest of the head. */
    private static int headAbove(List<TextRow> rows, int from, int start, float[] edges) {
        int above = 0;
        int first = Math.max(0, Math.min(from, start) - LONGEST_HEAD);
        while (belongs(rows, start - above - 1, first, edges)) {
            above++;
        }
        // A heading of a group may stand between the head and the first row.
        if (belongs(rows, start - above - 2, first, edges)
                && near(rows.get(start - above - 1), rows.get(start - above))) {
            above += 2;
            while (belongs(rows, start - above - 1, first, edges)) {
                above++;
            }
        }
        while (above > 0 && columns(rows.get(start - above), edges) < 2) {
            above--;
        }
        return above;
    }

    private static boolean belongs(List<TextRow> rows, int at, int first, float[] edges) {
        return at >= first && near(rows.get(at), rows.get(at + 1)) && fits(rows.get(at), edges);
    }

    private UnruledTable under(List<TextRow> head) {
        var all = new ArrayList<>(head);
        all.addAll(rows);
        var across = new ArrayList<Boolean>();
        head.forEach(row -> across.add(!fits(row, edges)));
        across.addAll(spanning);
        return new UnruledTable(List.copyOf(all), across, edges);
    }

    private static @Nullable UnruledTable from(List<TextRow> rows, int at) {
        List<float[]> gaps = gaps(rows.get(at));
        if (gaps.size() < 2) {
            return null;
        }
        var free = new ArrayList<List<float[]>>();
        gaps.forEach(gap -> free.add(List.of(gap)));
        var spanning = new ArrayList<>(List.of(false));
        int end = at + 1;
        while (end < rows.size() && near(rows.get(end - 1), rows.get(end))) {
            if (take(free, rows.get(end))) {
                spanning.add(false);
            } else if (spans(rows, end, rows.get(at).left(), free)) {
                spanning.add(true);
            } else {
                break;
            }
            end++;
        }
        List<TextRow> own = rows.subList(at, end);
        if (own.size() >= 2 * FEWEST_ROWS) {
            addFurther(free, own, spanning);
        }
        float[] edges = edges(own, free);
        return enough(own, edges) ? new UnruledTable(List.copyOf(own), spanning, edges) : null;
    }

    /** Gaps that the first row does not show, because it fills few of its columns, but all rows together do. */
    private static void addFurther(List<List<float[]>> free, List<TextRow> rows, List<Boolean> spanning) {
        float left = (float) rows.stream().mapToDouble(TextRow::left).min().orElse(0);
        float right = (float) rows.stream().mapToDouble(TextRow::right).max().orElse(0);
        List<float[]> open = List.of(new float[] {left, right});
        for (int i = 0; i < rows.size(); i++) {
            if (!spanning.get(i)) {
                var narrower = new ArrayList<float[]>();
                for (float[] piece : open) {
                    narrower.addAll(without(piece, rows.get(i)));
                }
                open = narrower;
            }
        }
        for (float[] piece : open) {
            boolean known =
                    free.stream().flatMap(List::stream).anyMatch(other -> other[0] < piece[1] && other[1] > piece[0]);
            if (!known && piece[0] > left && piece[1] < right) {
                free.add(List.of(piece));
            }
        }
        free.sort((a, b) -> Float.compare(a.getFirst()[0], b.getFirst()[0]));
    }

    /** The rest of the table of the page before, as long as its rows keep out of the same gaps. */
    private static @Nullable UnruledTable goingOn(List<TextRow> rows, float[] edges) {
        var spanning = new ArrayList<Boolean>();
        int end = 0;
        while (end < rows.size() && (end == 0 || near(rows.get(end - 1), rows.get(end)))) {
            boolean fits = fits(rows.get(end), edges);
            if (!fits && (end + 1 >= rows.size() || !fits(rows.get(end + 1), edges))) {
                break;
            }
            spanning.add(!fits);
            end++;
        }
        List<TextRow> own = rows.subList(0, end);
        long wide = own.stream().filter(row -> columns(row, edges) >= 2).count();
        return wide >= 1 ? new UnruledTable(List.copyOf(own), spanning, edges) : null;
    }

    private static boolean fits(TextRow row, float[] edges) {
        for (Word word : row.words()) {
            for (int i = 1; i < edges.length - 1; i++) {
                if (word.left() < edges[i] - 1 && word.right() > edges[i] + 1) {
                    return false;
                }
            }
        }
        return row.left() >= edges[0] - row.size()
                && row.right() <= edges[edges.length - 1] + row.size()
                && !crosses(row, edges);
    }

    /** Running text leaves no more than a blank where columns part. */
    private static boolean crosses(TextRow row, float[] edges) {
        for (int i = 1; i < row.words().size(); i++) {
            float from = row.words().get(i - 1).right();
            float to = row.words().get(i).left();
            for (int k = 1; k < edges.length - 1; k++) {
                if (from <= edges[k] && to >= edges[k] && to - from < FREE * row.size()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean near(TextRow above, TextRow row) {
        return row.middle() - above.middle() < FARTHEST * row.size();
    }

    private static List<float[]> gaps(TextRow row) {
        var gaps = new ArrayList<float[]>();
        float reach = row.words().getFirst().right();
        for (Word word : row.words()) {
            if (word.left() - reach > HEAD_GAP * row.size()) {
                gaps.add(new float[] {reach, word.left()});
            }
            reach = Math.max(reach, word.right());
        }
        return gaps;
    }

    /** Narrows the gaps by a row; false, and nothing changed, if the row fills one of them. */
    private static boolean take(List<List<float[]>> free, TextRow row) {
        var left = new ArrayList<List<float[]>>();
        for (List<float[]> gap : free) {
            var pieces = new ArrayList<float[]>();
            for (float[] piece : gap) {
                pieces.addAll(without(piece, row));
            }
            if (pieces.isEmpty()) {
                return false;
            }
            left.add(pieces);
        }
        for (int i = 0; i < left.size(); i++) {
            free.set(i, left.get(i));
        }
        return true;
    }

    private static List<float[]> without(float[] piece, TextRow row) {
        var pieces = new ArrayList<float[]>();
        float from = piece[0];
        for (Word word : row.words()) {
            if (word.right() <= from || word.left() >= piece[1]) {
                continue;
            }
            if (word.left() - from > FREE * row.size()) {
                pieces.add(new float[] {from, word.left()});
            }
            from = Math.max(from, word.right());
        }
        if (piece[1] - from > FREE * row.size()) {
            pieces.add(new float[] {from, piece[1]});
        }
        return pieces;
    }

    /** A heading across all columns, with rows of the table below it. */
    private static boolean spans(List<TextRow> rows, int at, float left, List<List<float[]>> free) {
        TextRow row = rows.get(at);
        // "B     NHÓM PHÁT TRIỂN KINH TẾ": its mark may stand in the column of the numbers.
        int most = row.words().getFirst().text().length() <= 4 ? 1 : 0;
        if (at + 1 >= rows.size() || gaps(row).size() > most || row.left() > left + 12 * row.size()) {
            return false;
        }
        TextRow next = rows.get(at + 1);
        return near(row, next) && gaps(next).size() >= 2 && take(new ArrayList<>(free), next);
    }

    /** Each edge stands close before the column on its right, in the widest piece of its gap. */
    private static float[] edges(List<TextRow> rows, List<List<float[]>> free) {
        float[] edges = new float[free.size() + 2];
        edges[0] = (float) rows.stream().mapToDouble(TextRow::left).min().orElse(0) - 3;
        edges[edges.length - 1] =
                (float) rows.stream().mapToDouble(TextRow::right).max().orElse(0) + 3;
        for (int i = 0; i < free.size(); i++) {
            float[] widest = free.get(i).getFirst();
            for (float[] piece : free.get(i)) {
                widest = piece[1] - piece[0] > widest[1] - widest[0] ? piece : widest;
            }
            edges[i + 1] = widest[1] - Math.min(2.5f, (widest[1] - widest[0]) / 2);
        }
        return edges;
    }

    private static boolean enough(List<TextRow> rows, float[] edges) {
        long wide = rows.stream().filter(row -> columns(row, edges) >= 2).count();
        return rows.size() >= FEWEST_ROWS && wide >= FEWEST_ROWS - 1;
    }

    private static int columnOf(Word word, float[] edges) {
        int column = 0;
        while (column + 2 < edges.length && word.centre() > edges[column + 1]) {
            column++;
        }
        return column;
    }

    private static int columns(TextRow row, float[] edges) {
        return (int) row.words().stream()
                .map(word -> columnOf(word, edges))
                .distinct()
                .count();
    }

    /** The lines that would be drawn: around all, between the rows, and between the columns of each row. */
    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        float left = edges[0];
        float right = edges[edges.length - 1];
        List<Integer> starts = starts();
        for (int i = 0; i <= starts.size(); i++) {
            rules.add(new Rule(true, levelOver(starts, i), left, right));
        }
        for (int i = 0; i < starts.size(); i++) {
            float top = levelOver(starts, i);
            float bottom = levelOver(starts, i + 1);
            boolean whole = spanning.get(starts.get(i));
            for (int k = 0; k < edges.length; k++) {
                if (!whole || k == 0 || k == edges.length - 1) {
                    rules.add(new Rule(false, edges[k], top, bottom));
                }
            }
        }
        return rules;
    }

    private float levelOver(List<Integer> starts, int row) {
        if (row == 0) {
            return rows.getFirst().top() - 2;
        }
        if (row == starts.size()) {
            return rows.getLast().bottom() + 2;
        }
        int at = starts.get(row);
        return (rows.get(at - 1).bottom() + rows.get(at).top()) / 2;
    }

    /** The lines of print with which the rows of the table begin. */
    private List<Integer> starts() {
        List<Integer> byGap = byGap();
        int column = serialColumn();
        if (column < 0) {
            return byGap;
        }
        List<Integer> bySerial = bySerial(column);
        // Each part between wide gaps holds one number: the gaps tell the rows, also where numbers stand half-way down.
        int numbered = 0;
        int several = 0;
        for (int i = 0; i < byGap.size(); i++) {
            int end = i + 1 < byGap.size() ? byGap.get(i + 1) : rows.size();
            int serials = 0;
            for (int k = byGap.get(i); k < end; k++) {
                serials += hasSerial(rows.get(k), column) ? 1 : 0;
            }
            numbered += serials == 1 ? 1 : 0;
            several += serials > 1 ? 1 : 0;
        }
        int parts =
                byGap.size() - (int) spanning.stream().filter(whole -> whole).count();
        return several == 0 && numbered * 10 >= (parts - 2) * 8 ? byGap : bySerial;
    }

    /** The column of the running numbers, the first or the last; -1 if there is none. */
    private int serialColumn() {
        for (int column : new int[] {0, edges.length - 2}) {
            if (rows.stream().filter(row -> hasSerial(row, column)).count() >= 2) {
                return column;
            }
        }
        return -1;
    }

    private boolean hasSerial(TextRow row, int column) {
        List<Word> words = row.words().stream()
                .filter(word -> columnOf(word, edges) == column)
                .toList();
        return words.size() == 1 && SERIAL.matcher(words.getFirst().text()).matches();
    }

    private List<Integer> byGap() {
        var pitches = new ArrayList<Float>();
        for (int i = 1; i < rows.size(); i++) {
            pitches.add(rows.get(i).middle() - rows.get(i - 1).middle());
        }
        List<Float> sorted = pitches.stream().sorted().toList();
        float least = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 5);
        var starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < rows.size(); i++) {
            boolean apart = pitches.get(i - 1) > ROW_GAP * least;
            if (apart || spanning.get(i) || spanning.get(i - 1)) {
                starts.add(i);
            }
        }
        return starts;
    }

    private List<Integer> bySerial(int column) {
        var starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < rows.size(); i++) {
            if (hasSerial(rows.get(i), column) || spanning.get(i) || spanning.get(i - 1)) {
                starts.add(i);
            }
        }
        return starts;
    }
}

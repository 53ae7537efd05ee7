package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.lienthong.capability.reading.PageContent.Word;

/** Writes paragraphs and table rows down in order and decides what runs on from one page to the next. */
final class PageFlow {

    private static final float SAME_COLUMN = 8;
    private static final Pattern NUMBER = Pattern.compile("(?:\\d{1,3}|[IVXivx]{1,5}|[A-Za-z])[.)]?");

    private final Lines lines;
    private final TableRows tableRows;
    private int page = 1;

    private Paragraphs.Paragraph last = new Paragraphs.Paragraph("", false, true);
    private int lastPage = 1;
    private boolean pageJustTurned;

    private float[] uprights = new float[0];
    private List<List<String>> head = List.of();
    private List<String> openRow = List.of();
    private int openRowPage = 1;
    private int numbered;
    private int unnumbered;

    PageFlow(Lines lines, TableRows tableRows) {
        this.lines = lines;
        this.tableRows = tableRows;
    }

    void page(int number) {
        page = number;
        pageJustTurned = true;
    }

    /** A column beside another: its paragraphs never run on. */
    void column(List<Paragraphs.Paragraph> paragraphs) throws RefusedException {
        endTable();
        endParagraph();
        for (Paragraphs.Paragraph paragraph : paragraphs) {
            lines.paragraph(page, paragraph.text());
        }
        pageJustTurned = false;
    }

    void paragraphs(List<Paragraphs.Paragraph> paragraphs) throws RefusedException {
        for (Paragraphs.Paragraph paragraph : paragraphs) {
            endTable();
            if (pageJustTurned && runsOn(paragraph)) {
                String glue = Paragraphs.glue(last.text(), paragraph.text());
                last = new Paragraphs.Paragraph(last.text() + glue + paragraph.text(), paragraph.open(), last.fresh());
            } else {
                endParagraph();
                last = paragraph;
                lastPage = page;
            }
            pageJustTurned = false;
        }
    }

    private boolean runsOn(Paragraphs.Paragraph next) {
        if (last.text().isEmpty() || Paragraphs.marked(next.text())) {
            return false;
        }
        boolean sentenceRunsOn = !Paragraphs.ended(last.text()) && Paragraphs.startsSmall(next.text());
        return sentenceRunsOn || (last.open() && !next.fresh() && !Paragraphs.ended(last.text()));
    }

    void table(RuledTable table, List<Word> words) throws RefusedException {
        List<List<String>> rows = new ArrayList<>(tableRows.of(table, words));
        boolean continues = pageJustTurned && last.text().isEmpty() && sameColumns(table.uprights());
        pageJustTurned = false;
        if (continues) {
            dropRepeatedHead(rows);
            if (!rows.isEmpty() && splitRow(rows.getFirst())) {
                List<String> rest = rows.removeFirst();
                openRow = joined(openRow, rest);
            }
        } else {
            endTable();
            endParagraph();
            head = rows.subList(0, Math.min(rows.size(), 4)).stream()
                    .map(List::copyOf)
                    .toList();
            uprights = table.uprights();
            numbered = 0;
            unnumbered = 0;
        }
        for (List<String> row : rows) {
            endRow();
            openRow = row;
            openRowPage = page;
            boolean number = NUMBER.matcher(row.getFirst()).matches();
            numbered += number ? 1 : 0;
            // Rows before the first number are the head of the table.
            unnumbered += !number && numbered > 0 && row.getFirst().isBlank() ? 1 : 0;
        }
    }

    private boolean sameColumns(float[] next) {
        if (next.length != uprights.length) {
            return false;
        }
        float shift = next[0] - uprights[0];
        for (int i = 0; i < next.length; i++) {
            if (Math.abs(next[i] - uprights[i] - shift) > SAME_COLUMN) {
                return false;
            }
        }
        return true;
    }

    /** Word repeats the head rows of a table on each page. */
    private void dropRepeatedHead(List<List<String>> rows) {
        int same = 0;
        while (same < head.size() && same < rows.size() && alike(head.get(same), rows.get(same))) {
            same++;
        }
        rows.subList(0, same).clear();
    }

    private static boolean alike(List<String> a, List<String> b) {
        String one = letters(a);
        String other = letters(b);
        int longer = Math.max(one.length(), other.length());
        // Recognised twice, the same words may differ in a letter or two.
        return !one.isEmpty() && longer < 2_000 && distance(one, other) <= longer / 8;
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] here = new int[b.length() + 1];
            here[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                here[j] = Math.min(changed, 1 + Math.min(above[j], here[j - 1]));
            }
            above = here;
        }
        return above[b.length()];
    }

    private static String letters(List<String> cells) {
        return String.join("", cells).replaceAll("[\\s\u2028]+", "");
    }

    /**
     * Is this the rest of a row that the page cut? In a table that numbers its rows the rest has no number; in others
     * some cell must go on in the middle of a sentence.
     */
    private boolean splitRow(List<String> first) {
        if (openRow.isEmpty() || !first.getFirst().isBlank()) {
            return false;
        }
        boolean numbers = numbered > 2 * unnumbered;
        for (int i = 0; i < first.size(); i++) {
            String before = openRow.get(i);
            String rest = first.get(i);
            if (!rest.isBlank() && !before.isBlank() && Paragraphs.startsSmall(rest) && !Paragraphs.ended(before)) {
                return true;
            }
        }
        return numbers && first.stream().anyMatch(cell -> !cell.isBlank());
    }

    private static List<String> joined(List<String> row, List<String> rest) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String before = row.get(i);
            String after = rest.get(i);
            if (before.isBlank() || after.isBlank()) {
                cells.add(before + after);
            } else {
                boolean newParagraph =
                        Paragraphs.marked(after) || (Paragraphs.ended(before) && !Paragraphs.startsSmall(after));
                cells.add(
                        before + (newParagraph ? String.valueOf(Lines.BREAK) : Paragraphs.glue(before, after)) + after);
            }
        }
        return cells;
    }

    private void endRow() throws RefusedException {
        if (!openRow.isEmpty()) {
            lines.row(openRowPage, openRow);
            openRow = List.of();
        }
    }

    private void endTable() throws RefusedException {
        endRow();
        uprights = new float[0];
        head = List.of();
    }

    private void endParagraph() throws RefusedException {
        if (!last.text().isEmpty()) {
            lines.paragraph(lastPage, last.text());
        }
        last = new Paragraphs.Paragraph("", false, true);
    }

    List<SourceLine> end() throws RefusedException {
        endTable();
        endParagraph();
        return lines.all();
    }
}

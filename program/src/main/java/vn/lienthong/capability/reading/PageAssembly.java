package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.capability.reading.PageContent.Word;

/**
 * Puts the pages of a document together: page heads and page numbers left out, tables as rows, paragraphs and table
 * rows that run over the end of a page made whole again.
 */
final class PageAssembly {

    /** The parts of the sheet, at its top and bottom, in which a head or a foot may stand. */
    private static final float EDGE = 0.11f;

    private final List<Sheet> sheets = new ArrayList<>();

    /** One page: what stands in its tables, and the rows beside them. */
    private record Sheet(PageContent page, List<RuledTable> tables, List<List<Word>> inTables, List<TextRow> rows) {}

    /** The margins of the text on pages of one width. */
    private record Margins(float left, float right) {}

    static List<SourceLine> lines(List<PageContent> pages, ReadingLimits limits) throws RefusedException {
        PageAssembly assembly = new PageAssembly();
        pages.forEach(assembly::add);
        assembly.dropHeads();
        assembly.ruleTheUnruled();
        TableRows rows = new TableRows();
        PageFlow flow = new PageFlow(new Lines(limits), rows);
        Map<Integer, Margins> margins = assembly.margins();
        for (Sheet sheet : assembly.sheets) {
            assembly.flow(
                    sheet,
                    margins.getOrDefault(
                            width(sheet.page()), new Margins(0, sheet.page().width())),
                    flow);
        }
        return flow.end();
    }

    private void add(PageContent page) {
        List<RuledTable> tables = RuledTable.in(page.rules());
        List<List<Word>> inTables = new ArrayList<>();
        tables.forEach(table -> inTables.add(new ArrayList<>()));
        List<Word> outside = new ArrayList<>();
        for (Word word : page.words()) {
            int at = 0;
            while (at < tables.size() && !tables.get(at).holds(word)) {
                at++;
            }
            (at < tables.size() ? inTables.get(at) : outside).add(word);
        }
        // A grid with hardly a word in it is a drawing, not a table.
        sheets.add(new Sheet(page, new ArrayList<>(tables), inTables, new ArrayList<>(TextRow.group(outside))));
    }

    /** Tables without lines are given theirs; one that reaches the end of the sheet may go on on the next. */
    private void ruleTheUnruled() {
        float[] before = null;
        for (Sheet sheet : sheets) {
            float[] last = null;
            boolean beginsWithText = sheet.tables().isEmpty();
            for (UnruledTable found : UnruledTable.in(List.copyOf(sheet.rows()), beginsWithText ? before : null)) {
                for (RuledTable table : RuledTable.in(found.rules())) {
                    last = sheet.rows().getLast().equals(found.lastRow()) ? found.edges() : null;
                    insert(sheet, table);
                }
            }
            before = last;
        }
    }

    private static void insert(Sheet sheet, RuledTable table) {
        List<Word> words = new ArrayList<>();
        for (TextRow row : List.copyOf(sheet.rows())) {
            if (row.words().stream().allMatch(table::holds)) {
                words.addAll(row.words());
                sheet.rows().remove(row);
            }
        }
        int at = 0;
        while (at < sheet.tables().size() && sheet.tables().get(at).top() < table.top()) {
            at++;
        }
        sheet.tables().add(at, table);
        sheet.inTables().add(at, words);
    }

    private void dropHeads() {
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (Sheet sheet : sheets) {
            for (TextRow row : sheet.rows()) {
                if (inEdge(sheet, row)) {
                    seen.computeIfAbsent(pattern(row), none -> new HashSet<>())
                            .add(sheet.page().number());
                }
            }
        }
        int often = Math.max(3, sheets.size() / 3);
        for (Sheet sheet : sheets) {
            sheet.rows()
                    .removeIf(row -> inEdge(sheet, row)
                            && (isPageNumber(sheet, row)
                                    || seen.getOrDefault(pattern(row), Set.of()).size() >= often));
        }
    }

    private static boolean inEdge(Sheet sheet, TextRow row) {
        float height = sheet.page().height();
        return row.bottom() < EDGE * height || row.top() > (1 - EDGE) * height;
    }

    private static String pattern(TextRow row) {
        return row.text().replaceAll("\\d+", "#");
    }

    /** Digits alone ("3", "- 3 -", "3/20") as the outermost row of the sheet. */
    private static boolean isPageNumber(Sheet sheet, TextRow row) {
        boolean outermost =
                sheet.rows().getFirst().equals(row) || sheet.rows().getLast().equals(row);
        return outermost
                && row.text().matches("[-\u2013\u2014|\\s]*\\d{1,3}(?:\\s?/\\s?\\d{1,3})?[-\u2013\u2014|.\\s]*");
    }

    private static int width(PageContent page) {
        return Math.round(page.width() / 10);
    }

    private Map<Integer, Margins> margins() {
        Map<Integer, List<TextRow>> rows = new HashMap<>();
        for (Sheet sheet : sheets) {
            List<TextRow> wide = sheet.rows().stream()
                    .filter(row -> row.width() > 0.4f * sheet.page().width())
                    .toList();
            rows.computeIfAbsent(width(sheet.page()), none -> new ArrayList<>()).addAll(wide);
        }
        Map<Integer, Margins> margins = new HashMap<>();
        rows.forEach((width, all) -> {
            if (!all.isEmpty()) {
                List<Float> lefts = all.stream().map(TextRow::left).sorted().toList();
                List<Float> rights = all.stream().map(TextRow::right).sorted().toList();
                margins.put(width, new Margins(lefts.get(lefts.size() / 10), rights.get(rights.size() * 9 / 10)));
            }
        });
        return margins;
    }

    private void flow(Sheet sheet, Margins margins, PageFlow flow) throws RefusedException {
        flow.page(sheet.page().number());
        List<TextRow> waiting = new ArrayList<>(sheet.rows());
        for (int i = 0; i < sheet.tables().size(); i++) {
            RuledTable table = sheet.tables().get(i);
            List<TextRow> above =
                    waiting.stream().filter(row -> row.middle() < table.top()).toList();
            waiting.removeAll(above);
            text(above, margins, flow);
            flow.table(table, sheet.inTables().get(i));
        }
        text(waiting, margins, flow);
    }

    private static void text(List<TextRow> rows, Margins margins, PageFlow flow) throws RefusedException {
        for (TextColumns.Block block : TextColumns.blocks(rows)) {
            if (block.column()) {
                flow.column(Paragraphs.joinColumn(block.rows()));
            } else {
                flow.paragraphs(Paragraphs.join(block.rows(), margins.left(), margins.right()));
            }
        }
    }
}

package vn.lienthong.capability.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;

/**
 * Sheets as they stand, for rooms that take them in by themselves: all cells of all rows as text, a row at a time, whatever the
 * format. What can be described row by row as a {@link RowType} needs none of this.
 */
@Component
public class SheetReading {

    /** Rows that are read at most; a list of a large province. */
    public static final int MOST_ROWS = 1_000_000;

    private static final ReadLimits LARGE = new ReadLimits(MOST_ROWS, 400, 32_767, 2L << 30, 160L << 20);

    private final Documents documents;

    SheetReading(Documents documents) {
        this.documents = documents;
    }

    /**
     * A row with anything in it.
     *
     * @param number from 1, as the office program counts
     * @param cells from column A, as a person would write them; trailing empty ones may be absent
     */
    public record Row(int number, List<String> cells) {

        /** What stands in a column, or an empty text. */
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }

    /** An open sheet. */
    public static final class Rows implements AutoCloseable {

        private final RowSource source;

        private Rows(RowSource source) {
            this.source = source;
        }

        /**
         * The next row that is not empty, or null at the end.
         *
         * @throws SheetRefused if the file breaks here
         */
        public @Nullable Row next() {
            RowSource.Line line = source.next();
            if (line == null) {
                return null;
            }
            List<String> cells = new ArrayList<>(line.cells().size());
            for (Cell cell : line.cells()) {
                cells.add(cell.text());
            }
            return new Row(line.number(), cells);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /**
     * Names of the tabs that people see; one without a name for a text file.
     *
     * @throws SheetRefused if it is no sheet
     */
    public List<String> tabs(StoredDocument document) {
        return file(document).tabs();
    }

    /** The tab with the most rows among the first ones. */
    public int fullestTab(StoredDocument document) {
        return file(document).fullestTab();
    }

    /**
     * Opens a tab, to be closed.
     *
     * @throws SheetRefused if it cannot be read as a sheet
     */
    public Rows open(StoredDocument document, int tab) {
        return new Rows(file(document).open(tab));
    }

    /** The first rows. */
    public List<Row> head(StoredDocument document, int tab, int most) {
        List<Row> head = new ArrayList<>();
        try (Rows rows = open(document, tab)) {
            for (Row row = rows.next(); row != null && head.size() < most; row = rows.next()) {
                head.add(row);
            }
        }
        return head;
    }

    /**
     * Which column fills which field: what was said before, then the same words, then words within words.
     *
     * @param names plain names of the fields, see {@link #plain}
     * @param remembered field by plain heading; an empty text for "leave aside"
     * @return for each heading the name of its field or an empty text; no field twice
     */
    public static List<String> match(
            Map<String, Set<String>> names, List<String> headings, Map<String, String> remembered) {
        return Headings.match(names, headings, remembered);
    }

    /** How headings are compared: without marks, capitals, punctuation and remarks in brackets. */
    public static String plain(String heading) {
        return Headings.plain(heading);
    }

    private SheetFile file(StoredDocument document) {
        return new SheetFile(documents.path(document.id()), document.mediaType(), LARGE);
    }
}

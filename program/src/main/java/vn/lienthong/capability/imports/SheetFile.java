package vn.lienthong.capability.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A file that is to be read as a sheet, whatever its format.
 *
 * @param path where it lies
 * @param mediaType what it is, as found by looking at it
 */
record SheetFile(Path path, String mediaType, ReadLimits limits) {

    SheetFile(Path path, String mediaType) {
        this(path, mediaType, ReadLimits.USUAL);
    }

    /** Names of the tabs that people see; one without a name for a csv file. */
    List<String> tabs() {
        if (isXls()) {
            return XlsReader.tabs(path, limits);
        }
        if (!isXlsx()) {
            return List.of("");
        }
        try (XlsxBook book = XlsxBook.open(path, limits)) {
            return shown(book).stream().map(XlsxBook.Tab::name).toList();
        }
    }

    /** Reads a tab, by its place among {@link #tabs()}. */
    RowSource open(int tab) {
        if (isXls()) {
            return XlsReader.open(path, tab, limits);
        }
        if (!isXlsx()) {
            requireText();
            return CsvReader.open(path, limits);
        }
        XlsxBook book = XlsxBook.open(path, limits);
        List<XlsxBook.Tab> tabs = shown(book);
        if (tab < 0 || tab >= tabs.size()) {
            book.close();
            throw new SheetRefused("imports.refused.no-rows");
        }
        return XlsxReader.open(book, tabs.get(tab));
    }

    /** The first rows of a tab. */
    List<RowSource.Line> head(int tab, int most) {
        List<RowSource.Line> lines = new ArrayList<>();
        try (RowSource rows = open(tab)) {
            for (RowSource.Line line = rows.next(); line != null && lines.size() < most; line = rows.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The tab with the most rows, looking at the first hundred of each: cover sheets are short. */
    int fullestTab() {
        return IntStream.range(0, tabs().size())
                .boxed()
                .max(Comparator.comparingInt((Integer tab) -> head(tab, 100).size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    private static List<XlsxBook.Tab> shown(XlsxBook book) {
        List<XlsxBook.Tab> seen =
                book.tabs().stream().filter(tab -> !tab.hidden()).toList();
        return seen.isEmpty() ? book.tabs() : seen;
    }

    private boolean isXlsx() {
        return mediaType.equals(Sheets.XLSX);
    }

    /** An old workbook, or another file of that container: then it is refused when it is read. */
    private boolean isXls() {
        return mediaType.equals("application/x-ole-storage");
    }

    private void requireText() {
        if (!mediaType.startsWith("text/") || mediaType.equals("text/html")) {
            throw new SheetRefused("imports.refused.no-sheet");
        }
    }
}

package vn.lienthong.capability.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import vn.lienthong.kernel.VietnameseText;

/** Sheets as xlsx. Rows go through a temporary file, 200 of them are in memory at a time. */
final class XlsxWriter {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();

    private final SXSSFWorkbook book;
    private final Map<Sheet.Kind, CellStyle> styles = new EnumMap<>(Sheet.Kind.class);
    private final CellStyle heading;
    private final CellStyle title;
    private final CellStyle quoted;
    private final CellStyle moment;
    private final CellStyle marked;
    private final CellStyle fraction;
    private final Set<String> tabs = new HashSet<>();

    private XlsxWriter(SXSSFWorkbook book) {
        this.book = book;
        quoted = wrapped();
        quoted.setQuotePrefixed(true);
        styles.put(Sheet.Kind.TEXT, wrapped());
        styles.put(Sheet.Kind.NUMBER, formatted("#,##0"));
        styles.put(Sheet.Kind.DATE, formatted("dd/mm/yyyy"));
        styles.put(Sheet.Kind.PERCENT, formatted("0.0%"));
        moment = formatted("dd/mm/yyyy hh:mm");
        fraction = formatted("#,##0.0##");
        marked = wrapped();
        marked.setQuotePrefixed(true);
        marked.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
        marked.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        title = book.createCellStyle();
        title.setFont(bold((short) 14));
        heading = wrapped();
        heading.setFont(bold((short) 11));
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        heading.setBorderBottom(BorderStyle.THIN);
        heading.setVerticalAlignment(VerticalAlignment.CENTER);
        heading.setAlignment(HorizontalAlignment.LEFT);
    }

    static void write(OutputStream out, List<Sheet> sheets) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            book.setCompressTempFiles(false);
            XlsxWriter writer = new XlsxWriter(book);
            for (Sheet sheet : sheets) {
                writer.add(sheet);
            }
            // The zip stream of the book closes what it is given; ours stays open for the caller.
            book.write(new java.io.FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    flush();
                }
            });
        }
    }

    /** One table; what does not fit on a tab goes on upon the next. */
    private void add(Sheet sheet) {
        Iterator<? extends List<?>> rows = sheet.rows().iterator();
        do {
            SXSSFSheet tab = book.createSheet(tabName(sheet.name()));
            int first = head(tab, sheet);
            int next = first + 1;
            while (rows.hasNext() && next < MOST_ROWS) {
                row(tab.createRow(next++), sheet.columns(), rows.next());
            }
            tab.setAutoFilter(new CellRangeAddress(
                    first,
                    Math.max(first, next - 1),
                    0,
                    Math.max(0, sheet.columns().size() - 1)));
        } while (rows.hasNext());
    }

    private int head(SXSSFSheet tab, Sheet sheet) {
        int line = 0;
        if (!sheet.title().isEmpty()) {
            SXSSFCell cell = tab.createRow(line++).createCell(0);
            cell.setCellValue(cut(sheet.title()));
            cell.setCellStyle(title);
        }
        SXSSFRow row = tab.createRow(line);
        for (int i = 0; i < sheet.columns().size(); i++) {
            Sheet.Column column = sheet.columns().get(i);
            tab.setColumnWidth(i, column.width() * 256);
            SXSSFCell cell = row.createCell(i);
            cell.setCellValue(cut(column.heading()));
            cell.setCellStyle(heading);
        }
        tab.createFreezePane(0, line + 1);
        tab.setRepeatingRows(new CellRangeAddress(line, line, -1, -1));
        return line;
    }

    private void row(SXSSFRow row, List<Sheet.Column> columns, List<?> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                cell(row.createCell(i), columns.get(i).kind(), value);
            }
        }
    }

    private void cell(SXSSFCell cell, Sheet.Kind kind, Object value) {
        cell.setCellStyle(styles.get(kind));
        switch (value) {
            case Number number
            when kind != Sheet.Kind.TEXT -> {
                cell.setCellValue(number.doubleValue());
                if (kind == Sheet.Kind.NUMBER && number.doubleValue() != Math.rint(number.doubleValue())) {
                    cell.setCellStyle(fraction);
                }
            }
            case LocalDate day when kind != Sheet.Kind.TEXT -> cell.setCellValue(day);
            case Instant instant
            when kind != Sheet.Kind.TEXT -> {
                cell.setCellValue(instant.atZone(VietnameseText.ZONE).toLocalDateTime());
                cell.setCellStyle(moment);
            }
            case Sheet.Marked text -> {
                cell.setCellValue(cut(text.text()));
                cell.setCellStyle(marked);
            }
            default -> text(cell, value.toString());
        }
    }

    private void text(SXSSFCell cell, String text) {
        cell.setCellValue(cut(text));
        if (FormulaGuard.suspicious(text)) {
            cell.setCellStyle(quoted);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private String tabName(String wanted) {
        String safe = WorkbookUtil.createSafeSheetName(wanted.isBlank() ? "1" : wanted);
        String name = safe;
        for (int i = 2; !tabs.add(name.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " (" + i + ")";
            name = safe.substring(0, Math.min(safe.length(), 31 - suffix.length())) + suffix;
        }
        return name;
    }

    private CellStyle wrapped() {
        CellStyle style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private CellStyle formatted(String format) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private Font bold(short size) {
        Font font = book.createFont();
        font.setBold(true);
        font.setFontHeightInPoints(size);
        return font;
    }
}

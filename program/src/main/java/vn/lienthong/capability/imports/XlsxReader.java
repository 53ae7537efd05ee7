package vn.lienthong.capability.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The rows of one tab of a workbook. */
final class XlsxReader implements RowSource {

    private static final int LONGEST_NUMBER = 60;

    private final XlsxBook book;
    private final XMLStreamReader xml;
    private int row;

    private XlsxReader(XlsxBook book, XMLStreamReader xml) {
        this.book = book;
        this.xml = xml;
    }

    static RowSource open(XlsxBook book, XlsxBook.Tab tab) {
        try {
            return new XlsxReader(book, book.rows(tab));
        } catch (IOException | XMLStreamException e) {
            book.close();
            throw new SheetRefused("imports.refused.broken");
        }
    }

    @Override
    public @Nullable Line next() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    Line line = row();
                    if (!line.isEmpty()) {
                        return line;
                    }
                }
            }
            return null;
        } catch (XMLStreamException | NumberFormatException | DateTimeException e) {
            throw new SheetRefused("imports.refused.broken");
        } catch (RuntimeException e) {
            throw e instanceof SheetRefused ? e : new SheetRefused("imports.refused.broken");
        }
    }

    private Line row() throws XMLStreamException {
        String number = xml.getAttributeValue(null, "r");
        row = number == null ? row + 1 : Integer.parseInt(number);
        List<Cell> cells = new ArrayList<>();
        int column = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return new Line(row, cells);
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                column = address == null ? column : column(address);
                Cell cell = cell();
                if (column < book.limits().columns() && !cell.isEmpty()) {
                    while (cells.size() <= column) {
                        cells.add(Cell.Text.EMPTY);
                    }
                    cells.set(column, cell);
                }
                column++;
            }
        }
    }

    private Cell cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        StringBuilder value = new StringBuilder();
        String inline = null;
        boolean inValue = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("is")) {
                inline = XlsxBook.richText(xml, book.limits().cellLength());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inValue = xml.getLocalName().equals("v");
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                return "inlineStr".equals(type) && inline != null
                        ? Cell.of(inline)
                        : valued(type, style, value.toString());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inValue = false;
            } else if (inValue && xml.hasText()) {
                XlsxBook.append(value, xml.getText(), book.limits().cellLength());
            }
        }
    }

    private Cell valued(@Nullable String type, @Nullable String style, String value) {
        if (value.isBlank()) {
            return Cell.Text.EMPTY;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> Cell.of(book.word(Integer.parseInt(value.strip())));
            case "d" ->
                new Cell.Moment(
                        value.contains("T")
                                ? LocalDateTime.parse(value.strip().replace("Z", ""))
                                : java.time.LocalDate.parse(value.strip()).atStartOfDay());
            case "n" -> number(value.strip(), style == null ? 0 : Integer.parseInt(style));
            default -> Cell.of(value);
        };
    }

    private Cell number(String value, int style) {
        if (value.length() > LONGEST_NUMBER) {
            throw new SheetRefused("imports.refused.broken");
        }
        BigDecimal number = Cell.shortest(new BigDecimal(value));
        if (book.isDate(style)) {
            LocalDateTime moment = DateUtil.getLocalDateTime(number.doubleValue(), book.from1904(), true);
            if (moment != null) {
                return new Cell.Moment(moment);
            }
        }
        return new Cell.Quantity(number);
    }

    /** Column of an address such as AB12, counted from 0. */
    private static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && i < 4; i++) {
            char c = address.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        if (column == 0) {
            throw new SheetRefused("imports.refused.broken");
        }
        return column - 1;
    }

    @Override
    public void close() {
        book.close();
    }
}

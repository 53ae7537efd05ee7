package vn.lienthong.capability.reading;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Walks the body of a Word file: paragraphs with their list labels, tables, text boxes; deleted text left out. */
final class DocxBody {

    private final DocxXml xml;
    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Lines lines;
    private final ReadingProgress progress;
    private int page = 1;
    /** The page on which the paragraph just read begins. */
    private int textPage = 1;
    /** The page on which the first words of the table row being read stand; 0 before them. */
    private int rowPage;

    private boolean footnotes;
    /** Text of a paragraph whose end was deleted under tracked changes: it runs on into the next. */
    private String carried = "";

    DocxBody(DocxXml xml, DocxStyles styles, DocxNumbering numbering, Lines lines, ReadingProgress progress) {
        this.xml = xml;
        this.styles = styles;
        this.numbering = numbering;
        this.lines = lines;
        this.progress = progress;
    }

    boolean footnotes() {
        return footnotes;
    }

    void read() throws XMLStreamException, RefusedException {
        Sink toLines = text -> {
            for (String line : text.split("\u2028", -1)) {
                lines.paragraph(textPage, line);
            }
        };
        while (xml.next()) {
            if (xml.starts("body")) {
                blocks(new Blocks(toLines, true), "body");
            }
        }
    }

    /** Where the paragraphs of the place being read go: to the lines of the document, or into a cell. */
    private interface Sink {
        void paragraph(String text) throws RefusedException;
    }

    private record Blocks(Sink sink, boolean top) {}

    private void blocks(Blocks into, String end) throws XMLStreamException, RefusedException {
        int depth = xml.depth();
        while (xml.next() && !(xml.ends(end) && xml.depth() < depth)) {
            if (xml.starts()) {
                block(into);
            }
        }
        if (!carried.isEmpty()) {
            into.sink().paragraph(carried);
            carried = "";
        }
    }

    private void block(Blocks into) throws XMLStreamException, RefusedException {
        switch (xml.name()) {
            case "p" -> paragraph(into);
            case "tbl" -> table(into);
            case "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice" -> {
                // only a wrapper: what it wraps comes next
            }
            default -> xml.skip();
        }
    }

    private void paragraph(Blocks into) throws XMLStreamException, RefusedException {
        if (progress.cancelled()) {
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
        DocxParagraph read = new DocxParagraph();
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("p") && xml.depth() < depth)) {
            if (xml.starts()) {
                inline(read);
            }
        }
        String text = read.text.toString();
        // A blank paragraph of a list leaves no line, but it counts.
        String label = read.markDeleted && text.isBlank() ? "" : label(read);
        String whole = carried + (label.isEmpty() || text.isBlank() ? text : label + " " + text.stripLeading());
        carried = "";
        textPage = read.page == 0 ? page : read.page;
        if (rowPage == 0 && !whole.isBlank()) {
            rowPage = textPage;
        }
        if (read.markDeleted) {
            carried = whole;
        } else {
            into.sink().paragraph(whole);
        }
        for (String boxed : read.boxed) {
            into.sink().paragraph(boxed);
        }
    }

    private String label(DocxParagraph read) {
        String numId = read.numId.isEmpty() ? styles.list(read.style).orElse("") : read.numId;
        if (numId.isEmpty() || numId.equals("0")) {
            return "";
        }
        int level = read.level >= 0
                ? read.level
                : numbering
                        .levelOfStyle(numId, read.style)
                        .or(() -> styles.level(read.style))
                        .orElse(0);
        return numbering.next(numId, level);
    }

    private void inline(DocxParagraph into) throws XMLStreamException, RefusedException {
        switch (xml.name()) {
            case "pPr" -> into.properties(xml);
            case "r" -> run(into);
            case "hyperlink",
                    "ins",
                    "moveTo",
                    "smartTag",
                    "customXml",
                    "sdt",
                    "sdtContent",
                    "fldSimple",
                    "dir",
                    "bdo",
                    "oMath",
                    "oMathPara" -> {
                // only a wrapper
            }
            default -> xml.skip();
        }
    }

    private void run(DocxParagraph into) throws XMLStreamException, RefusedException {
        int depth = xml.depth();
        StringBuilder text = new StringBuilder();
        boolean hidden = styles.hidden(into.style);
        while (xml.next() && !(xml.ends("r") && xml.depth() < depth)) {
            if (!xml.starts()) {
                continue;
            }
            switch (xml.name()) {
                case "rPr" -> hidden = hidden(hidden);
                case "t" -> text.append(characters("t"));
                case "tab", "ptab" -> text.append(' ');
                case "br" -> text.append(lineBreak());
                case "cr" -> text.append(Lines.BREAK);
                case "noBreakHyphen" -> text.append('-');
                case "sym" -> text.append(symbol());
                case "lastRenderedPageBreak" -> page++;
                case "footnoteReference", "endnoteReference" -> footnotes = true;
                case "drawing", "pict", "object" -> boxes(into, xml.name());
                case "AlternateContent", "Choice" -> {
                    // the fallback repeats the choice in an older form and is skipped
                }
                default -> xml.skip();
            }
        }
        if (!hidden) {
            into.text.append(text);
            if (into.page == 0 && !text.toString().isBlank()) {
                into.page = page;
            }
        }
    }

    private boolean hidden(boolean inherited) throws XMLStreamException {
        boolean hidden = inherited;
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("rPr") && xml.depth() < depth)) {
            if (xml.starts("vanish")) {
                hidden = xml.on();
            } else if (xml.starts("rPrChange")) {
                xml.skip();
            }
        }
        return hidden;
    }

    private String characters(String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() && !xml.ends(end)) {
            if (xml.text()) {
                text.append(xml.characters());
            }
        }
        return text.toString();
    }

    private String lineBreak() {
        // A saved file marks each page's start by lastRenderedPageBreak; a hard break is followed by one, so that
        // counting both would count twice. Without rendering marks a hard break is only a line end.
        return xml.attribute("type").equals("column") ? " " : String.valueOf(Lines.BREAK);
    }

    private String symbol() {
        String code = xml.attribute("char");
        if (!code.matches("[0-9A-Fa-f]{4}")) {
            return "";
        }
        char c = (char) Integer.parseInt(code, 16);
        return c >= 0xE000 && c <= 0xF8FF ? "-" : String.valueOf(c);
    }

    private void boxes(DocxParagraph into, String end) throws XMLStreamException, RefusedException {
        int depth = xml.depth();
        while (xml.next() && !(xml.ends(end) && xml.depth() < depth)) {
            if (xml.starts("Fallback")) {
                xml.skip();
            } else if (xml.starts("txbxContent")) {
                String outer = carried;
                carried = "";
                blocks(new Blocks(into.boxed::add, false), "txbxContent");
                carried = outer;
            }
        }
    }

    private void table(Blocks into) throws XMLStreamException, RefusedException {
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("tbl") && xml.depth() < depth)) {
            if (xml.starts("tr")) {
                if (into.top()) {
                    rowPage = 0;
                    List<String> cells = row();
                    lines.row(Math.max(1, rowPage), cells);
                } else {
                    // A table inside a cell: its rows become breaks, its columns blanks, or the outer row would burst.
                    into.sink()
                            .paragraph(String.join(" ", row())
                                    .replace(Lines.BREAK, ' ')
                                    .strip());
                }
            } else if (xml.starts("tblPr") || xml.starts("tblGrid") || xml.starts("del")) {
                xml.skip();
            }
        }
    }

    private List<String> row() throws XMLStreamException, RefusedException {
        List<String> cells = new ArrayList<>();
        boolean deleted = false;
        int after = 0;
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("tr") && xml.depth() < depth)) {
            if (xml.starts("gridBefore")) {
                blanks(cells, xml.number("val", 0));
            } else if (xml.starts("gridAfter")) {
                after = xml.number("val", 0);
            } else if (xml.starts("del")) {
                deleted = true;
                xml.skip();
            } else if (xml.starts("tc")) {
                cell(cells);
            } else if (xml.starts("tblPrEx") || xml.starts("moveFrom")) {
                xml.skip();
            }
        }
        blanks(cells, after);
        return deleted ? List.of() : cells;
    }

    private void cell(List<String> cells) throws XMLStreamException, RefusedException {
        List<String> paragraphs = new ArrayList<>();
        Blocks inside = new Blocks(paragraphs::add, false);
        int span = 1;
        boolean continued = false;
        int depth = xml.depth();
        while (xml.next() && !(xml.ends("tc") && xml.depth() < depth)) {
            if (xml.starts("gridSpan")) {
                span = Math.clamp(xml.number("val", 1), 1, 200);
            } else if (xml.starts("vMerge") || xml.starts("hMerge")) {
                continued = !xml.attribute("val").equals("restart");
            } else if (xml.starts("p") || xml.starts("tbl") || xml.starts("sdt") || xml.starts("sdtContent")) {
                block(inside);
            } else if (xml.starts("del") || xml.starts("moveFrom") || xml.starts("tcBorders") || xml.starts("sdtPr")) {
                xml.skip();
            }
        }
        if (!carried.isEmpty()) {
            paragraphs.add(carried);
            carried = "";
        }
        cells.add(continued ? "" : String.join(String.valueOf(Lines.BREAK), paragraphs));
        blanks(cells, span - 1);
    }

    private static void blanks(List<String> cells, int count) {
        for (int i = 0; i < Math.clamp(count, 0, 200); i++) {
            cells.add("");
        }
    }
}

package vn.lienthong.capability.papers;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a {@link PaperData.Table} into a document, in the look of the paragraph whose place it takes. */
final class GridMaker {

    /** A4 upright between margins of 30 and 20 mm, in twentieths of a point. */
    private static final int USUAL_WIDTH = 9071;

    private static final String[] SIDES = {"top", "left", "bottom", "right", "insideH", "insideV"};

    private final Document document;
    private final PaperData.Table table;
    private final int[] widths;
    private final @Nullable Element look;

    private GridMaker(PaperData.Table table, Element paragraph) {
        this.document = Objects.requireNonNull(paragraph.getOwnerDocument());
        this.table = table;
        this.widths = widths(table.columns(), room(paragraph));
        List<Element> runs = W.children(paragraph, "r");
        this.look = runs.isEmpty() ? null : W.child(runs.getFirst(), "rPr");
    }

    static void insert(PaperData.Table table, Element paragraph) {
        Node parent = Objects.requireNonNull(paragraph.getParentNode());
        parent.insertBefore(new GridMaker(table, paragraph).grid(), paragraph);
        if (W.is(parent, "tc") && paragraph.isSameNode(parent.getLastChild())) {
            // A cell ends with a paragraph, or Word calls the file damaged.
            parent.appendChild(W.make(Objects.requireNonNull(paragraph.getOwnerDocument()), "p"));
        }
    }

    /** How wide the page's text is where the paragraph stands: that of the section which ends next. */
    private static int room(Element paragraph) {
        Node node = paragraph;
        while (node != null && !W.is(node.getParentNode(), "body")) {
            if (W.is(node, "tc")) {
                return W.number(W.at(node, "tcPr", "tcW"), "w", USUAL_WIDTH) - 216;
            }
            node = node.getParentNode();
        }
        for (Node next = node; next != null; next = next.getNextSibling()) {
            Element section = W.is(next, "sectPr") ? (Element) next : W.at(next, "pPr", "sectPr");
            if (section != null) {
                Element margins = W.child(section, "pgMar");
                return W.number(W.child(section, "pgSz"), "w", 11906)
                        - W.number(margins, "left", 1701)
                        - W.number(margins, "right", 1134);
            }
        }
        return USUAL_WIDTH;
    }

    private static int[] widths(List<PaperData.Column> columns, int room) {
        double sum = columns.stream().mapToDouble(PaperData.Column::width).sum();
        return columns.stream()
                .mapToInt(column -> (int) (room * column.width() / sum))
                .toArray();
    }

    private Element grid() {
        Element grid = W.make(document, "tbl");
        Element facts = add(grid, "tblPr");
        set(
                add(facts, "tblW"),
                "w",
                Integer.toString(java.util.Arrays.stream(widths).sum()),
                "type",
                "dxa");
        Element borders = add(facts, "tblBorders");
        for (String side : SIDES) {
            set(add(borders, side), "val", "single", "sz", "4", "space", "0", "color", "000000");
        }
        set(add(facts, "tblLayout"), "type", "fixed");
        Element margins = add(facts, "tblCellMar");
        set(add(margins, "left"), "w", "57", "type", "dxa");
        set(add(margins, "right"), "w", "57", "type", "dxa");
        Element columns = add(grid, "tblGrid");
        for (int width : widths) {
            set(add(columns, "gridCol"), "w", Integer.toString(width));
        }
        grid.appendChild(head());
        table.rows().forEach(row -> grid.appendChild(row(row)));
        return grid;
    }

    private Element head() {
        Element row = row();
        add(Objects.requireNonNull(W.child(row, "trPr")), "tblHeader");
        for (int i = 0; i < widths.length; i++) {
            Element cell = cell(row, widths[i], 1);
            set(add(Objects.requireNonNull(W.child(cell, "tcPr")), "vAlign"), "val", "center");
            words(cell, table.columns().get(i).heading(), PaperData.Align.CENTRE, true);
        }
        return row;
    }

    private Element row(PaperData.Row row) {
        Element element = row();
        if (row.cells().size() == 1 && widths.length > 1) {
            Element cell = cell(element, java.util.Arrays.stream(widths).sum(), widths.length);
            words(cell, row.cells().getFirst(), PaperData.Align.LEFT, row.strong());
            W.children(cell, "p").forEach(W::keepWithNext); // a heading of rows does not end a page
            return element;
        }
        for (int i = 0; i < widths.length; i++) {
            PaperData.Align align = table.columns().get(i).align();
            words(cell(element, widths[i], 1), row.cells().get(i), align, row.strong());
        }
        return element;
    }

    private Element row() {
        Element row = W.make(document, "tr");
        add(add(row, "trPr"), "cantSplit");
        return row;
    }

    private Element cell(Element row, int width, int span) {
        Element cell = add(row, "tc");
        Element facts = add(cell, "tcPr");
        set(add(facts, "tcW"), "w", Integer.toString(width), "type", "dxa");
        if (span > 1) {
            set(add(facts, "gridSpan"), "val", Integer.toString(span));
        }
        return cell;
    }

    private void words(Element cell, String text, PaperData.Align align, boolean strong) {
        for (String line : Filler.printable(text).split("\\R", -1)) {
            Element paragraph = add(cell, "p");
            Element facts = add(paragraph, "pPr");
            set(add(facts, "spacing"), "before", "20", "after", "20", "line", "240", "lineRule", "auto");
            set(add(facts, "ind"), "left", "0", "firstLine", "0");
            String jc = align == PaperData.Align.CENTRE ? "center" : align == PaperData.Align.RIGHT ? "right" : "left";
            set(add(facts, "jc"), "val", jc);
            Element run = add(paragraph, "r");
            Element runLook = look == null ? W.make(document, "rPr") : (Element) look.cloneNode(true);
            if (strong && W.child(runLook, "b") == null) {
                runLook.insertBefore(W.make(document, "b"), afterFonts(runLook));
            }
            run.appendChild(runLook);
            run.appendChild(Tag.words(run, line));
        }
    }

    /** The order of the words in a run's look is fixed: style, fonts, bold. */
    private static @Nullable Node afterFonts(Element look) {
        Node next = look.getFirstChild();
        while (W.is(next, "rStyle") || W.is(next, "rFonts")) {
            next = Objects.requireNonNull(next).getNextSibling();
        }
        return next;
    }

    private Element add(Element parent, String name) {
        Element child = W.make(document, name);
        parent.appendChild(child);
        return child;
    }

    private static void set(Element element, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            element.setAttributeNS(W.NS, "w:" + namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}

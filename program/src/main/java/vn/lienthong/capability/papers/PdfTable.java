package vn.lienthong.capability.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Lays a table out in rows: columns of its grid, cells over several columns and rows, borders, repeated heading rows. */
final class PdfTable {

    private static final double USUAL_PADDING = 5.4;

    private final PdfFlow flow;
    private final Element table;
    private final PDStructureElement element;
    private final boolean layoutOnly;
    private final @Nullable Element borders;
    private final @Nullable Element margins;
    private final double[] edges;
    private final List<Draft> drafts = new ArrayList<>();

    /** A cell before the heights of rows are known. */
    private static final class DraftCell {
        private final int column;
        private final int span;
        private final Element facts;
        private final boolean continues;
        private List<Piece> pieces = List.of();
        private int rows = 1;

        DraftCell(int column, int span, Element facts) {
            this.column = column;
            this.span = span;
            this.facts = facts;
            Element merge = W.child(facts, "vMerge");
            this.continues = merge != null && !W.attribute(merge, "val").equals("restart");
        }
    }

    private static final class Draft {
        private final List<DraftCell> cells = new ArrayList<>();
        private final boolean heading;
        private final boolean whole;
        private double height;

        Draft(boolean heading, boolean whole) {
            this.heading = heading;
            this.whole = whole;
        }
    }

    PdfTable(PdfFlow flow, Styles styles, Element table, double room, PDStructureElement within) {
        this.flow = flow;
        this.table = table;
        Element facts = W.child(table, "tblPr");
        this.borders = styles.table(facts, "tblBorders");
        this.margins = styles.table(facts, "tblCellMar");
        this.edges = edges(facts, room);
        this.layoutOnly = borders == null && W.all(table, "tcBorders").isEmpty();
        this.element =
                new PDStructureElement(layoutOnly ? StandardStructureTypes.DIV : StandardStructureTypes.TABLE, within);
        within.appendKid(element);
    }

    private double[] edges(@Nullable Element facts, double room) {
        List<Element> columns = W.children(Objects.requireNonNullElse(W.child(table, "tblGrid"), table), "gridCol");
        double[] places = new double[columns.size() + 1];
        for (int i = 0; i < columns.size(); i++) {
            places[i + 1] = places[i] + W.number(columns.get(i), "w", 0) / 20.0;
        }
        double whole = places[places.length - 1];
        Element width = W.child(facts, "tblW");
        double wanted = W.attribute(width, "type").equals("pct") ? room * W.number(width, "w", 5000) / 5000 : whole;
        double scale = whole <= 0 ? 1 : Math.min(wanted, room + 12) / whole;
        String align = W.attribute(W.child(facts, "jc"), "val");
        double shift = align.equals("center")
                ? (room - whole * scale) / 2
                : align.equals("right") || align.equals("end")
                        ? room - whole * scale
                        : W.number(W.child(facts, "tblInd"), "w", 0) / 20.0;
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i] * scale + shift;
        }
        return places;
    }

    List<Piece.Row> rows() {
        for (Element row : W.children(table, "tr")) {
            draft(row);
        }
        merge();
        List<Piece.Row> head = new ArrayList<>();
        List<Piece.Row> rows = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            boolean heading = drafts.get(i).heading && rows.size() == head.size();
            Piece.Row row = row(i, heading, heading ? List.of() : List.copyOf(head));
            rows.add(row);
            if (heading) {
                head.add(row);
            }
        }
        return rows;
    }

    private void draft(Element row) {
        Element facts = W.child(row, "trPr");
        Draft draft = new Draft(flag(facts, "tblHeader"), flag(facts, "cantSplit"));
        PDStructureElement line = layoutOnly ? element : child(StandardStructureTypes.TR, element);
        int column = W.number(W.child(facts, "gridBefore"), "val", 0);
        Element height = W.child(facts, "trHeight");
        draft.height = W.number(height, "val", 0) / 20.0;
        for (Element cell : W.children(row, "tc")) {
            Element cellFacts = Objects.requireNonNullElse(W.child(cell, "tcPr"), cell);
            int span = Math.max(1, W.number(W.child(cellFacts, "gridSpan"), "val", 1));
            if (column + span >= edges.length) {
                span = Math.max(1, edges.length - 1 - column);
            }
            if (column >= edges.length - 1) {
                break;
            }
            DraftCell drafted = new DraftCell(column, span, cellFacts);
            if (!drafted.continues) {
                String type = draft.heading ? StandardStructureTypes.TH : StandardStructureTypes.TD;
                PDStructureElement inside = layoutOnly ? line : child(type, line);
                double room =
                        edges[column + span] - edges[column] - padding(cellFacts, "left") - padding(cellFacts, "right");
                drafted.pieces = flow.lay(W.children(cell), Math.max(4, room), inside);
            }
            draft.cells.add(drafted);
            column += span;
        }
        drafts.add(draft);
    }

    private static PDStructureElement child(String type, PDStructureElement parent) {
        PDStructureElement child = new PDStructureElement(type, parent);
        parent.appendKid(child);
        return child;
    }

    private static boolean flag(@Nullable Element facts, String name) {
        return LineLook.flag(facts, name, false);
    }

    /** Heights: first what stands in one row, then what goes over several. */
    private void merge() {
        for (int i = 0; i < drafts.size(); i++) {
            for (DraftCell cell : drafts.get(i).cells) {
                cell.rows = cell.continues ? 0 : rowsOf(i, cell);
                if (cell.rows == 1) {
                    drafts.get(i).height = Math.max(drafts.get(i).height, needed(cell));
                }
            }
        }
        for (int i = 0; i < drafts.size(); i++) {
            for (DraftCell cell : drafts.get(i).cells) {
                if (cell.rows > 1) {
                    double missing = needed(cell) - span(i, cell.rows);
                    drafts.get(i + cell.rows - 1).height += Math.max(0, missing);
                }
            }
        }
    }

    private int rowsOf(int row, DraftCell cell) {
        int rows = 1;
        while (row + rows < drafts.size()
                && drafts.get(row + rows).cells.stream()
                        .anyMatch(below -> below.continues && below.column == cell.column)) {
            rows++;
        }
        return rows;
    }

    private double span(int row, int rows) {
        return drafts.subList(row, row + rows).stream()
                .mapToDouble(draft -> draft.height)
                .sum();
    }

    private double needed(DraftCell cell) {
        return cell.pieces.stream().mapToDouble(Piece::height).sum()
                + ParagraphLook.border(borders, "insideH", 0)
                + padding(cell.facts, "top")
                + padding(cell.facts, "bottom");
    }

    private Piece.Row row(int at, boolean heading, List<Piece.Row> head) {
        Draft draft = drafts.get(at);
        List<Piece.Cell> cells = new ArrayList<>();
        boolean glued = heading;
        for (DraftCell cell : draft.cells) {
            boolean goesOn = at + 1 < drafts.size()
                    && drafts.get(at + 1).cells.stream()
                            .anyMatch(below -> below.continues && below.column == cell.column);
            glued |= goesOn || keepsNext(cell);
            cells.add(new Piece.Cell(
                    edges[cell.column],
                    edges[cell.column + cell.span] - edges[cell.column],
                    cell.pieces,
                    middle(cell.facts),
                    sides(cell, at, goesOn),
                    shade(cell.facts),
                    List.of(
                            padding(cell.facts, "top"),
                            padding(cell.facts, "right"),
                            padding(cell.facts, "bottom"),
                            padding(cell.facts, "left")),
                    cell.rows > 1 ? span(at, cell.rows) : 0));
        }
        return new Piece.Row(cells, draft.height, glued, draft.whole || heading, head);
    }

    /** As a word processor does: a row stays with the next where its paragraphs say so. */
    private static boolean keepsNext(DraftCell cell) {
        return !cell.pieces.isEmpty() && cell.pieces.getLast().glued();
    }

    private List<Double> sides(DraftCell cell, int at, boolean goesOn) {
        Element own = W.child(cell.facts, "tcBorders");
        boolean last = cell.column + cell.span == edges.length - 1;
        return List.of(
                cell.continues ? 0 : side(own, "top", at == 0 ? "top" : "insideH"),
                side(own, "right", last ? "right" : "insideV"),
                goesOn ? 0 : side(own, "bottom", at == drafts.size() - 1 ? "bottom" : "insideH"),
                side(own, "left", cell.column == 0 ? "left" : "insideV"));
    }

    private double side(@Nullable Element own, String side, String ofTable) {
        return ParagraphLook.border(own, side, ParagraphLook.border(borders, ofTable, 0));
    }

    private double padding(Element facts, String side) {
        String old = side.equals("left") ? "start" : side.equals("right") ? "end" : side;
        Element own = W.at(facts, "tcMar", side);
        Element common = W.child(margins, side);
        common = common == null ? W.child(margins, old) : common;
        double usual = side.equals("left") || side.equals("right") ? USUAL_PADDING : 0;
        Element said = own == null ? common : own;
        return said == null ? usual : W.number(said, "w", 0) / 20.0;
    }

    private static int middle(Element facts) {
        return switch (W.attribute(W.child(facts, "vAlign"), "val")) {
            case "center" -> 1;
            case "bottom" -> 2;
            default -> 0;
        };
    }

    private static int shade(Element facts) {
        String fill = W.attribute(W.child(facts, "shd"), "fill");
        return fill.matches("[0-9A-Fa-f]{6}") ? Integer.parseInt(fill, 16) : -1;
    }
}

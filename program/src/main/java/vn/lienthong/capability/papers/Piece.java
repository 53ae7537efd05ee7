package vn.lienthong.capability.papers;

import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** What is laid down a page from top to bottom. Lengths in points. */
sealed interface Piece {

    double height();

    /** Whether no page may end between this piece and the next. */
    boolean glued();

    /** A line of a paragraph. */
    record Words(Typesetter.SetLine line, PDStructureElement element, boolean glued) implements Piece {
        @Override
        public double height() {
            return line.height();
        }
    }

    /** Room between paragraphs; at the top of a page it is left out. */
    record Gap(double height, boolean glued) implements Piece {}

    /** A line drawn from one place to another. */
    record Rule(double from, double to, double width, boolean glued) implements Piece {
        @Override
        public double height() {
            return width;
        }
    }

    /** A new page begins here. */
    record NewPage() implements Piece {
        @Override
        public double height() {
            return 0;
        }

        @Override
        public boolean glued() {
            return false;
        }
    }

    /**
     * A row of a table.
     *
     * @param head rows that are repeated where a page begins with this row
     * @param whole whether it may not be torn
     */
    record Row(List<Cell> cells, double height, boolean glued, boolean whole, List<Row> head) implements Piece {}

    /**
     * A cell.
     *
     * @param middle 0 top, 1 middle, 2 bottom
     * @param sides widths of its borders: above, right, below, left
     * @param shade grey or colour behind it as 0xRRGGBB, or -1
     * @param padding above, right, below, left
     * @param room height of what it spans, where it goes over several rows; else 0
     */
    record Cell(
            double x,
            double width,
            List<Piece> pieces,
            int middle,
            List<Double> sides,
            int shade,
            List<Double> padding,
            double room) {

        double needed() {
            return pieces.stream().mapToDouble(Piece::height).sum() + padding.get(0) + padding.get(2);
        }
    }
}

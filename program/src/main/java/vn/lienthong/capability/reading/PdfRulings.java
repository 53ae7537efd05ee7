package vn.lienthong.capability.reading;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.lienthong.capability.reading.PageContent.Rule;

/** The straight lines that a page of a pdf draws, and how much of it pictures cover. */
final class PdfRulings extends PDFGraphicsStreamEngine {

    private static final float THIN = 3;
    private static final float STRAIGHT = 0.7f;
    private static final int MAX_LINES = 20_000;

    private final PdfBudget budget;
    private final ReadingLimits limits;
    private final PDRectangle box;
    private final List<float[]> lines = new ArrayList<>();
    private final List<float[]> path = new ArrayList<>();
    private final List<List<Point2D>> outlines = new ArrayList<>();
    private Point2D current = new Point2D.Float();
    private Point2D start = new Point2D.Float();
    private float pictures;
    private int curves;

    PdfRulings(PDPage page, PdfBudget budget, ReadingLimits limits) {
        super(page);
        this.budget = budget;
        this.limits = limits;
        this.box = page.getCropBox();
    }

    void read() throws IOException {
        processPage(getPage());
    }

    /** The share of the page that pictures cover, at most 1. */
    float pictureShare() {
        return Math.min(1, pictures / Math.max(1, box.getWidth() * box.getHeight()));
    }

    /** Drawn so much that letters may have been turned into outlines. */
    boolean outlined() {
        return curves > 2_000;
    }

    /** The lines as they stand when the page is turned so that text of this direction is upright. */
    List<Rule> rules(int direction) {
        List<Rule> rules = new ArrayList<>();
        for (float[] line : lines) {
            float[] a = turned(line[0], line[1], direction);
            float[] b = turned(line[2], line[3], direction);
            boolean level = Math.abs(a[1] - b[1]) <= Math.abs(a[0] - b[0]);
            rules.add(
                    level
                            ? new Rule(true, (a[1] + b[1]) / 2, Math.min(a[0], b[0]), Math.max(a[0], b[0]))
                            : new Rule(false, (a[0] + b[0]) / 2, Math.min(a[1], b[1]), Math.max(a[1], b[1])));
        }
        return rules;
    }

    private float[] turned(float pageX, float pageY, int direction) {
        float x = pageX - box.getLowerLeftX();
        float y = pageY - box.getLowerLeftY();
        return switch (direction) {
            case 90 -> new float[] {y, x};
            case 180 -> new float[] {box.getWidth() - x, y};
            case 270 -> new float[] {box.getHeight() - y, box.getWidth() - x};
            default -> new float[] {x, box.getHeight() - y};
        };
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        budget.operator();
        super.processOperator(operator, operands);
    }

    @Override
    public void showTextString(byte[] string) {
        // letters are read elsewhere
    }

    @Override
    public void showTextStrings(COSArray array) {
        // letters are read elsewhere
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        segment(p0, p1);
        segment(p1, p2);
        segment(p2, p3);
        segment(p3, p0);
        outlines.add(new ArrayList<>(List.of(p0, p1, p2, p3)));
        current = p0;
        start = p0;
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
        budget.image(image.getWidth(), image.getHeight(), limits);
        if (image instanceof PDImageXObject object && object.getSoftMask() != null) {
            budget.image(object.getSoftMask().getWidth(), object.getSoftMask().getHeight(), limits);
        }
        var matrix = getGraphicsState().getCurrentTransformationMatrix();
        pictures += Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
    }

    @Override
    public void clip(int windingRule) {
        // what is cut away of a line does not matter here
    }

    @Override
    public void moveTo(float x, float y) {
        current = new Point2D.Float(x, y);
        start = current;
        outlines.add(new ArrayList<>(List.of(current)));
    }

    @Override
    public void lineTo(float x, float y) {
        Point2D to = new Point2D.Float(x, y);
        segment(current, to);
        outline(to);
        current = to;
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        curves++;
        current = new Point2D.Float(x3, y3);
        outline(current);
    }

    private void outline(Point2D to) {
        if (!outlines.isEmpty() && outlines.getLast().size() < 8) {
            outlines.getLast().add(to);
        }
    }

    private void segment(Point2D from, Point2D to) {
        if (path.size() < MAX_LINES) {
            path.add(new float[] {(float) from.getX(), (float) from.getY(), (float) to.getX(), (float) to.getY()});
        }
    }

    @Override
    public Point2D getCurrentPoint() {
        return current;
    }

    @Override
    public void closePath() {
        segment(current, start);
        current = start;
    }

    @Override
    public void endPath() {
        path.clear();
        outlines.clear();
    }

    @Override
    public void strokePath() {
        if (getGraphicsState().getLineWidth() * scale() <= 2 * THIN) {
            path.forEach(this::keep);
        }
        endPath();
    }

    private float scale() {
        return Math.abs(getGraphicsState().getCurrentTransformationMatrix().getScalingFactorX());
    }

    @Override
    public void fillPath(int windingRule) {
        // Many programs draw a line as a filled rectangle, thin as a line.
        for (List<Point2D> shape : outlines) {
            float left = (float) shape.stream().mapToDouble(Point2D::getX).min().orElse(0);
            float right =
                    (float) shape.stream().mapToDouble(Point2D::getX).max().orElse(0);
            float low = (float) shape.stream().mapToDouble(Point2D::getY).min().orElse(0);
            float high = (float) shape.stream().mapToDouble(Point2D::getY).max().orElse(0);
            if (shape.size() <= 5 && high - low <= THIN && right - left > THIN) {
                keep(new float[] {left, (low + high) / 2, right, (low + high) / 2});
            } else if (shape.size() <= 5 && right - left <= THIN && high - low > THIN) {
                keep(new float[] {(left + right) / 2, low, (left + right) / 2, high});
            }
        }
        endPath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    @Override
    public void shadingFill(COSName shadingName) {
        // no line
    }

    private void keep(float[] line) {
        boolean straight = Math.abs(line[0] - line[2]) < STRAIGHT || Math.abs(line[1] - line[3]) < STRAIGHT;
        if (straight && lines.size() < MAX_LINES) {
            lines.add(line);
        }
    }
}

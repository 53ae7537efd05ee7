package vn.lienthong.capability.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Draws pdf pages as a word processor would: words placed one by one, lines as strokes or thin rectangles. */
final class SamplePdf implements AutoCloseable {

    static final float LEFT = 85;
    static final float RIGHT = 540;
    static final float SIZE = 13;
    private static final float LEADING = 18;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream out;
    private float y;

    SamplePdf() throws IOException {
        try (InputStream in = font()) {
            this.font = PDType0Font.load(document, in, true);
        }
        this.out = start();
    }

    /** A free font with all Vietnamese letters, which the library carries with it. */
    static InputStream font() {
        return Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
    }

    private PDPageContentStream start() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = 780;
        return new PDPageContentStream(document, page);
    }

    SamplePdf page() throws IOException {
        out.close();
        out = start();
        return this;
    }

    /** A paragraph wrapped at the margins, its first row indented. */
    SamplePdf paragraph(String text) throws IOException {
        wrapped(text, LEFT + 28, LEFT, RIGHT);
        y -= 6;
        return this;
    }

    private void wrapped(String text, float first, float left, float right) throws IOException {
        float x = first;
        for (String word : text.split(" ")) {
            float width = width(word);
            if (x + width > right) {
                y -= LEADING;
                x = left;
            }
            at(x, y, word);
            x += width + width(" ");
        }
        y -= LEADING;
    }

    SamplePdf centred(String text) throws IOException {
        at((LEFT + RIGHT - width(text)) / 2, y, text);
        y -= LEADING + 6;
        return this;
    }

    SamplePdf at(float x, float baseline, String text) throws IOException {
        out.beginText();
        out.setFont(font, SIZE);
        out.newLineAtOffset(x, baseline);
        out.showText(text);
        out.endText();
        return this;
    }

    private float width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    SamplePdf moveTo(float baseline) {
        y = baseline;
        return this;
    }

    /** A stroke from one point to another. */
    SamplePdf line(float x1, float y1, float x2, float y2) throws IOException {
        out.setLineWidth(0.5f);
        out.moveTo(x1, y1);
        out.lineTo(x2, y2);
        out.stroke();
        return this;
    }

    /** A line as Word draws it: a filled rectangle half a point thick. */
    SamplePdf bar(float x1, float y1, float x2, float y2) throws IOException {
        out.addRect(
                Math.min(x1, x2),
                Math.min(y1, y2),
                Math.max(0.5f, Math.abs(x2 - x1)),
                Math.max(0.5f, Math.abs(y2 - y1)));
        out.fill();
        return this;
    }

    /** All lines of a grid and the words of its cells, wrapped, row by row. */
    SamplePdf grid(float top, float[] xs, float[] heights, String[]... rows) throws IOException {
        float rowTop = top;
        for (int row = 0; row < heights.length; row++) {
            line(xs[0], rowTop, xs[xs.length - 1], rowTop);
            for (int column = 0; column < xs.length - 1; column++) {
                y = rowTop - SIZE - 1;
                for (String part : rows[row][column].split("\n")) {
                    wrapped(part, xs[column] + 4, xs[column] + 4, xs[column + 1] - 4);
                }
            }
            rowTop -= heights[row];
        }
        line(xs[0], rowTop, xs[xs.length - 1], rowTop);
        for (float x : xs) {
            line(x, top, x, rowTop);
        }
        y = rowTop - 2 * LEADING;
        return this;
    }

    SamplePdf picture(BufferedImage image) throws IOException {
        out.drawImage(JPEGFactory.createFromImage(document, image, 0.75f), 0, 0, 595, 842);
        return this;
    }

    PDDocument document() {
        return document;
    }

    Path save(Path folder) {
        Path file = folder.resolve("ke-hoach.pdf");
        try {
            out.close();
            document.save(file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}

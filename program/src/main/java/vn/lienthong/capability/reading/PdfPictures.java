package vn.lienthong.capability.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages of a pdf as pictures for character recognition. */
final class PdfPictures {

    private static final int DPI = 300;
    private static final int COARSE = 150;
    private static final double MOST_PIXELS = 24e6;

    private final PDDocument document;
    private final PDFRenderer renderer;

    PdfPictures(PDDocument document) {
        this.document = document;
        this.renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
    }

    /** The page at 300 points to the inch, coarser if it is larger than A3. */
    ScanQueue.Picture picture(int number) throws IOException {
        PDRectangle box = document.getPage(number - 1).getCropBox();
        double pixels = box.getWidth() / 72.0 * DPI * (box.getHeight() / 72.0) * DPI;
        int dpi = pixels <= MOST_PIXELS ? DPI : (int) (DPI * Math.sqrt(MOST_PIXELS / pixels));
        if (dpi < 20) {
            throw new IOException("page of " + Math.round(box.getWidth()) + " × " + Math.round(box.getHeight()));
        }
        BufferedImage drawn = renderer.renderImageWithDPI(number - 1, dpi, ImageType.RGB);
        return new ScanQueue.Picture(ScanImage.of(drawn), dpi, dpi < COARSE);
    }
}

package vn.lienthong.capability.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages of our own PDFs as pictures, for a page that tries a template. */
final class PdfPicture {

    private static final float DPI = 80;

    private PdfPicture() {}

    static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** A page as PNG, counted from 1; empty if there is no such page. */
    static Optional<byte[]> page(byte[] pdf, int number) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (number > document.getNumberOfPages()) {
                return Optional.empty();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(number - 1, DPI, ImageType.GRAY), "png", out);
            return Optional.of(out.toByteArray());
        }
    }
}

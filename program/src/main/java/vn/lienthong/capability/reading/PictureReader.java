package vn.lienthong.capability.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads a single picture of a page: a scan saved as png or jpg, a photograph of a sheet. */
final class PictureReader {

    private static final double A4_LONG_SIDE_INCHES = 11.69;
    private static final int WANTED_DPI = 300;
    private static final int COARSE = 140;
    private static final int LEAST_WORDS = 4;

    private final ReadingLimits limits;
    private final Tesseract tesseract;
    private final ReadingProgress progress;

    PictureReader(ReadingLimits limits, Tesseract tesseract, ReadingProgress progress) {
        this.limits = limits;
        this.tesseract = tesseract;
        this.progress = progress;
    }

    Reading.Read read(String title, Path file) throws IOException {
        BufferedImage picture = decode(file);
        tesseract.check();
        List<Reading.Notice> notices = new ArrayList<>();
        List<PageContent> pages;
        try (ScanQueue queue = new ScanQueue(tesseract, progress, 1, 0)) {
            queue.submit(1, () -> scaled(ScanImage.of(picture)));
            pages = queue.pages(notices);
        }
        boolean text = pages.stream().mapToLong(PictureReader::wordsLikely).sum() >= LEAST_WORDS;
        List<SourceLine> lines = text ? PageAssembly.lines(pages, limits) : List.of();
        if (lines.isEmpty()) {
            throw new RefusedException(
                    Reading.Reason.NO_TEXT_FOUND,
                    Map.of("found", "picture-size", "detail", picture.getWidth() + " × " + picture.getHeight()));
        }
        return new Reading.Read(
                new SourceText(title, ScanMending.mended(lines, Set.of(1))), Reading.Kind.IMAGE, notices);
    }

    /** Specks and fur recognised as letters make single letters and signs, hardly ever words. */
    private static long wordsLikely(PageContent page) {
        return page.words().stream()
                .filter(word -> word.text().length() >= 2)
                .filter(word -> VietnameseSyllables.isLegal(word.text().replaceAll("[^\\p{L}]", ""))
                        || word.text().matches("\\d{2,}[./-]?\\d*"))
                .count();
    }

    /** Pictures seldom tell their resolution truly; a page of a plan is an A4 sheet. */
    private static ScanQueue.Picture scaled(ScanImage image) {
        int dpi = (int) Math.round(Math.max(image.width(), image.height()) / A4_LONG_SIDE_INCHES);
        boolean coarse = dpi < COARSE;
        if (dpi >= 200 && dpi <= 400) {
            return new ScanQueue.Picture(image, dpi, coarse);
        }
        double factor = Math.clamp((double) WANTED_DPI / Math.max(1, dpi), 0.2, 4);
        return new ScanQueue.Picture(image.scaled(factor), Math.max(70, (int) Math.round(dpi * factor)), coarse);
    }

    private BufferedImage decode(Path file) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new RefusedException(Reading.Reason.BROKEN, Map.of("found", "picture"));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > limits.imagePixels()) {
                    throw new RefusedException(
                            Reading.Reason.IMAGE_TOO_BIG,
                            Map.of("width", Long.toString(width), "height", Long.toString(height)));
                }
                ImageReadParam param = reader.getDefaultReadParam();
                return reader.read(0, param);
            } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
                throw new RefusedException(Reading.Reason.BROKEN, Map.of("found", "picture"));
            } finally {
                reader.dispose();
            }
        }
    }
}

package vn.lienthong.capability.reading;

import java.io.UncheckedIOException;
import java.util.Map;

/** Counts the drawing operators of a pdf, so that a page that draws for ever is given up, and a cancel is heard. */
final class PdfBudget {

    private static final long PER_DOCUMENT = 60_000_000;
    private static final int PER_PAGE = 4_000_000;

    private final ReadingProgress progress;
    private long document;
    private int page;

    PdfBudget(ReadingProgress progress) {
        this.progress = progress;
    }

    void nextPage() {
        page = 0;
    }

    void operator() {
        document++;
        page++;
        if (page > PER_PAGE || document > PER_DOCUMENT) {
            throw refuse(new RefusedException(
                    Reading.Reason.UNPACKS_TOO_BIG, Map.of("found", "> " + page, "limit", Integer.toString(PER_PAGE))));
        }
        if (page % 4096 == 0 && progress.cancelled()) {
            throw refuse(new RefusedException(Reading.Reason.CANCELLED));
        }
    }

    void image(long width, long height, ReadingLimits limits) {
        if (width * height > limits.imagePixels()) {
            throw refuse(new RefusedException(
                    Reading.Reason.IMAGE_TOO_BIG,
                    Map.of("width", Long.toString(width), "height", Long.toString(height))));
        }
    }

    /** Unchecked, because the library swallows checked exceptions of some operators and draws on. */
    private static UncheckedIOException refuse(RefusedException refused) {
        return new UncheckedIOException(refused);
    }
}

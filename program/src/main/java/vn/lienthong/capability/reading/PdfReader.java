package vn.lienthong.capability.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import vn.lienthong.capability.reading.PageContent.Word;
import vn.lienthong.capability.reading.VietnameseSyllables.Evidence;

/** Reads a pdf page by page: by its letters where it has them, as a picture where it is a scan. */
final class PdfReader {

    /** A page with fewer letters than this under a picture is a scan with a stamp on it. */
    private static final int FEW_LETTERS = 250;

    static {
        LibraryLog.silence();
    }

    private final ReadingLimits limits;
    private final Tesseract tesseract;
    private final ReadingProgress progress;
    private final List<Reading.Notice> notices = new ArrayList<>();
    private int told;

    PdfReader(ReadingLimits limits, Tesseract tesseract, ReadingProgress progress) {
        this.limits = limits;
        this.tesseract = tesseract;
        this.progress = progress;
    }

    /** What one page turned out to be. */
    private enum Look {
        TEXT,
        /** A picture; any text under it is an invisible layer. */
        SCAN,
        /** Letters that make no words: the file hides what they mean. */
        GARBLED,
        EMPTY
    }

    private static boolean recognise(Look look) {
        return look == Look.SCAN || look == Look.GARBLED;
    }

    private record Page(Look look, PageContent content) {}

    Reading.Read read(String title, Path file) throws IOException {
        PdfGuard.check(file, limits, progress);
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            int count = document.getNumberOfPages();
            if (count == 0) {
                throw new RefusedException(Reading.Reason.BROKEN, Map.of("found", "pdf"));
            }
            if (count > limits.pages()) {
                throw new RefusedException(
                        Reading.Reason.TOO_MANY_PAGES,
                        Map.of("pages", Integer.toString(count), "limit", Integer.toString(limits.pages())));
            }
            PdfGuard.checkDeciphered(document, limits);
            List<Page> pages = look(document, count);
            boolean scanned = pages.stream().anyMatch(page -> recognise(page.look()));
            List<PageContent> contents = scanned
                    ? recognised(document, pages)
                    : pages.stream().map(Page::content).toList();
            List<SourceLine> lines = PageAssembly.lines(contents, limits);
            lines = scanned ? ScanMending.mended(lines, scannedPages(pages)) : LegacyText.modern(lines, notices);
            if (lines.isEmpty()) {
                throw new RefusedException(
                        Reading.Reason.NO_TEXT_FOUND, Map.of("found", "pdf-pages", "detail", Integer.toString(count)));
            }
            return new Reading.Read(
                    new SourceText(title, lines), scanned ? Reading.Kind.PDF_SCAN : Reading.Kind.PDF, notices);
        }
    }

    private static Set<Integer> scannedPages(List<Page> pages) {
        return pages.stream()
                .filter(page -> recognise(page.look()))
                .map(page -> page.content().number())
                .collect(Collectors.toSet());
    }

    private List<Page> look(PDDocument document, int count) throws IOException {
        PdfBudget budget = new PdfBudget(progress);
        PdfGlyphs glyphs = new PdfGlyphs(budget);
        List<Page> pages = new ArrayList<>(count);
        int number = 0;
        for (PDPage page : document.getPages()) {
            number++;
            if (progress.cancelled()) {
                throw new RefusedException(Reading.Reason.CANCELLED);
            }
            budget.nextPage();
            glyphs.read(document, number);
            PdfRulings rulings = new PdfRulings(page, budget, limits);
            rulings.read();
            List<Word> words = glyphs.words();
            Look look = judge(glyphs, rulings, words);
            int direction = glyphs.direction();
            PDRectangle box = page.getCropBox();
            boolean turned = direction == 90 || direction == 270;
            pages.add(new Page(
                    look,
                    new PageContent(
                            number,
                            turned ? box.getHeight() : box.getWidth(),
                            turned ? box.getWidth() : box.getHeight(),
                            words,
                            rulings.rules(direction))));
            // Read for good are the pages before the first scan; the queue tells of all others.
            if (told == number - 1 && !recognise(look)) {
                progress.at(++told, count);
            }
        }
        return pages;
    }

    private static Look judge(PdfGlyphs glyphs, PdfRulings rulings, List<Word> words) {
        int letters = words.stream().mapToInt(word -> word.text().length()).sum();
        boolean picture = rulings.pictureShare() > 0.5;
        if (letters == 0) {
            return picture || rulings.outlined() || rulings.pictureShare() > 0.1 ? Look.SCAN : Look.EMPTY;
        }
        if (picture && (letters < FEW_LETTERS || glyphs.mostlyHidden())) {
            return Look.SCAN;
        }
        return garbled(words) ? Look.GARBLED : Look.TEXT;
    }

    private static boolean garbled(List<Word> words) {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.text()).append(' '));
        Evidence evidence = VietnameseSyllables.evidence(text.toString());
        return evidence.witnesses() >= 40
                && evidence.share() < 0.4
                && LegacyText.recognise(text.toString()).isEmpty();
    }

    private List<PageContent> recognised(PDDocument document, List<Page> pages) throws IOException {
        try {
            tesseract.check();
        } catch (RefusedException absent) {
            return withoutRecognition(pages, absent);
        }
        try (ScanQueue queue = new ScanQueue(tesseract, progress, pages.size(), told)) {
            PdfPictures pictures = new PdfPictures(document);
            for (Page page : pages) {
                if (!recognise(page.look())) {
                    queue.done(page.content());
                } else {
                    int number = page.content().number();
                    if (page.look() == Look.GARBLED) {
                        notices.add(notice(Reading.Code.PAGE_TEXT_REPLACED, number));
                    }
                    queue.submit(number, () -> pictures.picture(number));
                }
            }
            return queue.pages(notices);
        }
    }

    /** Reads what can be read without recognition, if that is anything. */
    private List<PageContent> withoutRecognition(List<Page> pages, RefusedException absent) throws RefusedException {
        if (pages.stream().noneMatch(page -> page.look() == Look.TEXT)) {
            throw absent;
        }
        List<PageContent> contents = new ArrayList<>();
        for (Page page : pages) {
            if (page.look() == Look.SCAN) {
                notices.add(notice(Reading.Code.PAGE_NOT_READ, page.content().number()));
            }
            contents.add(page.content());
        }
        return contents;
    }

    static Reading.Notice notice(Reading.Code code, int page) {
        return new Reading.Notice(code, Map.of("page", Integer.toString(page)));
    }
}

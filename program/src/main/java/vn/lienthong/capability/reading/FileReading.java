package vn.lienthong.capability.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of any kind that a plan arrives in. Safe to call with anything: what cannot be read comes back as
 * {@link Reading.Refused} with its reason. One instance serves all callers; scans share its two recognition slots.
 */
public final class FileReading {

    private final ReadingLimits limits;
    private final Tesseract tesseract;

    /** With the usual limits and the character recognition that the machine has. */
    public FileReading() {
        this(ReadingLimits.DEFAULT, Tesseract.ofThisMachine());
    }

    FileReading(ReadingLimits limits, Tesseract tesseract) {
        this.limits = limits;
        this.tesseract = tesseract;
    }

    /**
     * Reads the file.
     *
     * @param fileName the name under which the user knows it; only for the title and to notice a name that lies
     * @param file where its bytes are
     * @param progress told page by page, asked whether to stop
     */
    public Reading read(String fileName, Path file, ReadingProgress progress) {
        String found = "file";
        try {
            checkSize(file, progress);
            ContentSniffer.Content content = ContentSniffer.of(file);
            found = content.found();
            return withNameChecked(fileName, readAs(content, title(fileName), file, progress));
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            // Libraries throw anything at a damaged file; to the user it is one thing: the file is damaged.
            return refusalWithin(broken).orElse(refused(Reading.Reason.BROKEN, found));
        } catch (StackOverflowError | OutOfMemoryError broken) {
            // A damaged length or depth asks for more than there is; what was taken for it is free again by now.
            return refused(Reading.Reason.BROKEN, found);
        }
    }

    /** A refusal of our own, which a library may have wrapped on its way. */
    private static Optional<Reading> refusalWithin(Throwable thrown) {
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < 10; depth++) {
            if (at instanceof RefusedException refused) {
                return Optional.of(refused.refusal());
            }
            if (at instanceof InvalidPasswordException) {
                return Optional.of(refused(Reading.Reason.ENCRYPTED, "pdf"));
            }
            at = at instanceof XMLStreamException xml ? xml.getNestedException() : at.getCause();
        }
        return Optional.empty();
    }

    private void checkSize(Path file, ReadingProgress progress) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new RefusedException(Reading.Reason.EMPTY_FILE);
        }
        if (size > limits.fileBytes()) {
            throw new RefusedException(
                    Reading.Reason.FILE_TOO_BIG,
                    Map.of("size", Long.toString(size >> 20), "limit", Long.toString(limits.fileBytes() >> 20)));
        }
        if (progress.cancelled()) {
            throw new RefusedException(Reading.Reason.CANCELLED);
        }
    }

    private Reading.Read readAs(ContentSniffer.Content content, String title, Path file, ReadingProgress progress)
            throws IOException, XMLStreamException {
        return switch (content) {
            case DOCX -> DocxReader.read(title, file, limits, progress);
            case TEXT -> TextReader.read(title, file, limits, progress);
            case HTML -> HtmlReader.read(title, file, limits, progress);
            case PDF -> new PdfReader(limits, tesseract, progress).read(title, file);
            case PICTURE -> new PictureReader(limits, tesseract, progress).read(title, file);
            case OLE_WORD -> throw new RefusedException(Reading.Reason.OLD_WORD);
            case OLE_ENCRYPTED -> throw new RefusedException(Reading.Reason.ENCRYPTED, Map.of("found", "docx"));
            case OLE_OTHER, SHEET, SLIDES, OPEN_DOCUMENT, RTF, ARCHIVE, TIFF ->
                throw new RefusedException(Reading.Reason.OTHER_KIND, Map.of("found", content.found()));
            case UNKNOWN -> throw new RefusedException(Reading.Reason.UNKNOWN_KIND);
        };
    }

    private static Reading refused(Reading.Reason reason, String found) {
        return new Reading.Refused(reason, Map.of("found", found));
    }

    private static Reading withNameChecked(String fileName, Reading.Read read) {
        List<String> honest = switch (read.kind()) {
            case DOCX -> List.of("docx", "docm", "dotx");
            case PDF, PDF_SCAN -> List.of("pdf");
            case IMAGE -> List.of("png", "jpg", "jpeg", "jpe", "jfif");
            case HTML -> List.of("html", "htm", "xhtml");
            case TEXT -> List.of();
        };
        List<String> known = List.of("docx", "doc", "pdf", "png", "jpg", "jpeg", "html", "htm");
        String extension = extension(fileName);
        if (honest.contains(extension) || !known.contains(extension)) {
            return read;
        }
        List<Reading.Notice> notices = new ArrayList<>(read.notices());
        String found = Optional.of(honest)
                .filter(list -> !list.isEmpty())
                .map(List::getFirst)
                .map(ending -> ending.equals("png") ? "picture" : ending)
                .orElse("text");
        notices.add(new Reading.Notice(Reading.Code.NAME_LIES, Map.of("found", found)));
        return new Reading.Read(read.text(), read.kind(), notices);
    }

    private static String title(String fileName) {
        int folder = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
        return Lines.clean(fileName.substring(folder + 1));
    }

    private static String extension(String fileName) {
        String name = title(fileName);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}

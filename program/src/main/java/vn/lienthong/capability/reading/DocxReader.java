package vn.lienthong.capability.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a Word file as its reader sees it. Streams over the parts instead of building the whole document in memory, so
 * that the largest permitted file costs no more than its text.
 */
final class DocxReader {

    private DocxReader() {}

    static Reading.Read read(String title, Path file, ReadingLimits limits, ReadingProgress progress)
            throws IOException, XMLStreamException {
        List<Reading.Notice> notices = new ArrayList<>();
        Lines lines = new Lines(limits);
        try (ZipParts parts = new ZipParts(file, limits)) {
            DocxStyles styles = DocxStyles.read(parts.open("word/styles.xml"));
            DocxNumbering numbering = DocxNumbering.read(parts.open("word/numbering.xml"));
            Optional<InputStream> body = parts.open("word/document.xml");
            if (body.isEmpty()) {
                throw new RefusedException(Reading.Reason.BROKEN, Map.of("found", "docx"));
            }
            DocxBody document;
            try (InputStream in = new BufferedInputStream(body.get())) {
                document = new DocxBody(new DocxXml(in), styles, numbering, lines, progress);
                document.read();
            }
            long pictures = parts.countBelow("word/media/");
            if (lines.all().isEmpty()) {
                throw new RefusedException(
                        Reading.Reason.NO_TEXT_FOUND,
                        Map.of("found", "docx-pictures", "detail", Long.toString(pictures)));
            }
            if (pictures > 0) {
                notices.add(
                        new Reading.Notice(Reading.Code.PICTURES_LEFT_OUT, Map.of("count", Long.toString(pictures))));
            }
            if (document.footnotes()) {
                notices.add(new Reading.Notice(Reading.Code.FOOTNOTES_LEFT_OUT, Map.of()));
            }
        }
        progress.at(1, 1);
        return new Reading.Read(
                new SourceText(title, LegacyText.modern(lines.all(), notices)), Reading.Kind.DOCX, notices);
    }
}

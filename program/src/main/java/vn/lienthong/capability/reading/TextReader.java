package vn.lienthong.capability.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plain text and Markdown: the lines stay as they stand, so that a line number here is one in the file. */
final class TextReader {

    private TextReader() {}

    static Reading.Read read(String title, Path file, ReadingLimits limits, ReadingProgress progress)
            throws IOException {
        List<Reading.Notice> notices = new ArrayList<>();
        String text = TextEncoding.decode(bytes(file, limits), notices);
        if (text.isBlank()) {
            throw new RefusedException(Reading.Reason.NO_TEXT_FOUND, Map.of("found", "text"));
        }
        if (text.length() > limits.characters()) {
            throw new RefusedException(
                    Reading.Reason.TOO_MUCH_TEXT, Map.of("limit", Integer.toString(limits.characters())));
        }
        Lines lines = new Lines(limits);
        int page = 1;
        String[] all = text.split("\r\n|\r|\n", -1);
        int last = all.length;
        while (last > 0 && all[last - 1].isBlank()) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            page += (int) all[i].chars().filter(c -> c == '\f').count();
            lines.verbatim(page, all[i]);
        }
        progress.at(1, 1);
        return new Reading.Read(
                new SourceText(title, LegacyText.modern(lines.all(), notices)), Reading.Kind.TEXT, notices);
    }

    /** The bytes of a text file, unless they are more than any text within the limit takes. */
    static byte[] bytes(Path file, ReadingLimits limits) throws IOException {
        if (Files.size(file) > 4L * limits.characters()) {
            throw new RefusedException(
                    Reading.Reason.TOO_MUCH_TEXT, Map.of("limit", Integer.toString(limits.characters())));
        }
        return Files.readAllBytes(file);
    }
}

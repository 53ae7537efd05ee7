package vn.lienthong.matching.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The data files beside the classes. */
final class TextFiles {

    private TextFiles() {}

    /** Cells of each line, without comments and without the heading of a csv. */
    static List<String[]> lines(String file, String separator) {
        try (InputStream raw = Objects.requireNonNull(TextFiles.class.getResourceAsStream(file), file);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(file.endsWith(".csv") ? 1 : 0)
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

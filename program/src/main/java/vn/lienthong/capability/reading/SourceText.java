package vn.lienthong.capability.reading;

import java.util.List;

/**
 * A whole document as text.
 *
 * @param title the name of the file it came from, without its folder
 * @param lines the lines in reading order, numbered from 1 without gaps over the whole document
 */
public record SourceText(String title, List<SourceLine> lines) {

    public SourceText {
        lines = List.copyOf(lines);
    }
}

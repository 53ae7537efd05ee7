package vn.lienthong.capability.reading;

import java.util.List;

/**
 * The text of one document, whatever its format was: the one form in which readers of content meet it.
 *
 * @param title the name of the file or the document's own title
 * @param lines its lines in reading order
 */
public record SourceText(String title, List<SourceLine> lines) {}

package vn.lienthong.capability.reading;

/**
 * One line of a document as it was read. A table row is one line whose cells are separated by TAB; a line break
 * inside a cell is U+2028.
 *
 * @param page the page it stands on, from 1
 * @param number its number in the document, from 1
 * @param text the text as read
 */
public record SourceLine(int page, int number, String text) {}

package vn.lienthong.capability.reading;

/**
 * One paragraph, or one table row with its cells separated by TAB and breaks inside a cell as U+2028.
 *
 * @param page the page on which it begins, from 1; formats without pages count page breaks, if they have any
 * @param number its place in the whole document, from 1; for plain text the line number in the file
 * @param text the text, NFC, without a line end
 */
public record SourceLine(int page, int number, String text) {

    public SourceLine {
        if (page < 1 || number < 1) {
            throw new IllegalArgumentException("page and number count from 1, were " + page + " and " + number);
        }
    }
}

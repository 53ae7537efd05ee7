package vn.lienthong.steering.plan;

/**
 * A line of a document as read; cells of a table row are parted by TAB, lines inside a cell by U+2028.
 *
 * @param page from 1
 * @param number from 1, through the whole document
 */
record Line(int page, int number, String text) {}

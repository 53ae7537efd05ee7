package vn.lienthong.steering.planreader;

/**
 * Where a value stands in the source. Lines count from 1; characters count from 0 within their line.
 *
 * @param lineFrom first line
 * @param lineTo last line
 * @param charFrom first character in the first line
 * @param charTo the character after the last one, in the last line
 */
public record Place(int lineFrom, int lineTo, int charFrom, int charTo) {}

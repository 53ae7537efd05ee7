/**
 * Turns a file into text with positions: the one door through which a plan, in whatever form the signer's office sent
 * it, becomes lines that a grammar can read.
 *
 * <p>Offers {@link vn.lienthong.capability.reading.FileReading}. Plain Java: the command line uses it without a server.
 * One convention holds for every format: a paragraph is one line; a table row is one line whose cells are separated by
 * TAB; a line break inside a cell is U+2028; of merged cells the first carries the value and the others are empty; text
 * is NFC. Every trouble with a file is a {@link vn.lienthong.capability.reading.Reading.Refused} with a reason, never an
 * exception.
 *
 * <p>How it works inside: {@code docs/reading.md}.
 */
@NullMarked
package vn.lienthong.capability.reading;

import org.jspecify.annotations.NullMarked;

/**
 * Sheets in and out: lists leave as xlsx or csv, and come in from whatever an office keeps them in.
 *
 * <p>{@link vn.lienthong.capability.imports.Sheets} writes. For reading, a room describes its rows by a
 * {@link vn.lienthong.capability.imports.RowType} bean; this room brings the pages (choose a file, match the columns, look
 * at the first rows, run, get the refused rows back as a sheet), the reading and the job.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.imports;

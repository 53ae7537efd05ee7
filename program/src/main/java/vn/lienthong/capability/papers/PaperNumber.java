package vn.lienthong.capability.papers;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A number that was given, once and for ever.
 *
 * @param agency that issues the paper
 * @param type abbreviation of the type; empty for a letter
 * @param year whose numbers these are
 * @param number from 1 on
 * @param sign the whole, as printed after "Số: ": {@code 08/BC-TCT}
 * @param on day of the paper
 */
public record PaperNumber(UUID agency, String type, int year, int number, String sign, LocalDate on) {}

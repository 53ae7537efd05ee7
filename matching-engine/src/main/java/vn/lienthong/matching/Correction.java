package vn.lienthong.matching;

/**
 * A field of a row that differs from the person found.
 *
 * @param from as written in the list
 * @param to as the register has it
 */
public record Correction(Field field, String from, String to) {}

package vn.lienthong.matching;

/**
 * What one field says about a candidate.
 *
 * @param weight in bits: how many doublings the field makes this person likelier than a stranger; negative speaks against
 * @param from as written in the list
 * @param to as the register has it
 */
public record Evidence(Field field, Agreement agreement, double weight, String from, String to) {}

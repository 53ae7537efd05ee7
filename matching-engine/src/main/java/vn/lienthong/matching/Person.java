package vn.lienthong.matching;

/**
 * A person of the register. Empty text means that it is not known.
 *
 * @param id how the register calls the person: unique, any text, at most 255 bytes
 * @param number the personal number, 12 digits
 * @param oldNumber the number of the old card, 9 digits; several persons of several provinces may have had the same
 * @param name the full name as the register spells it
 * @param birthDate ISO date, {@code yyyy-MM} or {@code yyyy}
 * @param unit code of the commune of residence
 * @param address free text
 */
public record Person(
        String id,
        String number,
        String oldNumber,
        String name,
        String birthDate,
        Sex sex,
        String unit,
        String address,
        Status status) {}

package vn.lienthong.capability.papers;

import java.util.List;
import java.util.UUID;

/**
 * What an agency has set for its papers.
 *
 * @param sign abbreviation in the sign of its papers; empty until it is set, and then nothing can be issued
 * @param letterUnit abbreviation of the drafting unit in the sign of letters; may be empty
 * @param oneSeries whether numbers run through all types together
 * @param version counts changes; 0 while nothing is set
 */
record Office(
        UUID agency,
        String superior,
        String body,
        String place,
        String sign,
        String letterUnit,
        boolean oneSeries,
        Letterhead.Signature signature,
        List<String> copies,
        int version) {

    static final String ALL_TYPES = "*";

    String series(String type) {
        return oneSeries ? ALL_TYPES : type;
    }

    /** Number and sign: {@code 08/BC-TCT}; a letter's {@code 15/UBND-VX}. Without a number, room for it. */
    String sign(int number, String type) {
        String written = number == 0 ? "\u00a0".repeat(6) : number < 10 ? "0" + number : Integer.toString(number);
        String rest = type.isEmpty() ? sign + (letterUnit.isEmpty() ? "" : "-" + letterUnit) : type + "-" + sign;
        return written + "/" + rest;
    }
}

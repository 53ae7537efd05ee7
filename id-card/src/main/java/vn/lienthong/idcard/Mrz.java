package vn.lienthong.idcard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable zone of an identity card (ICAO Doc 9303-5, TD1: three lines of thirty), check digits proved.
 *
 * @param issuer three letters, {@code VNM} on Vietnamese cards
 * @param documentNumber as printed; on Vietnamese cards the last nine digits of the personal number
 * @param number the personal number, from the optional field; null on cards of other countries
 * @param birth century by the number's fourth digit where the two agree, else the latest that is not in the future
 * @param sex null if the card leaves it open
 * @param expires last day of validity; null for "không thời hạn", written 99-12-31
 * @param surname capitals without marks; names have no check digit: empty if the line holds anything but letters
 * @param givenNames middle and given names, likewise
 * @param keyText document number, birth and expiry with their check digits: what the chip's key is made from
 */
public record Mrz(
        String issuer,
        String documentNumber,
        @Nullable PersonalNumber number,
        BirthDate birth,
        @Nullable Sex sex,
        @Nullable LocalDate expires,
        String nationality,
        String surname,
        String givenNames,
        String keyText) {

    /** Only where it is from: neither names nor numbers belong into logs. */
    @Override
    public String toString() {
        return "Mrz[" + issuer + "]";
    }
}

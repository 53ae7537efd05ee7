package vn.lienthong.idcard;

import java.util.Optional;

/**
 * The number of an old identity card (CMND): 9 digits, given by the provinces, so that two persons may hold the same one and
 * one person may have had several. Such cards ended on 31 December 2024; the numbers live on in papers.
 */
public record OldNumber(String text) {

    private static final int LENGTH = 9;

    /** @throws IllegalArgumentException if it is not 9 digits; {@link #read} answers softly */
    public OldNumber {
        if (!Digits.only(text, LENGTH)) {
            throw new IllegalArgumentException("an old number has 9 digits");
        }
    }

    /** Reads what a person typed: spaces, dots and hyphens between the digits are dropped. */
    public static Optional<OldNumber> read(String typed) {
        String digits = Digits.typed(typed);
        return Digits.only(digits, LENGTH) ? Optional.of(new OldNumber(digits)) : Optional.empty();
    }

    /** The last digits only: numbers do not belong into logs. */
    @Override
    public String toString() {
        return "******" + text.substring(6);
    }
}

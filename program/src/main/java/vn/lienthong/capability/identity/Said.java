package vn.lienthong.capability.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;

/**
 * Who somebody is by what was laid before the counter. Empty or null is what it does not say.
 *
 * @param number twelve digits, or null if only the old nine were typed
 * @param name as written; a machine-readable zone writes capitals without marks
 * @param marked whether the name can carry marks where it was read
 * @param expires last day of the card, or null if the source does not say
 */
public record Said(
        @Nullable PersonalNumber number,
        @Nullable OldNumber oldNumber,
        String name,
        boolean marked,
        @Nullable BirthDate birth,
        @Nullable Sex sex,
        String address,
        @Nullable LocalDate issued,
        @Nullable LocalDate expires) {

    /** Nothing of it: persons do not belong into logs. */
    @Override
    public String toString() {
        return "Said";
    }
}

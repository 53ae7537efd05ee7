package vn.lienthong.capability.national;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.BirthDate;
import vn.lienthong.idcard.OldNumber;
import vn.lienthong.idcard.PersonalNumber;
import vn.lienthong.idcard.Sex;
import vn.lienthong.kernel.VietnameseText;

/**
 * Who is asked about, as a card, a paper or the person says. Surname, middle and given name, birth date and a number are the
 * least that is sent (TT 117/2026/TT-BCA article 9.1).
 *
 * @param number the personal number, or null if only the old one is known
 * @param oldNumber number of an old card; asked with instead of the personal number, or checked beside it; or null
 * @param name as written, with its marks
 * @param birth as well as it is known; with the month only, the year is sent
 * @param sex to be checked too, or null
 */
public record Claim(
        @Nullable PersonalNumber number,
        @Nullable OldNumber oldNumber,
        String name,
        BirthDate birth,
        @Nullable Sex sex) {

    private static final int LONGEST_NAME = 100;

    /** @throws IllegalArgumentException without any number, or if the name is empty or longer than 100 characters */
    public Claim {
        name = VietnameseText.compose(name).strip().replaceAll("\\s+", " ");
        if (number == null && oldNumber == null) {
            throw new IllegalArgumentException("a claim has a number");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** By the personal number. */
    public static Claim of(PersonalNumber number, String name, BirthDate birth) {
        return new Claim(number, null, name, birth, null);
    }

    /** The number that is asked with. */
    String asked() {
        return Optional.ofNullable(number)
                .map(PersonalNumber::text)
                .or(() -> Optional.ofNullable(oldNumber).map(OldNumber::text))
                .orElseThrow();
    }

    /** Nothing of it: claims are about persons. */
    @Override
    public String toString() {
        return "Claim";
    }
}

package vn.lienthong.idcard;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Personal identification number (số định danh cá nhân): 12 digits, one person for life, leading zeros count, no check digit.
 *
 * <p>The digits once told where and when a person was born (decree 137/2015/NĐ-CP); the law in force (Luật Căn cước 2023,
 * article 12) says "12 digits" and no more, and sex or year of birth may have been corrected since. So the layout gives
 * {@link #hints} and {@link #flags}, and is never a reason to refuse a person.
 */
public record PersonalNumber(String text) implements Comparable<PersonalNumber> {

    private static final int LENGTH = 12;

    /** @throws IllegalArgumentException if it is not 12 digits; {@link #read} answers softly */
    public PersonalNumber {
        if (!Digits.only(text, LENGTH)) {
            throw new IllegalArgumentException("a personal number has 12 digits");
        }
    }

    /** Reads what a person typed: spaces, dots and hyphens between the digits are dropped, nothing is added. */
    public static Optional<PersonalNumber> read(String typed) {
        String digits = Digits.typed(typed);
        return Digits.only(digits, LENGTH) ? Optional.of(new PersonalNumber(digits)) : Optional.empty();
    }

    /**
     * What the digits say by the layout of 2015.
     *
     * @param birthplaceCode three digits: 0 and the code of a province as of 2015, or a country from 100
     * @param abroad whether the code is a country's
     * @param sex by the fourth digit
     * @param birthYear by the fourth to sixth digit, 1900 to 2399
     */
    public record Hints(String birthplaceCode, boolean abroad, Sex sex, int birthYear) {}

    public Hints hints() {
        int generation = text.charAt(3) - '0';
        return new Hints(
                text.substring(0, 3), text.charAt(0) != '0', generation % 2 == 0 ? Sex.MALE : Sex.FEMALE, birthYear());
    }

    int birthYear() {
        return 1900 + 100 * ((text.charAt(3) - '0') / 2) + Digits.number(text, 4, 6);
    }

    /** Where the number disagrees with what else is known; null means not known. */
    public Set<Flag> flags(@Nullable BirthDate birth, @Nullable Sex sex) {
        Sex own = (text.charAt(3) - '0') % 2 == 0 ? Sex.MALE : Sex.FEMALE;
        boolean otherSex = sex != null && sex != own;
        boolean otherYear = birth != null && birth.year() != birthYear();
        boolean nowhere = text.charAt(0) == '0' && !Provinces.known(Digits.number(text, 1, 3));
        if (!otherSex && !otherYear && !nowhere) {
            return Set.of();
        }
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        if (otherSex) {
            flags.add(Flag.SEX_DIFFERS);
        }
        if (otherYear) {
            flags.add(Flag.BIRTH_YEAR_DIFFERS);
        }
        if (nowhere) {
            flags.add(Flag.BIRTHPLACE_UNKNOWN);
        }
        return Collections.unmodifiableSet(flags);
    }

    /** The last nine digits: the document number in the machine-readable zone, and part of the key to the chip. */
    public String lastNine() {
        return text.substring(3);
    }

    @Override
    public int compareTo(PersonalNumber other) {
        return text.compareTo(other.text);
    }

    /** The last three digits only: numbers do not belong into logs. The number itself is {@link #text}. */
    @Override
    public String toString() {
        return "*********" + text.substring(9);
    }
}

package vn.lienthong.idcard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the QR code of a card says. A name, date or sex that could not be read is empty or null, never guessed; {@link
 * QrReading} says which.
 *
 * @param oldNumber of the person's nine-digit card, if the code names one
 * @param name composed (NFC), with its marks
 * @param address permanent address (2021) or place of residence (2024), one line, as it stands
 * @param tail fields after the seventh, as they stand
 */
public record CardQr(
        PersonalNumber number,
        @Nullable OldNumber oldNumber,
        String name,
        @Nullable BirthDate birth,
        @Nullable Sex sex,
        String address,
        @Nullable LocalDate issued,
        List<String> tail) {

    private static final LocalDate NEW_CARDS = LocalDate.of(2024, 7, 1);

    /** Which card carries such a code. */
    public enum Form {
        /** Citizen's card with chip, issued 2021 to June 2024. */
        CARD_2021,
        /** Identity card by Luật Căn cước, from 1 July 2024, TT 16/2024/TT-BCA. */
        CARD_2024,
        /** The day of issue could not be read. */
        UNKNOWN
    }

    public CardQr {
        tail = List.copyOf(tail);
    }

    public Form form() {
        if (issued == null) {
            return Form.UNKNOWN;
        }
        return issued.isBefore(NEW_CARDS) ? Form.CARD_2021 : Form.CARD_2024;
    }

    /**
     * Numbers that the person once had: twelve digits in the tail before any name. One that follows a name may be a parent's
     * and is not taken for the person's.
     */
    public List<PersonalNumber> cancelledNumbers() {
        List<PersonalNumber> numbers = new ArrayList<>();
        for (String field : tail) {
            if (hasLetter(field)) {
                break;
            }
            for (String part : field.split("[,;/ ]+", -1)) {
                if (Digits.only(part, 12)) {
                    numbers.add(new PersonalNumber(part));
                }
            }
        }
        return numbers;
    }

    /** Names in the tail of a child's card, in the order of the code. */
    public List<String> parentNames() {
        return tail.stream().filter(CardQr::hasLetter).toList();
    }

    private static boolean hasLetter(String field) {
        return field.chars().anyMatch(Character::isLetter);
    }

    /** Only what it is: neither names nor numbers belong into logs. */
    @Override
    public String toString() {
        return "CardQr[" + form() + "]";
    }
}

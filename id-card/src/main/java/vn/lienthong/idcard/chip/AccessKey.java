package vn.lienthong.idcard.chip;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.CardQr;
import vn.lienthong.idcard.Mrz;
import vn.lienthong.idcard.PersonalNumber;

/** What a chip wants to see before it speaks: document number, birth and expiry as printed on the card. */
public final class AccessKey {

    private static final DateTimeFormatter SIX_DIGITS = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String NO_EXPIRY = "991231";
    private static final int[] RENEWAL_AGES = {14, 25, 40, 60};

    private final String text;

    private AccessKey(String text) {
        this.text = text;
    }

    public static AccessKey of(Mrz mrz) {
        return new AccessKey(mrz.keyText());
    }

    /**
     * From what a person reads off the card.
     *
     * @param expires null if the card says "không thời hạn"
     */
    public static AccessKey of(PersonalNumber number, LocalDate birth, @Nullable LocalDate expires) {
        return of(
                number.lastNine(), SIX_DIGITS.format(birth), expires == null ? NO_EXPIRY : SIX_DIGITS.format(expires));
    }

    private static AccessKey of(String documentNumber, String birth, String expires) {
        return new AccessKey(checked(documentNumber) + checked(birth) + checked(expires));
    }

    /**
     * Keys that may open the chip of a card whose QR code was scanned, likeliest first. The code does not carry the expiry, but
     * the law fixes it: a card runs to the birthday on which its holder turns 14, 25, 40 or 60, and one made in the two years
     * before runs to the next of them (Luật Căn cước công dân 2014 and Luật Căn cước 2023, article 21).
     *
     * @return none if the code's day of birth or of issue is not known to the day
     */
    public static List<AccessKey> candidates(CardQr card) {
        LocalDate birth = card.birth() == null ? null : card.birth().date().orElse(null);
        LocalDate issued = card.issued();
        if (birth == null || issued == null) {
            return List.of();
        }
        List<LocalDate> birthdays = new ArrayList<>();
        int likeliest = 0;
        for (int age : RENEWAL_AGES) {
            LocalDate birthday = birth.plusYears(age);
            if (birthday.isAfter(issued)) {
                birthdays.add(birthday);
                likeliest += issued.isBefore(birthday.minusYears(2)) ? 0 : 1;
            }
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int at : new int[] {likeliest, likeliest + 1, likeliest - 1}) {
            if (at >= 0 && at <= birthdays.size()) {
                LocalDate end = at == birthdays.size() ? null : birthdays.get(at);
                texts.add(of(card.number(), birth, end).text);
            }
        }
        return texts.stream().map(AccessKey::new).toList();
    }

    private static String checked(String part) {
        int sum = 0;
        for (int i = 0; i < part.length(); i++) {
            sum += (part.charAt(i) - '0') * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return part + (char) ('0' + sum % 10);
    }

    /** The first half of what both BAC and PACE make keys from. */
    byte[] hash() {
        return Crypto.digest("SHA-1", text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the chip's own zone is the one printed on the card. */
    boolean opens(Mrz mrz) {
        return mrz.keyText().equals(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessKey key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Nothing: the key is made of personal data. */
    @Override
    public String toString() {
        return "AccessKey";
    }
}

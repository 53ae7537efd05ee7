package vn.lienthong.idcard;

import java.util.List;
import java.util.Locale;
import vn.lienthong.idcard.QrReading.Lookalike;

/** What a scan is that is no card's QR code, so that the counter can be told what to do instead. */
final class Lookalikes {

    private static final int OPAQUE_FROM = 24;

    private Lookalikes() {}

    static Lookalike of(String text) {
        if (text.isEmpty()) {
            return Lookalike.EMPTY;
        }
        if (PersonalNumber.read(text).isPresent() || OldNumber.read(text).isPresent()) {
            return Lookalike.NUMBER_ONLY;
        }
        if (link(text)) {
            return Lookalike.LINK;
        }
        if (text.startsWith("000201") && text.length() > 20 && text.indexOf('|') < 0) {
            return Lookalike.PAYMENT;
        }
        String flat = text.replaceAll("\\s", "");
        if (flat.length() >= 60 && (flat.startsWith("IDVNM") || flat.startsWith("P<VNM"))) {
            return Lookalike.MRZ;
        }
        List<String> fields = QrFields.split(text, '|');
        if (healthInsurance(fields)) {
            return Lookalike.HEALTH_INSURANCE_CARD;
        }
        if (text.length() >= 12 && Digits.only(text, 0, 12)) {
            return Lookalike.CUT_OFF;
        }
        if (fields.size() >= 5 && keysForDigits(fields.get(0))) {
            return Lookalike.WRONG_KEYBOARD;
        }
        if (fields.size() >= 6 && CardDates.birth(fields.get(3)) != null) {
            return Lookalike.NUMBER_DAMAGED;
        }
        return opaque(text) ? Lookalike.VNEID : Lookalike.OTHER;
    }

    private static boolean link(String text) {
        String lower =
                text.length() > 80 ? text.substring(0, 80).toLowerCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("://");
        return lower.startsWith("www.")
                || (scheme > 1 && lower.chars().limit(scheme).allMatch(c -> c >= 'a' && c <= 'z'));
    }

    /** {@code DN4797912345678|hex of the name|dd/MM/yyyy|1|…}; newer ones begin with the ten digits of the insurance code. */
    private static boolean healthInsurance(List<String> fields) {
        if (fields.size() < 5) {
            return false;
        }
        String code = fields.get(0);
        boolean old = code.length() == 15
                && Letters.kinds(code.substring(0, 2)) == Letters.ASCII_LETTER
                && Digits.only(code, 2, 15);
        String name = fields.get(1);
        boolean hex =
                name.length() >= 4 && name.length() % 2 == 0 && name.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return (old || Digits.only(code, 10)) && hex;
    }

    /** Most of the signs that the digit keys give on a Vietnamese or French keyboard. */
    private static boolean keysForDigits(String field) {
        String keys = "đĐ\u0103\u00E2\u00EA\u00F4\u0102\u00C2\u00CA\u00D4&é\"'(-è_çà";
        long odd = Letters.composed(field)
                .chars()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .count();
        long hits = field.chars()
                .filter(c -> keys.indexOf(c) >= 0 || Letters.kind((char) c) == Letters.LOOSE_MARK)
                .count();
        return field.length() >= 6 && odd <= 2 && hits >= 4;
    }

    /** One long word of letters, digits and the signs of Base64, with a mixture that no sentence has. */
    private static boolean opaque(String text) {
        if (text.length() < OPAQUE_FROM) {
            return false;
        }
        int kinds = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 127 || !(Character.isLetterOrDigit(c) || "+/=-_.:".indexOf(c) >= 0)) {
                return false;
            }
            kinds |= Digits.is(c) ? 1 : 2;
        }
        return kinds == 3;
    }
}

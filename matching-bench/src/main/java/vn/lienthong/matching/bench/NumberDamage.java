package vn.lienthong.matching.bench;

import java.util.Locale;
import java.util.function.Supplier;

/** Spoils a number. */
final class NumberDamage {

    private NumberDamage() {}

    /**
     * The number as the row has it.
     *
     * @param number twelve digits; of a relative the relative's
     * @param old nine digits, or empty
     * @param stranger somebody else's number
     */
    static String apply(Damage damage, String number, String old, Draw draw, Supplier<String> stranger) {
        return switch (damage) {
            case NUMBER_ABSENT -> "";
            case NUMBER_DIGIT -> digit(number, draw);
            case NUMBER_SWAPPED -> swapped(number, draw);
            case NUMBER_LENGTH -> length(number, draw);
            case NUMBER_ZEROS_LOST -> number.replaceFirst("^0+", "");
            case NUMBER_RELATIVE -> number;
            case NUMBER_STRANGER -> stranger.get();
            case NUMBER_OLD -> old;
            case NUMBER_OLD_DIGIT -> digit(old, draw);
            case NUMBER_SCIENTIFIC -> String.format(Locale.ROOT, "%.5E", Double.parseDouble(number));
            default -> throw new IllegalArgumentException(damage.name());
        };
    }

    private static String digit(String number, Draw draw) {
        int at = draw.below(number.length());
        int other = (number.charAt(at) - '0' + draw.between(1, 9)) % 10;
        return number.substring(0, at) + other + number.substring(at + 1);
    }

    private static String swapped(String number, Draw draw) {
        for (int i = 0; i < 30; i++) {
            int at = draw.below(number.length() - 1);
            if (number.charAt(at) != number.charAt(at + 1)) {
                return number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
            }
        }
        return digit(number, draw);
    }

    private static String length(String number, Draw draw) {
        int at = draw.below(number.length());
        return draw.happens(0.6)
                ? number.substring(0, at) + number.substring(at + 1)
                : number.substring(0, at) + draw.below(10) + number.substring(at);
    }
}

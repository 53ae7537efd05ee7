package vn.lienthong.idcard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates as cards write them: {@code ddMMyyyy}, with or without signs between; what is unknown is left out or zero. */
final class CardDates {

    private CardDates() {}

    static @Nullable BirthDate birth(String field) {
        String digits = digits(field);
        int length = digits.length();
        int year;
        int month = 0;
        int day = 0;
        if (length == 8) {
            day = Digits.number(digits, 0, 2);
            month = Digits.number(digits, 2, 4);
            year = Digits.number(digits, 4, 8);
        } else if (length == 6) {
            month = Digits.number(digits, 0, 2);
            year = Digits.number(digits, 2, 6);
        } else if (length == 4) {
            year = Digits.number(digits, 0, 4);
        } else {
            return null;
        }
        return BirthDate.exists(year, month, day) ? new BirthDate(year, month, day) : null;
    }

    static @Nullable LocalDate day(String field) {
        String digits = digits(field);
        if (digits.length() != 8) {
            return null;
        }
        int day = Digits.number(digits, 0, 2);
        int month = Digits.number(digits, 2, 4);
        int year = Digits.number(digits, 4, 8);
        return day > 0 && month > 0 && BirthDate.exists(year, month, day) ? LocalDate.of(year, month, day) : null;
    }

    /** The digits of {@code 31121999} or {@code 31/12/1999}; nothing if there is anything else. */
    private static String digits(String field) {
        if (field.length() == 10 && sign(field.charAt(2)) && field.charAt(5) == field.charAt(2)) {
            String digits = field.substring(0, 2) + field.substring(3, 5) + field.substring(6);
            return Digits.only(digits, 8) ? digits : "";
        }
        return Digits.only(field, field.length()) ? field : "";
    }

    private static boolean sign(char c) {
        return c == '/' || c == '-' || c == '.';
    }
}

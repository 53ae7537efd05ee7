package vn.lienthong.capability.papers;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as Vietnamese papers write them. */
final class VietnameseWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private VietnameseWords() {}

    /** 1.234.567 */
    static String number(long number) {
        return format(0).format(number);
    }

    /** 1.234,50 for 1234.50: as many decimals as the number has. */
    static String number(BigDecimal number) {
        return format(Math.max(0, number.scale())).format(number);
    }

    /** 05/02/2026 */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Days below 10 and the months 1 and 2 take a leading zero, other months none (Decree 30/2020, appendix I). */
    static String dayOfMonth(LocalDate day) {
        return String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    }

    static String month(LocalDate day) {
        return day.getMonthValue() <= 2 ? "0" + day.getMonthValue() : Integer.toString(day.getMonthValue());
    }

    private static DecimalFormat format(int decimals) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}

package vn.lienthong.steering.reports;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as reports write them: 1.234.567,8; a dash where there is no data. */
final class Amounts {

    static final String NO_DATA = "-";

    private Amounts() {}

    static String of(@Nullable BigDecimal number) {
        return of(number, vn.lienthong.kernel.VietnameseText.VIETNAMESE);
    }

    /** As a reader of that language writes it. */
    static String of(@Nullable BigDecimal number, Locale locale) {
        if (number == null) {
            return NO_DATA;
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    static String percent(@Nullable BigDecimal number, Locale locale) {
        return number == null ? NO_DATA : of(number, locale) + "\u00a0%";
    }
}

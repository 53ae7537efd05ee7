package vn.lienthong.capability.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import vn.lienthong.kernel.VietnameseText;

/** What stands in a cell of a sheet that came in. */
sealed interface Cell {

    /** As a person would write it, white space tidied. */
    String text();

    default boolean isEmpty() {
        return text().isEmpty();
    }

    /** Words as they stand in a file: composed, every run of white space one blank, no control characters. */
    static Cell of(String raw) {
        if (raw.isEmpty()) {
            return Text.EMPTY;
        }
        if (isTidy(raw)) {
            return new Text(raw);
        }
        String tidy = VietnameseText.compose(raw)
                .replaceAll("[\\s\\p{Z}\\p{Cntrl}\ufeff]+", " ")
                .strip();
        return tidy.isEmpty() ? Text.EMPTY : new Text(tidy);
    }

    /** Nearly every cell is, and is spared the rest. */
    private static boolean isTidy(String raw) {
        char before = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c < ' '
                    || c == '\u007f'
                    || (c == ' ' && before == ' ')
                    || c > '\u1eff'
                    || (c >= '\u0080' && c <= '\u00a0')) {
                return false;
            }
            before = c;
        }
        return before != ' ' && Normalizer.isNormalized(raw, Normalizer.Form.NFC);
    }

    /** A number without the noise of binary fractions: Excel keeps 15 digits. */
    static BigDecimal shortest(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > 300) {
            throw new SheetRefused("imports.refused.broken");
        }
        return number.round(new MathContext(15)).stripTrailingZeros();
    }

    record Text(String text) implements Cell {
        static final Text EMPTY = new Text("");
    }

    record Quantity(BigDecimal number) implements Cell {
        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    record Moment(LocalDateTime moment) implements Cell {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
        private static final DateTimeFormatter WITH_TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

        @Override
        public String text() {
            return (moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : WITH_TIME).format(moment);
        }
    }
}

package vn.lienthong.capability.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What stands in a cell of a sheet that came in. */
sealed interface Cell {

    /** As a person would write it, white space tidied. */
    String text();

    default boolean isEmpty() {
        return text().isEmpty();
    }

    record Text(String text) implements Cell {
        static final Text EMPTY = new Text("");
    }

    record Quantity(BigDecimal number) implements Cell {
        @Override
        public String text() {
            return number.stripTrailingZeros().toPlainString();
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

package vn.lienthong.steering.progress;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days as people type them: 30/12/2026, also as browsers send them: 2026-12-30. */
final class Days {

    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Days() {}

    static Optional<LocalDate> parse(String text) {
        try {
            String plain = text.strip().replace('.', '/').replace(' ', '/');
            return plain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            plain.matches("\\d{4}-\\d{2}-\\d{2}")
                                    ? LocalDate.parse(plain)
                                    : LocalDate.parse(plain.replace('-', '/'), TYPED));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String show(@Nullable LocalDate day) {
        return day == null ? "" : SHOWN.format(day);
    }
}

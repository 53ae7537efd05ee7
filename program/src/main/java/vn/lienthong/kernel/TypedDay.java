package vn.lienthong.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as people type it: 5/1/2026, 05-01-2026, 2026-01-05. */
public final class TypedDay {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private TypedDay() {}

    /** The day; empty for nothing and for what is no day, such as 31/02/2026. */
    public static Optional<LocalDate> parse(String text) {
        try {
            Matcher typed = TYPED.matcher(text);
            if (typed.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(typed.group(3)),
                        Integer.parseInt(typed.group(2)),
                        Integer.parseInt(typed.group(1))));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As it is shown: {@code 05/01/2026}. */
    public static String show(LocalDate day) {
        return SHOWN.format(day);
    }
}

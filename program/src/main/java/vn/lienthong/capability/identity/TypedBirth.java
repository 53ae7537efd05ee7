package vn.lienthong.capability.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.idcard.BirthDate;

/** A day of birth as people type it: 5/1/1950, 05011950, 1/1950 or only 1950. */
final class TypedBirth {

    private static final Pattern TYPED = Pattern.compile("(?:(?:(\\d{1,2})[/. -])?(\\d{1,2})[/. -])?(\\d{4})");
    private static final Pattern RUN = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");

    private TypedBirth() {}

    static Optional<BirthDate> read(String typed) {
        Matcher run = RUN.matcher(typed.strip());
        Matcher matcher = run.matches() ? run : TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return BirthDate.of(number(matcher.group(3)), number(matcher.group(2)), number(matcher.group(1)));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

package vn.lienthong.capability.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.kernel.VietnameseText;

/**
 * What a password of one's own must be: ten signs or more, none of the passwords that everybody tries, not made of one's
 * name. No rule about kinds of signs and no expiry: both only lead to notes under the keyboard (NIST SP 800-63B §3.1.1).
 */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final int DIFFERENT = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Message key of the rule that is broken, or empty. */
    static Optional<String> broken(String password, String userName, String displayName) {
        String plain = plain(password);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("access.password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("access.password.long");
        }
        if (password.codePoints().distinct().count() < DIFFERENT || COMMON.contains(plain) || commonWithTail(plain)) {
            return Optional.of("access.password.common");
        }
        return names(userName, displayName).stream().anyMatch(plain::contains)
                ? Optional.of("access.password.name")
                : Optional.empty();
    }

    /** "matkhau" with digits behind it is no better than without. */
    private static boolean commonWithTail(String plain) {
        String head = plain.replaceAll("[\\d\\W_]+$", "");
        return head.length() >= 4 && plain.length() - head.length() <= 6 && COMMON.contains(head);
    }

    private static List<String> names(String userName, String displayName) {
        return java.util.stream.Stream.of(userName, displayName)
                .map(PasswordRules::plain)
                .filter(name -> name.length() >= 4)
                .toList();
    }

    private static String plain(String text) {
        return VietnameseText.fold(text).replace(" ", "");
    }

    private static Set<String> common() {
        try (var in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

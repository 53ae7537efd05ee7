package vn.lienthong.capability.passkeys;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.seal.Seal;

/**
 * What a device is asked to sign: random, kept sealed by the browser that was asked, good for five minutes and once. A visitor who only
 * looks costs no row.
 */
@Component
class Challenges {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String PLAIN = "lienthong-khoa";
    private static final String SECURE = "__Host-lienthong-khoa";

    private final Seal seal;
    private final PasskeyStore store;
    private final Clock clock;

    Challenges(Seal seal, PasskeyStore store, Clock clock) {
        this.seal = seal;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A new challenge.
     *
     * @param purpose what it is for: an answer to one purpose is none to another
     */
    String ask(String purpose, HttpServletRequest request, HttpServletResponse response) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String plain = clock.instant().plus(GOOD_FOR).getEpochSecond() + " " + challenge;
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.seal(plain.getBytes(StandardCharsets.UTF_8), "passkeys " + purpose));
        put(sealed, GOOD_FOR, request, response);
        return challenge;
    }

    /** The challenge that this browser was given for a purpose, if it is still good and unanswered. */
    Optional<byte[]> take(String purpose, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie = cookie(request);
        put("", Duration.ZERO, request, response);
        return cookie.flatMap(value -> open(value, purpose))
                .filter(parts -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
                .map(parts -> Base64.getUrlDecoder().decode(parts[1]))
                .filter(challenge ->
                        store.first(hash(challenge), clock.instant().plus(GOOD_FOR)));
    }

    private Optional<String[]> open(String cookie, String purpose) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(cookie), "passkeys " + purpose)
                    .map(plain -> new String(plain, StandardCharsets.UTF_8).split(" ", 2));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private static byte[] hash(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie one : cookies) {
                if (one.getName().equals(request.isSecure() ? SECURE : PLAIN)) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static void put(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(request.isSecure() ? SECURE : PLAIN, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}

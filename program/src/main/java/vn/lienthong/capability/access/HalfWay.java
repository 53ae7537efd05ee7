package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.seal.Seal;

/**
 * Who gave the right password and still owes the code: kept by the browser, sealed, for five minutes. There is no session
 * yet, so nothing else opens.
 */
@Component
class HalfWay {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String NAME = "lienthong-ma";
    private static final String PURPOSE = "access.half-way";

    private final Seal seal;
    private final Clock clock;

    HalfWay(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * @param brief whether the machine is one that many use
     */
    record Waiting(UUID account, boolean brief) {}

    void ask(UUID account, boolean brief, HttpServletRequest request, HttpServletResponse response) {
        String plain = account + " " + clock.instant().plus(GOOD_FOR).getEpochSecond() + " " + brief;
        put(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(seal.seal(plain.getBytes(StandardCharsets.UTF_8), PURPOSE)),
                GOOD_FOR,
                request,
                response);
    }

    Optional<Waiting> waiting(HttpServletRequest request) {
        return Sessions.cookie(request, NAME).flatMap(this::read);
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        put("", Duration.ZERO, request, response);
    }

    private Optional<Waiting> read(String cookie) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(cookie);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return seal.open(sealed, PURPOSE)
                .map(plain -> new String(plain, StandardCharsets.UTF_8).split(" "))
                .filter(parts -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1]))))
                .map(parts -> new Waiting(UUID.fromString(parts[0]), Boolean.parseBoolean(parts[2])));
    }

    private static void put(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(SignInPages.PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}

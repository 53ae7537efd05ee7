package vn.lienthong.reader;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets in the page that a person sees, and no other: the person types the code that the agent shows. A code is good for one
 * page; with it the page gets a token that lives as long as the agent runs. Nothing of it is written down.
 */
final class Pairing {

    private static final int MISSES = 5;
    private static final Duration LOCKED = Duration.ofMinutes(1);

    private final SecureRandom random = new SecureRandom();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;
    private String code;
    private int misses;
    private Instant lockedUntil = Instant.MIN;

    Pairing(InstantSource clock) {
        this.clock = clock;
        this.code = fresh();
    }

    /** Eight digits to show to the person in front of the screen. */
    synchronized String code() {
        return code;
    }

    /** A token for a right code. After five wrong ones there is a new code and a minute's rest: guessing takes years. */
    synchronized Optional<String> pair(String typed) {
        if (clock.instant().isBefore(lockedUntil)) {
            return Optional.empty();
        }
        if (!same(typed.replaceAll("[^0-9]", ""), code)) {
            misses++;
            if (misses >= MISSES) {
                misses = 0;
                code = fresh();
                lockedUntil = clock.instant().plus(LOCKED);
            }
            return Optional.empty();
        }
        misses = 0;
        code = fresh();
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        tokens.add(token);
        return Optional.of(token);
    }

    boolean knows(String token) {
        boolean found = false;
        for (String known : tokens) {
            found |= same(known, token);
        }
        return found;
    }

    private String fresh() {
        return String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}

package vn.lienthong.capability.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id (RFC 9106) with 19 MiB, two passes, one lane: OWASP's figure, 56 ms on a 2023 server core
 * and some 150 ms on an office computer of 2012. Only two are computed at a time, so that a morning on which everybody
 * signs in at once costs 38 MiB and a short queue, not the machine.
 */
@Component
class Passwords {

    static final int KIBIBYTES = 19_456;
    static final int PASSES = 2;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int AT_A_TIME = 2;
    private static final int PATIENCE_SECONDS = 20;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(SALT, HASH, 1, KIBIBYTES, PASSES);
    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final String nobodys;

    /** Computing a real hash would cost each start a tenth of a second; bytes of chance are a hash as well, of what nobody can find. */
    Passwords() {
        nobodys = "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(KIBIBYTES, PASSES, chance(SALT), chance(HASH));
    }

    private String chance(int bytes) {
        byte[] random = new byte[bytes];
        this.random.nextBytes(random);
        return Base64.getEncoder().withoutPadding().encodeToString(random);
    }

    /** The program is asked to check more passwords than it can; try again in a moment. */
    static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    String hash(String password) {
        return inTurn(() -> argon.encode(password));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> argon.matches(password, hash));
    }

    /** Takes as long as {@link #matches}, so that the time of an answer does not tell which accounts exist. */
    void pretend(String password) {
        inTurn(() -> argon.matches(password, nobodys));
    }

    /** A hash whose password nobody knows, made once: a letter makes the first password that is known. */
    String nobodys() {
        return nobodys;
    }

    /** Whether a hash was made with weaker settings than today's. */
    boolean outdated(String hash) {
        return argon.upgradeEncoding(hash);
    }

    /** A password to be read off paper once: twelve signs, none of which is taken for another; 59 bits. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}

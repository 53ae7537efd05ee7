package vn.lienthong.capability.sso;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that programs and browsers carry, and the hashes by which we know them again. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits in letters that an address may hold. */
    static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a verifier belongs to a challenge (RFC 7636, S256). */
    static boolean proves(String verifier, String challenge) {
        return verifier.matches("[A-Za-z0-9._~-]{43,128}")
                && MessageDigest.isEqual(
                        base64(hash(verifier)).getBytes(StandardCharsets.US_ASCII),
                        challenge.getBytes(StandardCharsets.UTF_8));
    }
}

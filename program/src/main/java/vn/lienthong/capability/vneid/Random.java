package vn.lienthong.capability.vneid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of a sign-in, and the hashes by which we know them again. */
final class Random {

    private static final SecureRandom SOURCE = new SecureRandom();

    private Random() {}

    /** 256 random bits in letters that an address may hold. */
    static String secret() {
        byte[] bytes = new byte[32];
        SOURCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The challenge of a PKCE verifier (RFC 7636, S256). */
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(verifier));
    }
}

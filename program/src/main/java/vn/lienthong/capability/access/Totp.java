package vn.lienthong.capability.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every half minute (RFC 6238, with SHA-1 and six digits as every app on a telephone knows them). */
final class Totp {

    private static final int PERIOD = 30;
    private static final int DIGITS = 6;
    private static final int MILLION = 1_000_000;
    /** Clocks of telephones are a little wrong: the code before and the one after are taken too (section 5.2). */
    private static final int WINDOW = 1;

    private static final int SECRET_BYTES = 20;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret, as long as the key of the hash (RFC 4226, section 4, R6). */
    static byte[] fresh() {
        return random(SECRET_BYTES);
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    static long step(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), PERIOD);
    }

    /** The code of a half minute (RFC 4226, section 5.3). */
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int from = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, from, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return ("0".repeat(DIGITS) + number % MILLION)
                    .substring(Integer.toString(number % MILLION).length());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The half minute whose code was typed.
     *
     * @param after the half minute of the last code that was taken: nothing up to it is taken again
     */
    static OptionalLong match(byte[] secret, String typed, Instant now, long after) {
        byte[] given = typed.replaceAll("[\\s.-]", "").getBytes(StandardCharsets.UTF_8);
        long present = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - WINDOW; step <= present + WINDOW; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given);
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648, section 6, without padding: how apps take a secret that is typed. */
    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(LETTERS.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(LETTERS.charAt(buffer << 5 - bits & 31)).toString();
    }

    /** What the app reads from the QR code. */
    static String address(String house, String userName, byte[] secret) {
        return "otpauth://totp/" + encoded(house) + ":" + encoded(userName) + "?secret=" + base32(secret) + "&issuer="
                + encoded(house);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package vn.lienthong.capability.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by Standard Webhooks: HMAC-SHA256 over id, time and body, so that neither can be changed nor sent again later. */
final class Signature {

    static final String BEGIN = "whsec_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    static String freshSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return BEGIN + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * @param second of sending, since 1970
     * @return value of the header {@code webhook-signature}
     */
    static String of(String secret, String id, long second, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(BEGIN.length())), "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + second + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package vn.lienthong.capability.vneid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;

/**
 * How a provider wraps what it says; chosen by {@code lienthong.vneid-dialect}. A further one is a bean. It opens and verifies; what
 * the claims must say is judged by the same rules for all.
 */
interface Dialect {

    /** As in the setting. */
    String name();

    /**
     * The claims of an identity token.
     *
     * @param keys of the provider
     * @throws Refused if it is not wrapped and signed as this dialect demands
     */
    JWTClaimsSet open(String token, JWKSet keys);

    /** The provider's answer does not hold. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Refused(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        /** One word for the log, nothing of what was sent. */
        String reason() {
            return reason;
        }
    }
}

package vn.lienthong.capability.sso;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that people sign in to through this house.
 *
 * @param clientId its name in the protocol
 * @param agency whose it is
 * @param contact whom to call at the vendor or the office
 * @param redirectUris where codes may be sent, compared sign by sign
 * @param logoutUris where people may land after signing out
 * @param backChannel where it is told of sign-outs; possibly empty
 * @param frontChannel a page that signs out in the browser; possibly empty
 * @param keys public keys (JWK set) for signed requests and proofs; possibly empty
 * @param certificate certificates (PEM) believed at its address for sign-outs, beside public ones; possibly empty
 * @param pkce whether a code is given only with PKCE; public ones always need it
 * @param consent whether people are asked before their data are passed on
 * @param chosenOnly whether only people with a role in it may sign in
 * @param citizens whether it is for citizens known by VNeID, and not for officers
 * @param level least level of sign-in; empty for any
 * @param golive its way into operation, or null before it has begun
 */
record Application(
        UUID id,
        String clientId,
        String name,
        UUID agency,
        String contact,
        Method method,
        List<String> redirectUris,
        List<String> logoutUris,
        String backChannel,
        String frontChannel,
        Set<String> scopes,
        String keys,
        String certificate,
        boolean pkce,
        boolean consent,
        boolean chosenOnly,
        boolean citizens,
        int refreshDays,
        String level,
        @Nullable UUID golive,
        Instant createdAt,
        @Nullable Instant stoppedAt,
        int version) {

    /** How the program proves that it is itself. */
    enum Method {
        SECRET,
        KEY,
        PUBLIC,
        PROXY;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Method of(String stored) {
            return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
        }
    }

    boolean needsChallenge() {
        return pkce || method == Method.PUBLIC;
    }

    /** Whether it has a secret that we know. */
    boolean keepsSecret() {
        return method == Method.SECRET || method == Method.PROXY;
    }

    boolean stopped() {
        return stoppedAt != null;
    }
}

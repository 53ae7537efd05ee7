package vn.lienthong.capability.sso;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in to an application, and the family of tokens that came of it.
 *
 * @param session the session of this house in which it was given
 * @param claims what the application asked for by the parameter {@code claims}, as JSON, or null
 * @param provedAt when the person proved who they are
 * @param means values of {@code amr} with blanks between
 * @param until no token of the family outlives it
 */
record Permit(
        UUID id,
        UUID application,
        UUID account,
        UUID session,
        Set<String> scopes,
        String redirectUri,
        @Nullable String nonce,
        @Nullable String challenge,
        @Nullable String claims,
        Instant provedAt,
        String level,
        String means,
        Instant createdAt,
        Instant until,
        @Nullable Instant codeUntil,
        @Nullable Instant codeUsedAt,
        @Nullable Instant revokedAt) {

    boolean good(Instant now) {
        return revokedAt == null && until.isAfter(now);
    }
}

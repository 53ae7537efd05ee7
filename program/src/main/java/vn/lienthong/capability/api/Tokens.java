package vn.lienthong.capability.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.kernel.Ids;

/** Makes tokens, takes them back, and knows them again. */
@Service
class Tokens {

    /** So that a scanner for lost secrets, and a person, sees what it is. */
    static final String BEGIN = "lienthong_";

    private static final int SHOWN = BEGIN.length() + 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new token, and the only sight of its secret. */
    record Made(Token token, String secret) {}

    private final TokenStore store;
    private final List<ApiScope> scopes;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Tokens(TokenStore store, ObjectProvider<ApiScope> scopes, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.scopes =
                scopes.stream().sorted(Comparator.comparingInt(ApiScope::order)).toList();
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Rights that a token may be given. */
    List<ApiScope> scopes() {
        return scopes;
    }

    @Transactional
    Made make(String name, @Nullable UUID agencyId, Set<String> rights, int perMinute, LocalDate expiresOn) {
        if (scopes.stream().map(ApiScope::right).noneMatch(rights::contains)
                || !scopes.stream().map(ApiScope::right).toList().containsAll(rights)) {
            throw new IllegalArgumentException("no right for tokens among " + rights);
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret = BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        Token token = new Token(
                Ids.next(),
                name,
                secret.substring(0, SHOWN),
                agencyId,
                java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(rights)),
                perMinute,
                now,
                expiresOn,
                null,
                null,
                null);
        store.insert(token, secret, access.actor().accountId());
        audit.record(
                "api.token.made",
                "api-token",
                token.id().toString(),
                Map.of(
                        "name",
                        name,
                        "agency",
                        agencyId == null ? "" : agencyId.toString(),
                        "rights",
                        String.join(" ", rights.stream().sorted().toList()),
                        "until",
                        expiresOn.toString()));
        return new Made(token, secret);
    }

    @Transactional
    boolean revoke(UUID id) {
        boolean revoked = store.revoke(id, clock.instant());
        if (revoked) {
            audit.record("api.token.revoked", "api-token", id.toString(), Map.of());
        }
        return revoked;
    }

    /** Notes that a token asked for what it may not do. */
    void refused(Token token, String call) {
        audit.record(
                "api.call.refused",
                "api-token",
                token.id().toString(),
                Map.of("call", call.substring(0, Math.min(200, call.length()))));
    }

    /** The token of a secret, if it works today. */
    Optional<Token> open(String secret, String address) {
        Optional<Token> token = secret.startsWith(BEGIN) && secret.length() < 100
                ? store.bySecret(secret).filter(found -> found.state(LocalDate.now(clock)) == Token.State.OPEN)
                : Optional.empty();
        token.ifPresent(found -> store.used(found, address, clock.instant()));
        return token;
    }
}

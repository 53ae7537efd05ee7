package vn.lienthong.capability.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.audit.Audit;

/**
 * Codes into tokens, tokens into new ones. What was good once and comes twice was stolen by somebody: the whole family ends.
 */
@Component
class Grants {

    static final Duration ID_LASTS = Duration.ofMinutes(10);

    private final PermitStore permits;
    private final ApplicationStore applications;
    private final SigningKeys keys;
    private final Claims claims;
    private final Issuer issuer;
    private final People people;
    private final Known known;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Grants(
            PermitStore permits,
            ApplicationStore applications,
            SigningKeys keys,
            Claims claims,
            Issuer issuer,
            People people,
            Known known,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.permits = permits;
        this.applications = applications;
        this.keys = keys;
        this.claims = claims;
        this.issuer = issuer;
        this.people = people;
        this.known = known;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** An answer, or a refusal whose traces in the database must stay. */
    private record Outcome(
            Map<String, Object> answer, @Nullable Fault fault) {}

    /**
     * @throws Fault in the words of RFC 6749, 5.2
     */
    Map<String, Object> code(Application application, Map<String, String> sent) {
        String code = sent.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw new Fault("invalid_request", "code is missing");
        }
        return committed(() -> {
            Instant now = clock.instant();
            Optional<Permit> found = permits.byCode(code);
            if (found.isEmpty() || !found.get().application().equals(application.id())) {
                return refused("invalid_grant", "code");
            }
            Permit permit = found.get();
            if (permit.codeUsedAt() != null) {
                end(permit, "code-replayed", now);
                return refused("invalid_grant", "code was used before");
            }
            permits.codeUsed(permit.id(), now);
            Instant until = permit.codeUntil();
            if (until == null || !until.isAfter(now) || !permit.good(now)) {
                return refused("invalid_grant", "code ran out");
            }
            if (!permit.redirectUri().equals(sent.get("redirect_uri"))) {
                return refused("invalid_grant", "redirect_uri differs");
            }
            String verifier = sent.get("code_verifier");
            String challenge = permit.challenge();
            boolean proven =
                    challenge == null ? verifier == null : verifier != null && Secrets.proves(verifier, challenge);
            if (!proven) {
                return refused("invalid_grant", "code_verifier");
            }
            return tokens(permit, application, permit.scopes(), true, now);
        });
    }

    /**
     * @throws Fault in the words of RFC 6749, 5.2
     */
    Map<String, Object> refresh(Application application, Map<String, String> sent) {
        String token = sent.getOrDefault("refresh_token", "");
        if (token.isEmpty()) {
            throw new Fault("invalid_request", "refresh_token is missing");
        }
        return committed(() -> {
            Instant now = clock.instant();
            Optional<PermitStore.Shown> found = permits.held(token);
            if (found.isEmpty()
                    || !found.get().kind().equals("refresh")
                    || !found.get().permit().application().equals(application.id())) {
                return refused("invalid_grant", "refresh_token");
            }
            Permit permit = found.get().permit();
            if (found.get().usedAt() != null) {
                end(permit, "refresh-reused", now);
                return refused("invalid_grant", "refresh_token was used before");
            }
            if (!permit.good(now) || !found.get().until().isAfter(now)) {
                return refused("invalid_grant", "refresh_token ran out");
            }
            Set<String> scopes = Requests.words(sent, "scope");
            if (!permit.scopes().containsAll(scopes)) {
                return refused("invalid_scope", "more than was given");
            }
            permits.used(token, now);
            return tokens(permit, application, scopes.isEmpty() ? permit.scopes() : scopes, false, now);
        });
    }

    private Outcome tokens(Permit permit, Application application, Set<String> scopes, boolean first, Instant now) {
        if (!known.there(application, permit) || turnedAway(permit, application)) {
            end(permit, "person-left", now);
            return refused("invalid_grant", "the person may not sign in any more");
        }
        Instant until = earlier(now.plus(Authorize.ACCESS_LASTS), permit.until());
        String access = Secrets.fresh();
        permits.token(access, permit.id(), "access", now, until);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Duration.between(now, until).toSeconds());
        answer.put("scope", String.join(" ", new TreeSet<>(scopes)));
        if (permit.scopes().contains(Claims.OFFLINE)) {
            String refresh = Secrets.fresh();
            permits.token(refresh, permit.id(), "refresh", now, permit.until());
            answer.put("refresh_token", refresh);
        }
        if (scopes.contains(Claims.OPENID)) {
            answer.put("id_token", idToken(permit, application, access, first, now));
        }
        return new Outcome(answer, null);
    }

    private boolean turnedAway(Permit permit, Application application) {
        return application.stopped()
                || (application.chosenOnly()
                        && applications
                                .rolesOf(application.id(), permit.account(), people.rolesOf(permit.account()))
                                .isEmpty());
    }

    private String idToken(Permit permit, Application application, String access, boolean first, Instant now) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer.value())
                .subject(permit.account().toString())
                .audience(application.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_LASTS)))
                .claim("auth_time", permit.provedAt().getEpochSecond())
                .claim("acr", permit.level())
                .claim("amr", List.of(permit.means().split(" ")))
                .claim("azp", application.clientId())
                .claim("sid", permit.session().toString())
                .claim("at_hash", Secrets.base64(Arrays.copyOf(Secrets.hash(access), 16)));
        if (first && permit.nonce() != null) {
            token.claim("nonce", permit.nonce());
        }
        claims.of(permit, application, "id_token", false).forEach(token::claim);
        return keys.sign(token.build(), "JWT");
    }

    private void end(Permit permit, String why, Instant now) {
        if (permits.revoke(permit.id(), why, now)) {
            audit.record(
                    "sso.permit.revoked",
                    "sso-application",
                    permit.application().toString(),
                    Map.of("permit", permit.id().toString(), "why", why));
        }
    }

    /** A good access token that was shown to us. */
    Optional<PermitStore.Shown> open(String token) {
        Instant now = clock.instant();
        return permits.shown(token)
                .filter(shown -> shown.kind().equals("access"))
                .filter(shown -> shown.until().isAfter(now) && shown.permit().good(now));
    }

    /** What a token is to the application that asks; only {@code active=false} for those of others. */
    Map<String, Object> introspect(Application application, String token) {
        Instant now = clock.instant();
        Optional<PermitStore.Shown> found = permits.shown(token)
                .filter(shown -> shown.permit().application().equals(application.id()))
                .filter(shown -> shown.usedAt() == null
                        && shown.until().isAfter(now)
                        && shown.permit().good(now))
                .filter(shown -> known.there(application, shown.permit()));
        if (found.isEmpty()) {
            return Map.of("active", false);
        }
        Permit permit = found.get().permit();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("iss", issuer.value());
        answer.put("sub", permit.account().toString());
        answer.put("client_id", application.clientId());
        answer.put("aud", application.clientId());
        answer.put("scope", String.join(" ", new TreeSet<>(permit.scopes())));
        answer.put("exp", found.get().until().getEpochSecond());
        answer.put("iat", found.get().createdAt().getEpochSecond());
        answer.put("token_type", found.get().kind().equals("access") ? "Bearer" : "refresh_token");
        return answer;
    }

    /** Takes a token of an application back; one of another's, or none at all, is no error (RFC 7009, 2.2). */
    void revoke(Application application, String token) {
        committed(() -> {
            Instant now = clock.instant();
            permits.held(token)
                    .filter(shown -> shown.permit().application().equals(application.id()))
                    .ifPresent(shown -> {
                        if (shown.kind().equals("refresh")) {
                            end(shown.permit(), "taken-back", now);
                        } else {
                            permits.endToken(token);
                        }
                    });
            return new Outcome(Map.of(), null);
        });
    }

    /** The application of a secret, or of its bare name if it can keep none. */
    Optional<Application> client(String clientId, String secret) {
        return applications
                .byClientId(clientId)
                .filter(found -> !found.stopped())
                .filter(found -> {
                    if (found.method() == Application.Method.PUBLIC) {
                        return secret.isEmpty();
                    }
                    if (found.method() != Application.Method.SECRET || secret.isEmpty()) {
                        return false;
                    }
                    return applications.locks(found.id(), clock.instant()).opens(secret);
                });
    }

    private Map<String, Object> committed(Supplier<Outcome> work) {
        Outcome outcome = transaction.execute(status -> work.get());
        if (outcome == null) {
            throw new Fault("server_error", "no answer");
        }
        Fault fault = outcome.fault();
        if (fault != null) {
            throw fault;
        }
        return outcome.answer();
    }

    private static Outcome refused(String error, String description) {
        return new Outcome(Map.of(), new Fault(error, description));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

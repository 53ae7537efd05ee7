package vn.lienthong.capability.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications that prove who they are by a signature instead of a secret (private_key_jwt, RFC 7523 and OpenID Connect Core 9). */
@Component
class Assertions {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** A proof is made for the moment. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final ApplicationStore applications;
    private final Requests requests;
    private final Issuer issuer;
    private final JdbcClient database;
    private final Clock clock;

    Assertions(ApplicationStore applications, Requests requests, Issuer issuer, JdbcClient database, Clock clock) {
        this.applications = applications;
        this.requests = requests;
        this.issuer = issuer;
        this.database = database;
        this.clock = clock;
    }

    /** The application that a proof is of; empty if it is none of ours, stopped, or the proof is not good. */
    Optional<Application> client(Map<String, String> sent) {
        String proof = sent.getOrDefault("client_assertion", "");
        if (!sent.getOrDefault("client_assertion_type", "").equals(TYPE)) {
            return Optional.empty();
        }
        Optional<Application> named = name(proof)
                .filter(name -> sent.getOrDefault("client_id", name).equals(name))
                .flatMap(applications::byClientId)
                .filter(found -> found.method() == Application.Method.KEY && !found.stopped());
        return named.filter(application -> requests.signed(application, proof)
                .filter(said -> good(application, said))
                .isPresent());
    }

    private static Optional<String> name(String proof) {
        try {
            return Optional.ofNullable(SignedJWT.parse(proof).getJWTClaimsSet().getIssuer());
        } catch (ParseException odd) {
            return Optional.empty();
        }
    }

    private boolean good(Application application, JWTClaimsSet said) {
        Instant now = clock.instant();
        Date end = said.getExpirationTime();
        Date begin = said.getNotBeforeTime();
        String once = said.getJWTID();
        return application.clientId().equals(said.getIssuer())
                && application.clientId().equals(said.getSubject())
                && said.getAudience().stream().anyMatch(meant()::contains)
                && end != null
                && end.toInstant().isAfter(now)
                && end.toInstant().isBefore(now.plus(LONGEST))
                && (begin == null || begin.toInstant().isBefore(now.plus(CLOCKS_DIFFER)))
                && once != null
                && !once.isEmpty()
                && first(application, once, end.toInstant());
    }

    private List<String> meant() {
        return List.of(issuer.value(), issuer.value() + "/token");
    }

    private boolean first(Application application, String once, Instant until) {
        return database.sql("insert into sso_assertion (hash, until) values (:hash, :until) on conflict do nothing")
                        .param("hash", Secrets.hash(application.clientId() + "\n" + once))
                        .param("until", SigningKeys.utc(until))
                        .update()
                == 1;
    }

    /** Forgets what has run out. */
    void tidy(Instant now) {
        database.sql("delete from sso_assertion where until < :now")
                .param("now", SigningKeys.utc(now))
                .update();
    }
}

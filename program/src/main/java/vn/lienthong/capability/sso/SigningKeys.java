package vn.lienthong.capability.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.kernel.Ids;

/**
 * The keys that sign tokens. Two live at any time: one signs, the next is published already, so that applications know it before
 * they meet it. A retired key stays published until every token that it signed has run out; hints at sign-out are known by it for
 * good.
 */
@Component
class SigningKeys {

    static final Duration TURN = Duration.ofDays(30);
    static final Duration PUBLISHED_AFTER = Duration.ofDays(2);

    private static final String PURPOSE = "sso signing key ";
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int BITS = 2048;
    private static final long LOCK = 0x73736f6b6579L;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Ring ring;

    SigningKeys(JdbcClient database, PlatformTransactionManager transactions, Seal seal, Audit audit, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key as its page shows it. */
    record Key(
            String kid,
            String state,
            Instant createdAt,
            @Nullable Instant signingSince,
            @Nullable Instant retiredAt) {}

    private record Row(Key key, RSAKey open, String sealed) {}

    private record Ring(
            String kid, RSASSASigner signer, JWKSet published, Map<String, RSASSAVerifier> known, Instant readAt) {}

    /** Signs claims; {@code type} is the header's {@code typ}. */
    String sign(JWTClaimsSet claims, String type) {
        Ring now = ring();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(now.kid())
                        .type(new JOSEObjectType(type))
                        .build(),
                claims);
        try {
            token.sign(now.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** What a token of ours says, whether it has run out or not; empty if it is not ours. */
    Optional<JWTClaimsSet> read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            RSASSAVerifier verifier =
                    ring().known().get(String.valueOf(jwt.getHeader().getKeyID()));
            return verifier != null && jwt.verify(verifier) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** The published keys, as JSON. */
    Map<String, Object> published() {
        return ring().published().toJSONObject(true);
    }

    /** All keys, the newest first. */
    List<Key> all() {
        ring();
        return rows().stream().map(Row::key).toList();
    }

    /** The next key signs from now on. */
    void rotate() {
        transaction.executeWithoutResult(status -> {
            lock();
            OffsetDateTime now = utc(clock.instant());
            database.sql("update sso_key set state = 'retired', retired_at = :now where state = 'signing'")
                    .param("now", now)
                    .update();
            database.sql("update sso_key set state = 'signing', signing_since = :now where state = 'next'")
                    .param("now", now)
                    .update();
            fill();
            audit.record("sso.key.rotated", "sso-key", signing(), Map.of());
        });
        ring = null;
    }

    /** Rotates if the signing key has done its turn. */
    void rotateIfDue() {
        boolean due = all().stream()
                .anyMatch(key -> key.state().equals("signing")
                        && key.signingSince() != null
                        && key.signingSince().isBefore(clock.instant().minus(TURN)));
        if (due) {
            rotate();
        }
    }

    private String signing() {
        return database.sql("select kid from sso_key where state = 'signing'")
                .query(String.class)
                .single();
    }

    private Ring ring() {
        Ring known = ring;
        Instant now = clock.instant();
        if (known == null || known.readAt().isBefore(now.minus(FRESH))) {
            known = read(now);
            ring = known;
        }
        return known;
    }

    private synchronized Ring read(Instant now) {
        Ring known = ring;
        if (known != null && !known.readAt().isBefore(now.minus(FRESH))) {
            return known;
        }
        Optional<Ring> found = assemble(rows(), now);
        if (found.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                lock();
                fill();
            });
            found = assemble(rows(), now);
        }
        return found.orElseThrow(() -> new IllegalStateException("no signing key"));
    }

    private Optional<Ring> assemble(List<Row> rows, Instant now) {
        List<com.nimbusds.jose.jwk.JWK> published = new ArrayList<>();
        Map<String, RSASSAVerifier> known = new HashMap<>();
        RSASSASigner signer = null;
        String kid = "";
        boolean next = false;
        try {
            for (Row row : rows) {
                known.put(row.key().kid(), new RSASSAVerifier(row.open()));
                Instant retired = row.key().retiredAt();
                if (retired == null || retired.isAfter(now.minus(PUBLISHED_AFTER))) {
                    published.add(row.open());
                }
                next |= row.key().state().equals("next") && opened(row).isPresent();
                if (row.key().state().equals("signing")) {
                    Optional<RSAKey> own = opened(row);
                    if (own.isPresent()) {
                        signer = new RSASSASigner(own.get());
                        kid = row.key().kid();
                    }
                }
            }
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return signer == null || !next
                ? Optional.empty()
                : Optional.of(new Ring(kid, signer, new JWKSet(published), Map.copyOf(known), now));
    }

    private Optional<RSAKey> opened(Row row) {
        return seal.open(
                        java.util.Base64.getDecoder().decode(row.sealed()),
                        PURPOSE + row.key().kid())
                .map(plain -> {
                    try {
                        return RSAKey.parse(new String(plain, StandardCharsets.UTF_8));
                    } catch (ParseException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Makes what is missing; a key that this machine cannot open (its seal was lost) is retired first. */
    private void fill() {
        OffsetDateTime now = utc(clock.instant());
        for (Row row : rows()) {
            if (!row.key().state().equals("retired") && opened(row).isEmpty()) {
                database.sql("update sso_key set state = 'retired', retired_at = :now where kid = :kid")
                        .param("now", now)
                        .param("kid", row.key().kid())
                        .update();
            }
        }
        for (String state : List.of("signing", "next")) {
            boolean there = database.sql("select exists (select from sso_key where state = :state)")
                    .param("state", state)
                    .query(Boolean.class)
                    .single();
            if (!there) {
                insert(state, now);
            }
        }
    }

    private void insert(String state, OffsetDateTime now) {
        String kid = Ids.next().toString();
        RSAKey made;
        try {
            made = new RSAKeyGenerator(BITS)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        database.sql("""
                        insert into sso_key (kid, state, public_jwk, sealed, created_at, signing_since)
                        values (:kid, :state, :jwk, :sealed, :now, case when :state = 'signing' then :now::timestamptz end)
                        """)
                .param("kid", kid)
                .param("state", state)
                .param("jwk", made.toPublicJWK().toJSONString())
                .param("sealed", seal.seal(made.toJSONString().getBytes(StandardCharsets.UTF_8), PURPOSE + kid))
                .param("now", now)
                .update();
    }

    private void lock() {
        database.sql("select pg_advisory_xact_lock(:lock) is null")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private List<Row> rows() {
        return database.sql("select * from sso_key order by created_at desc, kid desc")
                .query((row, number) -> {
                    try {
                        return new Row(
                                new Key(
                                        row.getString("kid"),
                                        row.getString("state"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant(),
                                        instant(row.getObject("signing_since", OffsetDateTime.class)),
                                        instant(row.getObject("retired_at", OffsetDateTime.class))),
                                RSAKey.parse(row.getString("public_jwk")),
                                java.util.Base64.getEncoder().encodeToString(row.getBytes("sealed")));
                    } catch (ParseException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .list();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}

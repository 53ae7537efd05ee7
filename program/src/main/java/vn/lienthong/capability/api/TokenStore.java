package vn.lienthong.capability.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens. */
@Component
class TokenStore {

    /** Being used is written down once a minute, not with every call. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JdbcClient database;

    TokenStore(JdbcClient database) {
        this.database = database;
    }

    void insert(Token token, String secret, UUID by) {
        database.sql("""
                        insert into api_token (id, name, prefix, token_hash, agency_id, rights, per_minute, created_by,
                            created_at, expires_on)
                        values (:id, :name, :prefix, :hash, :agency, :rights, :rate, :by, :now, :expires)
                        """)
                .param("id", token.id())
                .param("name", token.name())
                .param("prefix", token.prefix())
                .param("hash", hash(secret))
                .param("agency", token.agencyId())
                .param("rights", token.rights().toArray(new String[0]))
                .param("rate", token.perMinute())
                .param("by", by)
                .param("now", utc(token.createdAt()))
                .param("expires", token.expiresOn())
                .update();
    }

    Optional<Token> bySecret(String secret) {
        return database.sql("select * from api_token where token_hash = :hash")
                .param("hash", hash(secret))
                .query(TokenStore::token)
                .optional();
    }

    Optional<Token> find(UUID id) {
        return database.sql("select * from api_token where id = :id")
                .param("id", id)
                .query(TokenStore::token)
                .optional();
    }

    /** All, those that work first, the newest first. */
    List<Token> all(LocalDate today) {
        return database.sql("select * from api_token"
                        + " order by (revoked_at is not null or expires_on < :today), created_at desc, id")
                .param("today", today)
                .query(TokenStore::token)
                .list();
    }

    void used(Token token, String address, Instant now) {
        Instant before = token.lastUsedAt();
        if (before == null || before.plus(SEEN_EVERY).isBefore(now)) {
            database.sql("update api_token set last_used_at = :now, last_address = :address where id = :id")
                    .param("now", utc(now))
                    .param("address", address)
                    .param("id", token.id())
                    .update();
        }
    }

    boolean revoke(UUID id, Instant now) {
        return database.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                row.getObject("agency_id", UUID.class),
                java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(
                        List.of((String[]) row.getArray("rights").getArray()))),
                row.getInt("per_minute"),
                Objects.requireNonNull(instant(row, "created_at")),
                Objects.requireNonNull(row.getObject("expires_on", LocalDate.class)),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                row.getString("last_address"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

package vn.lienthong.capability.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of passkeys. */
@Component
class PasskeyStore {

    private final JdbcClient database;

    PasskeyStore(JdbcClient database) {
        this.database = database;
    }

    /** A passkey with what judges its signatures. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for a call
    record Key(Passkey passkey, byte[] credential, long counter) {}

    void insert(Passkey made, byte[] credentialId, byte[] credential, long counter) {
        database.sql("""
                        insert into passkeys_key (id, account_id, credential_id, credential, place, name, counter, synced, created_at)
                        values (:id, :account, :credentialId, :credential, :place, :name, :counter, :synced, :now)
                        """)
                .param("id", made.id())
                .param("account", made.account())
                .param("credentialId", credentialId)
                .param("credential", credential)
                .param("place", made.place())
                .param("name", made.name())
                .param("counter", counter)
                .param("synced", made.synced())
                .param("now", utc(made.createdAt()))
                .update();
    }

    List<Passkey> of(UUID account) {
        return database.sql("select * from passkeys_key where account_id = :account order by created_at, id")
                .param("account", account)
                .query(PasskeyStore::passkey)
                .list();
    }

    List<byte[]> credentialIds(UUID account, String place) {
        return database.sql("select credential_id from passkeys_key where account_id = :account and place = :place")
                .param("account", account)
                .param("place", place)
                .query((row, number) -> row.getBytes("credential_id"))
                .list();
    }

    /** Held until the end of the transaction: of two answers that count alike the second is seen as a copy. */
    Optional<Key> held(byte[] credentialId) {
        return database.sql("select * from passkeys_key where credential_id = :id for update")
                .param("id", credentialId)
                .query((row, number) ->
                        new Key(passkey(row, number), row.getBytes("credential"), row.getLong("counter")))
                .optional();
    }

    void used(UUID id, long counter, Instant now) {
        database.sql("update passkeys_key set counter = :counter, used_at = :now where id = :id")
                .param("id", id)
                .param("counter", counter)
                .param("now", utc(now))
                .update();
    }

    void cloned(UUID id, Instant now) {
        database.sql("update passkeys_key set cloned_at = coalesce(cloned_at, :now) where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    boolean rename(UUID account, UUID id, String name) {
        return database.sql("update passkeys_key set name = :name where account_id = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean remove(UUID account, UUID id) {
        return database.sql("delete from passkeys_key where account_id = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                == 1;
    }

    int removeAll(UUID account) {
        return database.sql("delete from passkeys_key where account_id = :account")
                .param("account", account)
                .update();
    }

    /** Whether a challenge is answered for the first time. */
    boolean first(byte[] challengeHash, Instant until) {
        return database.sql("insert into passkeys_used (challenge_hash, until) values (:hash, :until)"
                                + " on conflict do nothing")
                        .param("hash", challengeHash)
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    void tidy(Instant now) {
        database.sql("delete from passkeys_used where until < :now")
                .param("now", utc(now))
                .update();
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("place"),
                row.getString("name"),
                row.getBoolean("synced"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "used_at"),
                instant(row, "cloned_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

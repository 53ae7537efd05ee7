package vn.lienthong.capability.feeds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses, and what each has told. */
@Component
class FeedStore {

    /** An address without its secret. */
    record Feed(
            UUID id,
            UUID account,
            @Nullable UUID agency,
            String language,
            Instant createdAt,
            @Nullable Instant lastReadAt) {}

    private final JdbcClient database;

    FeedStore(JdbcClient database) {
        this.database = database;
    }

    void insert(UUID id, byte[] hash, UUID account, @Nullable UUID agency, String language, Instant now) {
        database.sql("""
                        insert into feeds_feed (id, secret_hash, account_id, agency_id, language, created_at)
                        values (:id, :hash, :account, :agency, :language, :now)
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("account", account)
                .param("agency", agency)
                .param("language", language)
                .param("now", utc(now))
                .update();
    }

    Optional<Feed> bySecret(byte[] hash) {
        return database.sql("select * from feeds_feed where secret_hash = :hash and revoked_at is null")
                .param("hash", hash)
                .query(FeedStore::feed)
                .optional();
    }

    /** Addresses that still work, of one who made them. */
    List<Feed> of(UUID account) {
        return database.sql("select * from feeds_feed where account_id = :account and revoked_at is null"
                        + " order by created_at, id")
                .param("account", account)
                .query(FeedStore::feed)
                .list();
    }

    boolean revoke(UUID id, UUID account, Instant now) {
        boolean revoked = database.sql("update feeds_feed set revoked_at = :now"
                                + " where id = :id and account_id = :account and revoked_at is null")
                        .param("now", utc(now))
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
        if (revoked) {
            database.sql("delete from feeds_told where feed_id = :id")
                    .param("id", id)
                    .update();
        }
        return revoked;
    }

    /** Locks the feed until the end of the transaction: two clients at once are told the same. */
    void lock(UUID id, Instant now) {
        database.sql("update feeds_feed set last_read_at = :now where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    Map<String, ICalendar.Event> told(UUID id) {
        Map<String, ICalendar.Event> told = new HashMap<>();
        database.sql("select * from feeds_told where feed_id = :id")
                .param("id", id)
                .query(FeedStore::event)
                .list()
                .forEach(event -> told.put(event.entry().key(), event));
        return told;
    }

    void tell(UUID id, ICalendar.Event event) {
        FeedEntry entry = event.entry();
        database.sql("""
                        insert into feeds_told (feed_id, key, day, title, note, path, done, sequence, changed_at, cancelled)
                        values (:id, :key, :day, :title, :note, :path, :done, :sequence, :changed, :cancelled)
                        on conflict (feed_id, key) do update
                           set day = excluded.day, title = excluded.title, note = excluded.note, path = excluded.path,
                               done = excluded.done, sequence = excluded.sequence, changed_at = excluded.changed_at,
                               cancelled = excluded.cancelled
                        """)
                .param("id", id)
                .param("key", entry.key())
                .param("day", entry.day())
                .param("title", entry.title())
                .param("note", entry.note())
                .param("path", entry.path())
                .param("done", entry.done())
                .param("sequence", event.sequence())
                .param("changed", utc(event.changedAt()))
                .param("cancelled", event.cancelled())
                .update();
    }

    void forget(UUID id, Instant cancelledBefore) {
        database.sql("delete from feeds_told where feed_id = :id and cancelled and changed_at < :before")
                .param("id", id)
                .param("before", utc(cancelledBefore))
                .update();
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        OffsetDateTime read = row.getObject("last_read_at", OffsetDateTime.class);
        return new Feed(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("agency_id", UUID.class),
                row.getString("language"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }

    private static ICalendar.Event event(ResultSet row, int number) throws SQLException {
        return new ICalendar.Event(
                new FeedEntry(
                        row.getString("key"),
                        Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        row.getString("title"),
                        row.getString("note"),
                        row.getString("path"),
                        row.getBoolean("done")),
                row.getInt("sequence"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("cancelled"));
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

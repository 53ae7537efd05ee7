package vn.lienthong.capability.vneid;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of attempts, links and citizens' sessions. */
@Component
class VneidStore {

    private final JdbcClient database;

    VneidStore(JdbcClient database) {
        this.database = database;
    }

    /** An attempt that came back; it is gone from the table. */
    record Attempt(Purpose purpose, @Nullable UUID account, String level, String next, String sealed) {}

    /** What somebody went to VNeID for. */
    enum Purpose {
        CITIZEN,
        OFFICER,
        LINK;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    void begin(String state, String browser, Attempt attempt, Instant now, Instant until) {
        database.sql("""
                        insert into vneid_attempt (state_hash, browser_hash, purpose, account_id, level, next, sealed,
                            created_at, until)
                        values (:state, :browser, :purpose, :account, :level, :next, :sealed, :now, :until)
                        """)
                .param("state", Random.hash(state))
                .param("browser", Random.hash(browser))
                .param("purpose", attempt.purpose().stored())
                .param("account", attempt.account())
                .param("level", attempt.level())
                .param("next", attempt.next())
                .param("sealed", Base64.getDecoder().decode(attempt.sealed()))
                .param("now", utc(now))
                .param("until", utc(until))
                .update();
    }

    /** The attempt of a state and a browser, once. */
    Optional<Attempt> take(String state, String browser, Instant now) {
        return database.sql("""
                        delete from vneid_attempt
                         where state_hash = :state and browser_hash = :browser and until > :now returning *
                        """)
                .param("state", Random.hash(state))
                .param("browser", Random.hash(browser))
                .param("now", utc(now))
                .query((row, number) -> new Attempt(
                        Purpose.valueOf(row.getString("purpose").toUpperCase(java.util.Locale.ROOT)),
                        row.getObject("account_id", UUID.class),
                        row.getString("level"),
                        row.getString("next"),
                        Base64.getEncoder().encodeToString(row.getBytes("sealed"))))
                .optional();
    }

    Optional<UUID> linked(String mark) {
        return database.sql("select account_id from vneid_link where mark = :mark")
                .param("mark", mark)
                .query(UUID.class)
                .optional();
    }

    Optional<Instant> linkedSince(UUID account) {
        return database.sql("select linked_at from vneid_link where account_id = :account")
                .param("account", account)
                .query((row, number) ->
                        row.getObject("linked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Links; false if the person belongs to another account, or the account to another person. */
    boolean link(UUID account, String mark, Instant now) {
        return database.sql("insert into vneid_link (account_id, mark, linked_at) values (:account, :mark, :now)"
                                + " on conflict do nothing")
                        .param("account", account)
                        .param("mark", mark)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean unlink(UUID account) {
        return database.sql("delete from vneid_link where account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    void session(UUID id, String token, String mark, byte[] sealed, String level, Instant proved, Instant now) {
        database.sql("""
                        insert into vneid_session (id, token_hash, mark, sealed, level, proved_at, seen_at)
                        values (:id, :token, :mark, :sealed, :level, :proved, :now)
                        """)
                .param("id", id)
                .param("token", Random.hash(token))
                .param("mark", mark)
                .param("sealed", sealed)
                .param("level", level)
                .param("proved", utc(proved))
                .param("now", utc(now))
                .update();
    }

    /** A citizen's session. */
    record Session(UUID id, String mark, String sealed, Instant seenAt) {}

    Optional<Session> session(String token, Instant seenAfter, Instant beganAfter) {
        return database.sql("select id, mark, sealed, seen_at from vneid_session"
                        + " where token_hash = :token and seen_at > :seen and proved_at > :began")
                .param("token", Random.hash(token))
                .param("seen", utc(seenAfter))
                .param("began", utc(beganAfter))
                .query(VneidStore::session)
                .optional();
    }

    /** A session that a program knows by its id. */
    Optional<Session> session(UUID id, Instant seenAfter, Instant beganAfter) {
        return database.sql("select id, mark, sealed, seen_at from vneid_session"
                        + " where id = :id and seen_at > :seen and proved_at > :began")
                .param("id", id)
                .param("seen", utc(seenAfter))
                .param("began", utc(beganAfter))
                .query(VneidStore::session)
                .optional();
    }

    private static Session session(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getString("mark"),
                Base64.getEncoder().encodeToString(row.getBytes("sealed")),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    void seen(UUID id, Instant now) {
        database.sql("update vneid_session set seen_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** A session that is no more. */
    record Ended(UUID id, String mark) {}

    Optional<Ended> end(String token) {
        return database.sql("delete from vneid_session where token_hash = :token returning id, mark")
                .param("token", Random.hash(token))
                .query((row, number) -> new Ended(row.getObject("id", UUID.class), row.getString("mark")))
                .optional();
    }

    /** Forgets attempts that ran out and sessions that ended by themselves; answers the latter. */
    List<Ended> tidy(Instant now, Instant seenBefore) {
        database.sql("delete from vneid_attempt where until < :now")
                .param("now", utc(now))
                .update();
        return database.sql("delete from vneid_session where seen_at < :before returning id, mark")
                .param("before", utc(seenBefore))
                .query((row, number) -> new Ended(row.getObject("id", UUID.class), row.getString("mark")))
                .list();
    }

    void sandboxOn(Instant now) {
        database.sql("insert into vneid_sandbox (on_since) select :now where not exists (select from vneid_sandbox)")
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}

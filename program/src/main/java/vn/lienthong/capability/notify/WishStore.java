package vn.lienthong.capability.notify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what people wish. */
@Component
class WishStore {

    /** So many links a day: nobody's mailbox is filled through us. */
    static final int LINKS_A_DAY = 5;

    private final JdbcClient database;

    WishStore(JdbcClient database) {
        this.database = database;
    }

    Wishes of(UUID account) {
        return database.sql("select * from notify_person where account = :account")
                .param("account", account)
                .query((row, number) -> wishes(row))
                .optional()
                .orElse(Wishes.USUAL);
    }

    /** Those whose digest of the day is due by now and was not thought of yet. */
    List<UUID> digestsDue(LocalDate day, LocalTime time, boolean workingDay) {
        return database.sql("""
                        select p.account from notify_person p
                         where p.address is not null and p.digest_at <= :time and (:working or p.rest_days)
                           and not exists (select from notify_digest d where d.account = p.account and d.day = :day)
                         order by p.account
                        """)
                .param("time", time)
                .param("working", workingDay)
                .param("day", day)
                .query((row, number) -> row.getObject("account", UUID.class))
                .list();
    }

    /** Those with a mailbox to whom something urgent was told that no mail has carried. */
    Map<UUID, Wishes> withUrgent() {
        return database
                .sql("""
                        select p.* from notify_person p
                         where p.address is not null
                           and exists (select from notify_notice n
                                        where n.account = p.account and n.mail is null and n.read_at is null
                                          and n.urgency = 2 and n.kind <> all(p.inbox_only))
                        """)
                .query((row, number) -> Map.entry(row.getObject("account", UUID.class), wishes(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Wishes wishes(ResultSet row) throws SQLException {
        return new Wishes(
                row.getString("address"),
                row.getString("wanted_address"),
                row.getObject("digest_at", LocalTime.class),
                row.getBoolean("rest_days"),
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_to", LocalTime.class),
                Set.of((String[]) row.getArray("inbox_only").getArray()));
    }

    void save(UUID account, Wishes wishes) {
        database.sql("""
                        insert into notify_person (account, digest_at, rest_days, quiet_from, quiet_to, inbox_only)
                        values (:account, :at, :rest, :from, :to, :only)
                        on conflict (account) do update
                           set digest_at = excluded.digest_at, rest_days = excluded.rest_days,
                               quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                               inbox_only = excluded.inbox_only
                        """)
                .param("account", account)
                .param("at", wishes.digestAt())
                .param("rest", wishes.restDays())
                .param("from", wishes.quietFrom())
                .param("to", wishes.quietTo())
                .param("only", wishes.inboxOnly().stream().sorted().toArray(String[]::new))
                .update();
    }

    /**
     * Keeps an address until its link is followed.
     *
     * @return which link of the day this is, or empty if there were enough
     */
    Optional<Integer> want(UUID account, String address, String token, LocalDate today) {
        database.sql("insert into notify_person (account) values (:account) on conflict (account) do nothing")
                .param("account", account)
                .update();
        return database.sql("""
                        update notify_person
                           set wanted_address = :address, token_hash = :hash,
                               tokens = case when token_day = :today then tokens + 1 else 1 end, token_day = :today
                         where account = :account and (token_day is distinct from :today or tokens < :most)
                        returning tokens
                        """)
                .param("account", account)
                .param("address", address)
                .param("hash", hash(token))
                .param("today", today)
                .param("most", LINKS_A_DAY)
                .query((row, number) -> row.getInt("tokens"))
                .optional();
    }

    /** The address that a link of this account stands for; a link is good for the day it was mailed and the next. */
    Optional<String> wantedBy(UUID account, String token, LocalDate today) {
        return database.sql("select wanted_address from notify_person where account = :account"
                        + " and token_hash = :hash and token_day >= :since")
                .param("account", account)
                .param("hash", hash(token))
                .param("since", today.minusDays(1))
                .query((row, number) -> row.getString("wanted_address"))
                .optional();
    }

    void confirm(UUID account, @Nullable String address) {
        database.sql("update notify_person set address = :address, wanted_address = null, token_hash = null"
                        + " where account = :account")
                .param("account", account)
                .param("address", address)
                .update();
    }

    /** Says that a day's digest has been thought of; false if somebody did so before. */
    boolean claimDigest(UUID account, LocalDate day) {
        return database.sql("insert into notify_digest (account, day) values (:account, :day)"
                                + " on conflict (account, day) do nothing")
                        .param("account", account)
                        .param("day", day)
                        .update()
                == 1;
    }

    void digestMade(UUID account, LocalDate day, UUID mail) {
        database.sql("update notify_digest set mail = :mail where account = :account and day = :day")
                .param("account", account)
                .param("day", day)
                .param("mail", mail)
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

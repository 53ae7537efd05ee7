package vn.lienthong.capability.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.ui.ListQuery;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The rows of accounts as their administrators read and write them. */
@Component
class AccountBook {

    static final String BY_NAME = "ten";
    static final String BY_SIGN_IN = "vao";
    static final String UNIT = "don-vi";
    static final String ROLE = "vai-tro";
    static final String STATE = "trang-thai";

    private final JdbcClient database;
    private final Clock clock;

    AccountBook(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param total lines of the whole list
     */
    record Found(List<Account> accounts, long total) {}

    /** @param within agencies whose accounts may be seen, or null for all */
    Found list(ListQuery query, @Nullable Set<UUID> within) {
        // Names are sorted by the given name, which stands last, as in every Vietnamese list of people.
        return database
                .sql("""
                        with found as (
                            select a.* from access_account a
                             where (:everywhere or a.agency_id = any(:within))
                               and (:agency::uuid is null or a.agency_id = :agency::uuid)
                               and a.folded like all (:words)
                               and (:role = '' or exists (
                                       select from access_role r
                                        where r.account_id = a.id and r.role = :role and r.valid_from <= :today
                                          and (r.valid_to is null or r.valid_to >= :today)))
                               and case :state when 'mo' then a.closed_at is null and coalesce(a.valid_until >= :today, true)
                                               when 'dong' then a.closed_at is not null
                                               when 'cho' then a.closed_at is null and a.password_kind = 'one_time'
                                               when 'giay' then a.closed_at is null and a.password_kind = 'one_time'
                                                   and a.password_until is null
                                               else true end)
                        select f.*, (select count(*) from found) as total from found f
                         order by case when :sort = 'vao' and not :down then last_sign_in end asc nulls first,
                                  case when :sort = 'vao' and :down then last_sign_in end desc nulls last,
                                  case when :sort = 'ten' and :down
                                       then regexp_replace(display_name, '^.* ', '') end collate "vi-x-icu" desc,
                                  regexp_replace(display_name, '^.* ', '') collate "vi-x-icu",
                                  display_name collate "vi-x-icu", id
                         limit :size offset :offset
                        """)
                .param("everywhere", within == null)
                .param("within", within == null ? new UUID[0] : within.toArray(UUID[]::new))
                .param("agency", uuid(query.filter(UNIT)))
                .param("words", words(query.folded()))
                .param("role", query.filter(ROLE))
                .param("state", query.filter(STATE))
                .param("today", today())
                .param("sort", query.sortOr(Set.of(BY_NAME, BY_SIGN_IN), BY_NAME))
                .param("down", query.descending())
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, number) -> new Line(account(row), row.getLong("total")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.teeing(
                        java.util.stream.Collectors.mapping(Line::account, java.util.stream.Collectors.toList()),
                        java.util.stream.Collectors.mapping(
                                Line::total, java.util.stream.Collectors.reducing(0L, (first, second) -> second)),
                        Found::new));
    }

    private record Line(Account account, long total) {}

    /** Patterns, each of which the folded text must match. */
    static String[] words(String folded) {
        String[] all = Arrays.stream(folded.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        return all.length == 0 ? new String[] {"%"} : all;
    }

    static @Nullable UUID uuid(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Optional<Account> account(UUID id) {
        return database.sql("select * from access_account where id = :id")
                .param("id", id)
                .query((row, number) -> account(row))
                .optional();
    }

    List<UUID> byStaff(UUID staffId) {
        return database.sql("select id from access_account where staff_id = :staff and closed_at is null")
                .param("staff", staffId)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The name itself, or with the first number that makes it free. */
    String free(String proposed) {
        Set<String> taken =
                new HashSet<>(database.sql("select user_name from access_account where user_name like :near")
                        .param("near", proposed.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                        .query((row, number) -> row.getString("user_name"))
                        .list());
        String free = proposed;
        for (int number = 2; taken.contains(free); number++) {
            free = proposed + number;
        }
        return free;
    }

    /** Takes accounts away that nobody ever came in with. */
    int remove(Collection<UUID> ids) {
        UUID[] unused = database.sql("select id from access_account where id = any(:ids) and password_until is null"
                        + " and password_kind = 'one_time' and last_sign_in is null")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        database.sql("delete from access_role where account_id = any(:ids)")
                .param("ids", unused)
                .update();
        return database.sql("delete from access_account where id = any(:ids)")
                .param("ids", unused)
                .update();
    }

    boolean taken(String userName) {
        return database.sql("select exists (select from access_account where user_name = :name)")
                .param("name", userName)
                .query(Boolean.class)
                .single();
    }

    /** Open accounts to choose a stand-in from: the same units first is the caller's matter. */
    List<Account> open() {
        return database.sql("select * from access_account where closed_at is null"
                        + " order by regexp_replace(display_name, '^.* ', '') collate \"vi-x-icu\", display_name")
                .query((row, number) -> account(row))
                .list();
    }

    /** Whether the row was still at that version. */
    boolean change(UUID id, int version, String displayName, String userName, String post, @Nullable UUID agencyId) {
        return database.sql("""
                                update access_account
                                   set display_name = :name, post = :post, agency_id = :agency, folded = :folded,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .param("id", id)
                        .param("version", version)
                        .param("name", displayName)
                        .param("post", post)
                        .param("agency", agencyId)
                        .param("folded", VietnameseText.fold(displayName + " " + userName + " " + post))
                        .update()
                == 1;
    }

    void setPassword(UUID id, String hash, @Nullable Instant oneTimeUntil) {
        database.sql("""
                        update access_account
                           set password_hash = :hash, password_kind = :kind, password_at = :now, password_until = :until
                         where id = :id
                        """)
                .param("id", id)
                .param("hash", hash)
                .param("kind", oneTimeUntil == null ? "own" : "one_time")
                .param("now", AccountStore.utc(clock.instant()))
                .param("until", oneTimeUntil == null ? null : AccountStore.utc(oneTimeUntil))
                .update();
    }

    /** Ties an account to the record of a person in a post, by which it ends with the post. */
    void link(UUID id, @Nullable UUID staffId) {
        database.sql("update access_account set staff_id = :staff, valid_until = null where id = :id"
                        + " and staff_id is distinct from :staff")
                .param("id", id)
                .param("staff", staffId)
                .update();
    }

    /** Closes an open account, ends its roles today and what it stands in for; false if it was closed already. */
    boolean close(UUID id, String why) {
        boolean closed = database.sql("update access_account set closed_at = :now, closed_why = :why,"
                                + " version = version + 1 where id = :id and closed_at is null")
                        .param("id", id)
                        .param("why", why)
                        .param("now", AccountStore.utc(clock.instant()))
                        .update()
                == 1;
        if (closed) {
            database.sql("update access_role set valid_to = greatest(:today, valid_from)"
                            + " where account_id = :id and (valid_to is null or valid_to > :today)")
                    .param("id", id)
                    .param("today", today())
                    .update();
            database.sql("update access_stand_in set ended_at = :now"
                            + " where ended_at is null and :id in (absent_id, stand_in_id)")
                    .param("id", id)
                    .param("now", AccountStore.utc(clock.instant()))
                    .update();
        }
        return closed;
    }

    void endOn(UUID id, LocalDate lastDay) {
        database.sql("update access_account set valid_until = :day, version = version + 1 where id = :id")
                .param("id", id)
                .param("day", lastDay)
                .update();
    }

    void reopen(UUID id) {
        database.sql(
                        "update access_account set closed_at = null, closed_why = null, valid_until = null, version = version + 1"
                                + " where id = :id")
                .param("id", id)
                .update();
    }

    List<Account.RoleHeld> roles(UUID accountId) {
        return database.sql("select * from access_role where account_id = :id order by valid_from desc, id")
                .param("id", accountId)
                .query((row, number) -> new Account.RoleHeld(
                        row.getObject("id", UUID.class),
                        row.getString("role"),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** Codes of the roles in force today, by account. */
    Map<UUID, List<String>> rolesInForce(List<UUID> accountIds) {
        Map<UUID, List<String>> all = new HashMap<>();
        database.sql("""
                        select account_id, array_agg(distinct role) as roles from access_role
                         where account_id = any(:ids) and valid_from <= :today
                           and (valid_to is null or valid_to >= :today)
                         group by account_id
                        """)
                .param("ids", accountIds.toArray(UUID[]::new))
                .param("today", today())
                .query(row -> {
                    all.put(row.getObject("account_id", UUID.class), List.of((String[])
                            row.getArray("roles").getArray()));
                });
        return all;
    }

    /** The role is held for the last time today; one that begins later never begins. */
    void endRole(UUID roleId) {
        database.sql("delete from access_role where id = :id and valid_from > :today")
                .param("id", roleId)
                .param("today", today())
                .update();
        database.sql("update access_role set valid_to = :yesterday where id = :id and valid_from <= :yesterday")
                .param("id", roleId)
                .param("yesterday", today().minusDays(1))
                .update();
        database.sql("delete from access_role where id = :id and valid_from = :today")
                .param("id", roleId)
                .param("today", today())
                .update();
    }

    /** Open accounts other than this one that administer the whole house today. */
    long otherAdministrators(UUID accountId) {
        return database.sql("""
                        select count(distinct a.id) from access_account a join access_role r on r.account_id = a.id
                         where a.id <> :id and a.closed_at is null and r.role = 'administrator' and r.agency_id is null
                           and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)
                        """)
                .param("id", accountId)
                .param("today", today())
                .query(Long.class)
                .single();
    }

    UUID addStandIn(UUID absentId, UUID standInId, LocalDate from, LocalDate to) {
        UUID id = Ids.next();
        database.sql("insert into access_stand_in (id, absent_id, stand_in_id, valid_from, valid_to)"
                        + " values (:id, :absent, :stand, :from, :to)")
                .param("id", id)
                .param("absent", absentId)
                .param("stand", standInId)
                .param("from", from)
                .param("to", to)
                .update();
        return id;
    }

    boolean endStandIn(UUID id) {
        return database.sql("update access_stand_in set ended_at = :now where id = :id and ended_at is null")
                        .param("id", id)
                        .param("now", AccountStore.utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Not ended, not over: of the absent one or of the one who stands in. */
    List<Account.StandIn> standIns(UUID accountId) {
        return database.sql("""
                        select i.*, a.display_name as absent_name, s.display_name as stand_in_name
                          from access_stand_in i
                          join access_account a on a.id = i.absent_id
                          join access_account s on s.id = i.stand_in_id
                         where :id in (i.absent_id, i.stand_in_id) and i.ended_at is null and i.valid_to >= :today
                         order by i.valid_from, i.id
                        """)
                .param("id", accountId)
                .param("today", today())
                .query((row, number) -> new Account.StandIn(
                        row.getObject("id", UUID.class),
                        row.getObject("absent_id", UUID.class),
                        row.getString("absent_name"),
                        row.getObject("stand_in_id", UUID.class),
                        row.getString("stand_in_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(VietnameseText.ZONE));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("post"),
                row.getObject("agency_id", UUID.class),
                row.getObject("staff_id", UUID.class),
                row.getString("password_kind").equals("one_time"),
                row.getBoolean("demo"),
                AccountStore.instant(row, "closed_at"),
                row.getString("closed_why"),
                row.getObject("valid_until", LocalDate.class),
                AccountStore.instant(row, "last_sign_in"),
                row.getInt("version"));
    }
}

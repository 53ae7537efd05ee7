package vn.lienthong.capability.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** The rows of accounts and roles, and the person that they make up today. */
@Component
class AccountStore {

    /** What a person is made of; {@code p} is the absent colleague stood in for. */
    private static final String PERSON = """
            select s.id as session_id, a.id, a.user_name, a.display_name, coalesce(p.agency_id, a.agency_id) as agency_id,
                   a.password_kind = 'one_time' as must_change, p.id as absent_id, p.display_name as absent_name,
                   array(select r.role || '|' || coalesce(r.agency_id::text, '')
                           from access_role r
                          where r.account_id = coalesce(p.id, a.id)
                            and r.valid_from <= :today and (r.valid_to is null or r.valid_to >= :today)
                          order by r.valid_from, r.id) as roles
            """;

    private static final String BY_ACCOUNT = PERSON + """
              from access_account a
              left join access_session s on false
              left join access_account p on false
             where a.id = :id and a.closed_at is null and (a.valid_until is null or a.valid_until >= :today)
            """;

    private static final String BY_SESSION = PERSON + """
              from access_session s
              join access_account a on a.id = s.account_id
              left join access_stand_in i on i.id = s.stand_in_id and i.ended_at is null
                    and :today between i.valid_from and i.valid_to
              left join access_account p on p.id = i.absent_id and p.closed_at is null
                    and (p.valid_until is null or p.valid_until >= :today)
             where s.token_hash = :token and s.ended_at is null and a.closed_at is null
               and (a.valid_until is null or a.valid_until >= :today)
               and s.began_at > case when s.brief then :briefBegan else :began end
               and s.seen_at > case when s.brief then :briefSeen else :seen end
            """;

    private final JdbcClient database;
    private final Clock clock;
    private final Rights rights;

    AccountStore(JdbcClient database, Clock clock, Rights rights) {
        this.database = database;
        this.clock = clock;
        this.rights = rights;
    }

    /**
     * What a sign-in is checked against.
     *
     * @param until when a one-time password ends, or null
     */
    record Credentials(
            UUID accountId,
            String displayName,
            String passwordHash,
            @Nullable Instant until,
            boolean closed) {}

    Optional<Credentials> credentials(String userName) {
        return database.sql("""
                        select id, display_name, password_hash, password_until,
                               closed_at is not null or valid_until < :today as closed
                          from access_account where user_name = :name
                        """)
                .param("name", userName)
                .param("today", today())
                .query((row, number) -> new Credentials(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("password_hash"),
                        instant(row, "password_until"),
                        row.getBoolean("closed")))
                .optional();
    }

    /** The person of an open account, outside any session. */
    Optional<SignedIn> principal(UUID accountId) {
        return database.sql(BY_ACCOUNT)
                .param("id", accountId)
                .param("today", today())
                .query(this::person)
                .optional();
    }

    /** The person of a session that is still good. */
    Optional<SignedIn> bySession(byte[] tokenHash, Instant now) {
        return database.sql(BY_SESSION)
                .param("token", tokenHash)
                .param("today", today())
                .param("began", utc(now.minus(Sessions.LONGEST)))
                .param("seen", utc(now.minus(Sessions.IDLE)))
                .param("briefBegan", utc(now.minus(Sessions.BRIEF_LONGEST)))
                .param("briefSeen", utc(now.minus(Sessions.BRIEF_IDLE)))
                .query(this::person)
                .optional();
    }

    boolean any() {
        return database.sql("select exists (select from access_account)")
                .query(Boolean.class)
                .single();
    }

    UUID insert(
            String userName,
            String displayName,
            String post,
            @Nullable UUID agencyId,
            String passwordHash,
            boolean oneTime,
            boolean demo) {
        UUID id = Ids.next();
        database.sql("""
                        insert into access_account (id, user_name, display_name, folded, post, agency_id, password_hash,
                            password_kind, password_at, demo, created_at)
                        values (:id, :user, :name, :folded, :post, :agency, :hash, :kind, :now, :demo, :now)
                        """)
                .param("id", id)
                .param("user", userName)
                .param("name", displayName)
                .param("folded", VietnameseText.fold(displayName + " " + userName + " " + post))
                .param("post", post)
                .param("agency", agencyId)
                .param("hash", passwordHash)
                .param("kind", oneTime ? "one_time" : "own")
                .param("now", utc(clock.instant()))
                .param("demo", demo)
                .update();
        return id;
    }

    void addRole(UUID accountId, String role, @Nullable UUID agencyId, LocalDate from, @Nullable LocalDate to) {
        database.sql("insert into access_role (id, account_id, role, agency_id, valid_from, valid_to)"
                        + " values (:id, :account, :role, :agency, :from, :to)")
                .param("id", Ids.next())
                .param("account", accountId)
                .param("role", role)
                .param("agency", agencyId)
                .param("from", from)
                .param("to", to)
                .update();
    }

    Map<UUID, String> named(String folded) {
        Map<UUID, String> found = new LinkedHashMap<>();
        database.sql("select id, display_name from access_account where folded like all (:words)"
                        + " order by display_name, id limit 50")
                .param("words", AccountBook.words(folded))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getString("display_name"));
                });
        return found;
    }

    /** Notes that a person came in just now. */
    void seen(UUID accountId) {
        database.sql("update access_account set last_sign_in = :now where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", accountId)
                .update();
    }

    void rehash(UUID accountId, String hash) {
        database.sql("update access_account set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", accountId)
                .update();
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(VietnameseText.ZONE));
    }

    private SignedIn person(ResultSet row, int number) throws SQLException {
        List<SignedIn.Held> held = new ArrayList<>();
        Set<String> given = new HashSet<>();
        Array roles = row.getArray("roles");
        for (String role : (String[]) roles.getArray()) {
            int bar = role.indexOf('|');
            String agency = role.substring(bar + 1);
            held.add(new SignedIn.Held(role.substring(0, bar), agency.isEmpty() ? null : UUID.fromString(agency)));
            given.addAll(rights.held(role.substring(0, bar)));
        }
        return new SignedIn(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getObject("agency_id", UUID.class),
                List.copyOf(held),
                Set.copyOf(given),
                row.getObject("absent_id", UUID.class),
                row.getString("absent_name"),
                row.getBoolean("must_change"));
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

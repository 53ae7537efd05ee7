package vn.lienthong.capability.sso;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of permits, tokens, waiting requests and consents. Secrets come in as text and are kept as hashes. */
@Component
class PermitStore {

    private final JdbcClient database;

    PermitStore(JdbcClient database) {
        this.database = database;
    }

    /** A token that was shown to us. */
    record Shown(
            Permit permit,
            String kind,
            Instant createdAt,
            Instant until,
            @Nullable Instant usedAt) {}

    /** A sign-in on its way. */
    record Waiting(
            UUID application, String parameters, @Nullable UUID account, Instant createdAt) {}

    void insert(Permit permit, String code) {
        database.sql("""
                        insert into sso_permit (id, application_id, account_id, session_id, scopes, redirect_uri, nonce,
                            challenge, claims, proved_at, level, means, code_hash, code_until, created_at, until)
                        values (:id, :application, :account, :session, :scopes, :redirect, :nonce, :challenge, :claims,
                            :proved, :level, :means, :code, :codeUntil, :now, :until)
                        """)
                .param("id", permit.id())
                .param("application", permit.application())
                .param("account", permit.account())
                .param("session", permit.session())
                .param("scopes", permit.scopes().toArray(String[]::new))
                .param("redirect", permit.redirectUri())
                .param("nonce", permit.nonce(), Types.VARCHAR)
                .param("challenge", permit.challenge(), Types.VARCHAR)
                .param("claims", permit.claims(), Types.VARCHAR)
                .param("proved", SigningKeys.utc(permit.provedAt()))
                .param("level", permit.level())
                .param("means", permit.means())
                .param("code", Secrets.hash(code))
                .param("codeUntil", permit.codeUntil() == null ? null : SigningKeys.utc(permit.codeUntil()))
                .param("now", SigningKeys.utc(permit.createdAt()))
                .param("until", SigningKeys.utc(permit.until()))
                .update();
    }

    /** The permit of a code, held until the end of the transaction, so that a code sent twice at once is seen twice. */
    Optional<Permit> byCode(String code) {
        return database.sql("select * from sso_permit where code_hash = :code for update")
                .param("code", Secrets.hash(code))
                .query(PermitStore::permit)
                .optional();
    }

    void codeUsed(UUID permit, Instant now) {
        database.sql("update sso_permit set code_used_at = :now where id = :id")
                .param("id", permit)
                .param("now", SigningKeys.utc(now))
                .update();
    }

    void token(String token, UUID permit, String kind, Instant now, Instant until) {
        database.sql("insert into sso_token (hash, permit_id, kind, created_at, until)"
                        + " values (:hash, :permit, :kind, :now, :until)")
                .param("hash", Secrets.hash(token))
                .param("permit", permit)
                .param("kind", kind)
                .param("now", SigningKeys.utc(now))
                .param("until", SigningKeys.utc(until))
                .update();
    }

    Optional<Shown> shown(String token) {
        return shown(token, "");
    }

    /** As {@link #shown}, and holds the family until the end of the transaction. */
    Optional<Shown> held(String token) {
        return shown(token, " for update of t, p");
    }

    private Optional<Shown> shown(String token, String lock) {
        return database.sql("""
                        select p.*, t.kind, t.created_at as token_at, t.until as token_until, t.used_at
                          from sso_token t join sso_permit p on p.id = t.permit_id where t.hash = :hash""" + lock)
                .param("hash", Secrets.hash(token))
                .query((row, number) -> new Shown(
                        permit(row, number),
                        row.getString("kind"),
                        row.getObject("token_at", OffsetDateTime.class).toInstant(),
                        row.getObject("token_until", OffsetDateTime.class).toInstant(),
                        SigningKeys.instant(row.getObject("used_at", OffsetDateTime.class))))
                .optional();
    }

    void used(String token, Instant now) {
        database.sql("update sso_token set used_at = :now where hash = :hash")
                .param("hash", Secrets.hash(token))
                .param("now", SigningKeys.utc(now))
                .update();
    }

    /** The whole family ends; false if it had ended before. */
    boolean revoke(UUID permit, String why, Instant now) {
        return database.sql("update sso_permit set revoked_at = :now, revoked_why = :why"
                                + " where id = :id and revoked_at is null")
                        .param("id", permit)
                        .param("why", why)
                        .param("now", SigningKeys.utc(now))
                        .update()
                == 1;
    }

    void endToken(String token) {
        database.sql("delete from sso_token where hash = :hash")
                .param("hash", Secrets.hash(token))
                .update();
    }

    /** Ends what a session gave, except what was meant to go on without it. */
    void endSession(UUID session, Instant now) {
        database.sql("""
                        update sso_permit set revoked_at = :now, revoked_why = 'signed-out'
                         where session_id = :session and revoked_at is null and not 'offline_access' = any(scopes)
                        """)
                .param("session", session)
                .param("now", SigningKeys.utc(now))
                .update();
    }

    /** Ends everything that a person gave an application, or the application everything at all. */
    int endAll(UUID application, @Nullable UUID account, String why, Instant now) {
        return database.sql("""
                        update sso_permit set revoked_at = :now, revoked_why = :why
                         where application_id = :application and (:account::uuid is null or account_id = :account)
                           and revoked_at is null and until > :now
                        """)
                .param("application", application)
                .param("account", account)
                .param("why", why)
                .param("now", SigningKeys.utc(now))
                .update();
    }

    /** Ends everything that a person gave any application. */
    void endAll(UUID account, String why, Instant now) {
        database.sql("""
                        update sso_permit set revoked_at = :now, revoked_why = :why
                         where account_id = :account and revoked_at is null and until > :now
                        """)
                .param("account", account)
                .param("why", why)
                .param("now", SigningKeys.utc(now))
                .update();
    }

    /** Applications that a session signed in to. */
    List<UUID> applicationsOf(UUID session) {
        return database.sql("select distinct application_id from sso_permit where session_id = :session")
                .param("session", session)
                .query((row, number) -> row.getObject("application_id", UUID.class))
                .list();
    }

    void wait(String id, UUID application, String parameters, Instant now, Instant until) {
        database.sql("""
                        insert into sso_request (id_hash, application_id, parameters, created_at, until)
                        values (:id, :application, :parameters, :now, :until)
                        """)
                .param("id", Secrets.hash(id))
                .param("application", application)
                .param("parameters", parameters)
                .param("now", SigningKeys.utc(now))
                .param("until", SigningKeys.utc(until))
                .update();
    }

    Optional<Waiting> waiting(String id, Instant now) {
        return database.sql("select * from sso_request where id_hash = :id and until > :now")
                .param("id", Secrets.hash(id))
                .param("now", SigningKeys.utc(now))
                .query((row, number) -> new Waiting(
                        row.getObject("application_id", UUID.class),
                        row.getString("parameters"),
                        row.getObject("account_id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void asked(String id, UUID account) {
        database.sql("update sso_request set account_id = :account where id_hash = :id")
                .param("id", Secrets.hash(id))
                .param("account", account)
                .update();
    }

    boolean waitedEnough(String id) {
        return database.sql("delete from sso_request where id_hash = :id")
                        .param("id", Secrets.hash(id))
                        .update()
                == 1;
    }

    Set<String> agreed(UUID account, UUID application) {
        return database.sql(
                        "select scopes from sso_consent where account_id = :account and application_id = :application")
                .param("account", account)
                .param("application", application)
                .query((row, number) -> Set.copyOf(ApplicationStore.texts(row, "scopes")))
                .optional()
                .orElse(Set.of());
    }

    void agree(UUID account, UUID application, Set<String> scopes, Instant now) {
        database.sql("""
                        insert into sso_consent (account_id, application_id, scopes, given_at)
                        values (:account, :application, :scopes, :now)
                        on conflict (account_id, application_id) do update
                           set scopes = array(select distinct unnest(sso_consent.scopes || excluded.scopes)),
                               given_at = excluded.given_at
                        """)
                .param("account", account)
                .param("application", application)
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", SigningKeys.utc(now))
                .update();
    }

    boolean withdraw(UUID account, UUID application) {
        return database.sql("delete from sso_consent where account_id = :account and application_id = :application")
                        .param("account", account)
                        .param("application", application)
                        .update()
                == 1;
    }

    /** What a person passes on to an application, and when it was last used. */
    record Passed(
            UUID application,
            Set<String> scopes,
            @Nullable Instant agreedAt,
            @Nullable Instant lastAt) {}

    List<Passed> passedOn(UUID account) {
        return database.sql("""
                        select a.id, c.scopes, c.given_at, p.last_at
                          from sso_application a
                          left join sso_consent c on c.application_id = a.id and c.account_id = :account
                          left join lateral (select max(created_at) as last_at from sso_permit
                                              where application_id = a.id and account_id = :account) p on true
                         where c.account_id is not null or p.last_at is not null
                         order by p.last_at desc nulls last, a.name
                        """)
                .param("account", account)
                .query((row, number) -> new Passed(
                        row.getObject("id", UUID.class),
                        row.getArray("scopes") == null ? Set.of() : Set.copyOf(ApplicationStore.texts(row, "scopes")),
                        SigningKeys.instant(row.getObject("given_at", OffsetDateTime.class)),
                        SigningKeys.instant(row.getObject("last_at", OffsetDateTime.class))))
                .list();
    }

    /** Sign-ins of an application by level. */
    record Count(UUID application, String level, long people, long signIns) {}

    /** Sign-ins since a day, by application and level; people are counted once for each level. */
    List<Count> counts(Instant since) {
        return database.sql("""
                        select application_id, level, count(distinct account_id) as people, count(*) as sign_ins
                          from sso_permit where created_at >= :since group by 1, 2 order by 1, 2
                        """)
                .param("since", SigningKeys.utc(since))
                .query((row, number) -> new Count(
                        row.getObject("application_id", UUID.class),
                        row.getString("level"),
                        row.getLong("people"),
                        row.getLong("sign_ins")))
                .list();
    }

    /** Sign-ins of an application day by day. */
    record Day(LocalDate day, String level, long people, long signIns) {}

    List<Day> days(UUID application, LocalDate from) {
        return database.sql("""
                        select day, level, people, sign_ins from (
                            select (created_at at time zone 'Asia/Ho_Chi_Minh')::date as day, level,
                                   count(distinct account_id) as people, count(*) as sign_ins
                              from sso_permit where application_id = :id group by 1, 2
                            union all
                            select day, level, people, sign_ins from sso_count where application_id = :id) d
                         where day >= :from order by day desc, level
                        """)
                .param("id", application)
                .param("from", from)
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getString("level"),
                        row.getLong("people"),
                        row.getLong("sign_ins")))
                .list();
    }

    /** Counts days that end before a moment and forgets their permits; forgets tokens and requests that ran out. */
    void tidy(Instant now, LocalDate keptFrom) {
        database.sql("delete from sso_request where until < :now")
                .param("now", SigningKeys.utc(now))
                .update();
        database.sql("delete from sso_token where kind = 'access' and until < :now")
                .param("now", SigningKeys.utc(now))
                .update();
        database.sql("""
                        with old as (
                            delete from sso_permit
                             where (created_at at time zone 'Asia/Ho_Chi_Minh')::date < :kept and until < :now
                            returning application_id, account_id, level, created_at)
                        insert into sso_count (application_id, day, level, people, sign_ins)
                        select application_id, (created_at at time zone 'Asia/Ho_Chi_Minh')::date, level,
                               count(distinct account_id), count(*)
                          from old group by 1, 2, 3
                        on conflict (application_id, day, level) do update
                           set people = sso_count.people + excluded.people,
                               sign_ins = sso_count.sign_ins + excluded.sign_ins
                        """)
                .param("now", SigningKeys.utc(now))
                .param("kept", keptFrom)
                .update();
    }

    private static Permit permit(ResultSet row, int number) throws SQLException {
        return new Permit(
                row.getObject("id", UUID.class),
                row.getObject("application_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("session_id", UUID.class),
                Set.copyOf(ApplicationStore.texts(row, "scopes")),
                row.getString("redirect_uri"),
                row.getString("nonce"),
                row.getString("challenge"),
                row.getString("claims"),
                row.getObject("proved_at", OffsetDateTime.class).toInstant(),
                row.getString("level"),
                row.getString("means"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("code_until", OffsetDateTime.class).toInstant(),
                SigningKeys.instant(row.getObject("code_used_at", OffsetDateTime.class)),
                SigningKeys.instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }
}

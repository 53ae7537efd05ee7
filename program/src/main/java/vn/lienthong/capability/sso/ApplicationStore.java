package vn.lienthong.capability.sso;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/** The rows of applications, their secrets and roles. */
@Component
class ApplicationStore {

    private final JdbcClient database;

    ApplicationStore(JdbcClient database) {
        this.database = database;
    }

    /** Hashes of secrets that open an application now. */
    record Locks(@Nullable String secret, @Nullable String old) {

        /** Whether a secret opens the application. */
        boolean opens(String shown) {
            String hash = java.util.HexFormat.of().formatHex(Secrets.hash(shown));
            return same(hash, secret) || same(hash, old);
        }

        private static boolean same(String hash, @Nullable String kept) {
            return kept != null
                    && java.security.MessageDigest.isEqual(
                            hash.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            kept.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    /** Who holds a role in an application. */
    record Held(
            UUID id,
            String role,
            @Nullable UUID account,
            @Nullable String houseRole) {}

    Optional<Application> byClientId(String clientId) {
        return database.sql("select * from sso_application where client_id = :client")
                .param("client", clientId)
                .query(ApplicationStore::application)
                .optional();
    }

    Optional<Application> find(UUID id) {
        return database.sql("select * from sso_application where id = :id")
                .param("id", id)
                .query(ApplicationStore::application)
                .optional();
    }

    List<Application> all() {
        return database.sql("select * from sso_application order by stopped_at is not null, name, id")
                .query(ApplicationStore::application)
                .list();
    }

    Locks locks(UUID id, Instant now) {
        return database.sql("""
                        select encode(secret_hash, 'hex') as secret,
                               case when old_secret_until > :now then encode(old_secret_hash, 'hex') end as old
                          from sso_application where id = :id
                        """)
                .param("id", id)
                .param("now", SigningKeys.utc(now))
                .query((row, number) -> new Locks(row.getString("secret"), row.getString("old")))
                .single();
    }

    void insert(Application made) {
        database.sql("""
                        insert into sso_application (id, client_id, name, agency_id, contact, method, redirect_uris,
                            logout_uris, back_channel, front_channel, scopes, keys, certificate, pkce, consent, chosen_only, citizens,
                            refresh_days, level, golive_id, created_at)
                        values (:id, :client, :name, :agency, :contact, :method, :redirects, :logouts, :back, :front,
                            :scopes, :keys, :certificate, :pkce, :consent, :chosen, :citizens, :days, :level, :golive, :now)
                        """)
                .param("client", made.clientId())
                .param("method", made.method().stored())
                .param("golive", made.golive())
                .param("now", SigningKeys.utc(made.createdAt()))
                .params(values(made))
                .update();
    }

    boolean change(Application changed, int version) {
        return database.sql("""
                        update sso_application
                           set name = :name, agency_id = :agency, contact = :contact, redirect_uris = :redirects,
                               logout_uris = :logouts, back_channel = :back, front_channel = :front, scopes = :scopes,
                               keys = :keys, certificate = :certificate, pkce = :pkce, consent = :consent, chosen_only = :chosen, citizens = :citizens,
                               refresh_days = :days, level = :level, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("version", version)
                        .params(values(changed))
                        .update()
                == 1;
    }

    private static java.util.Map<String, Object> values(Application application) {
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        values.put("id", application.id());
        values.put("name", application.name());
        values.put("agency", application.agency());
        values.put("contact", application.contact());
        values.put("redirects", application.redirectUris().toArray(String[]::new));
        values.put("logouts", application.logoutUris().toArray(String[]::new));
        values.put("back", application.backChannel());
        values.put("front", application.frontChannel());
        values.put("scopes", application.scopes().toArray(String[]::new));
        values.put("keys", application.keys());
        values.put("certificate", application.certificate());
        values.put("pkce", application.pkce());
        values.put("consent", application.consent());
        values.put("chosen", application.chosenOnly());
        values.put("citizens", application.citizens());
        values.put("days", application.refreshDays());
        values.put("level", application.level());
        return values;
    }

    void golive(UUID id, UUID golive) {
        database.sql("update sso_application set golive_id = :golive where id = :id")
                .param("id", id)
                .param("golive", golive)
                .update();
    }

    /** Sets a secret; the one before stays good until a moment. */
    void secret(UUID id, String secret, Instant oldUntil) {
        database.sql("""
                        update sso_application
                           set old_secret_hash = secret_hash, old_secret_until = :until, secret_hash = :hash
                         where id = :id
                        """)
                .param("id", id)
                .param("hash", Secrets.hash(secret))
                .param("until", SigningKeys.utc(oldUntil))
                .update();
    }

    boolean stop(UUID id, @Nullable Instant when) {
        return database.sql("update sso_application set stopped_at = :when, version = version + 1"
                                + " where id = :id and (stopped_at is null) = :stopping")
                        .param("id", id)
                        .param(
                                "when",
                                when == null ? null : SigningKeys.utc(when),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("stopping", when != null)
                        .update()
                == 1;
    }

    List<Held> roles(UUID application) {
        return database.sql("select * from sso_role where application_id = :id order by role, house_role, id")
                .param("id", application)
                .query((row, number) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("role"),
                        row.getObject("account_id", UUID.class),
                        row.getString("house_role")))
                .list();
    }

    /** Roles that a person holds in an application, by name or by a role of this house. */
    Set<String> rolesOf(UUID application, UUID account, List<String> houseRoles) {
        return new TreeSet<>(database.sql("""
                        select distinct role from sso_role
                         where application_id = :id and (account_id = :account or house_role = any(:roles))
                        """)
                .param("id", application)
                .param("account", account)
                .param("roles", houseRoles.toArray(String[]::new))
                .query((row, number) -> row.getString("role"))
                .list());
    }

    boolean addRole(UUID application, String role, @Nullable UUID account, @Nullable String houseRole) {
        return database.sql("""
                        insert into sso_role (id, application_id, role, account_id, house_role)
                        values (:id, :application, :role, :account, :house) on conflict do nothing
                        """)
                        .param("id", Ids.next())
                        .param("application", application)
                        .param("role", role)
                        .param("account", account)
                        .param("house", houseRole)
                        .update()
                == 1;
    }

    boolean removeRole(UUID application, UUID id) {
        return database.sql("delete from sso_role where application_id = :application and id = :id")
                        .param("application", application)
                        .param("id", id)
                        .update()
                == 1;
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        return new Application(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("name"),
                row.getObject("agency_id", UUID.class),
                row.getString("contact"),
                Application.Method.of(row.getString("method")),
                texts(row, "redirect_uris"),
                texts(row, "logout_uris"),
                row.getString("back_channel"),
                row.getString("front_channel"),
                Set.copyOf(texts(row, "scopes")),
                row.getString("keys"),
                row.getString("certificate"),
                row.getBoolean("pkce"),
                row.getBoolean("consent"),
                row.getBoolean("chosen_only"),
                row.getBoolean("citizens"),
                row.getInt("refresh_days"),
                row.getString("level"),
                row.getObject("golive_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                SigningKeys.instant(row.getObject("stopped_at", OffsetDateTime.class)),
                row.getInt("version"));
    }
}

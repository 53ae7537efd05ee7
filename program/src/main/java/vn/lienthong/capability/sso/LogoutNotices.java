package vn.lienthong.capability.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.AccessAct;
import vn.lienthong.capability.access.SessionEnded;
import vn.lienthong.kernel.Ids;

/**
 * Tells applications that a person signed out here (OpenID Connect Back-Channel Logout 1.0). A notice is stored with the act that
 * ended the session, carried out within a second, and tried again for a day. The address is one that an administrator registered
 * with the application, also inside the office's own network; redirects are not followed.
 */
@Component
class LogoutNotices implements SmartLifecycle {

    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(16));

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Set<String> BROKEN_INTO = Set.of(
            "access.device.denied", "access.password.reset", "access.second-factor.reset", "access.account.recovered");

    private static final Logger LOG = LoggerFactory.getLogger(LogoutNotices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;
    private static final int EVERY_MILLIS = 500;

    private final JdbcClient database;
    private final PermitStore permits;
    private final SigningKeys keys;
    private final Issuer issuer;
    private final Clock clock;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService thread;

    LogoutNotices(JdbcClient database, PermitStore permits, SigningKeys keys, Issuer issuer, Clock clock) {
        this.database = database;
        this.permits = permits;
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    private static HttpClient client(String certificate) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        return (certificate.isEmpty() ? builder : builder.sslContext(PinnedTrust.context(certificate))).build();
    }

    private record Due(
            UUID id, String clientId, String address, String certificate, UUID account, UUID session, int tries) {}

    /** A notice as its page shows it. */
    record Notice(
            Instant createdAt,
            String state,
            int tries,
            @Nullable Integer status,
            String trouble) {}

    @EventListener
    @Transactional
    void on(SessionEnded ended) {
        tell(ended.session(), ended.account());
    }

    /** A citizen has left: the applications that are made for them are told as well. */
    @EventListener
    @Transactional
    void on(OutsiderLeft left) {
        tell(left.session(), left.person());
    }

    private void tell(UUID session, UUID person) {
        Instant now = clock.instant();
        for (UUID application : permits.applicationsOf(session)) {
            database.sql("""
                            insert into sso_logout (id, application_id, account_id, session_id, state, next_at, created_at)
                            select :id, id, :account, :session, 'waiting', :now, :now
                              from sso_application where id = :application and back_channel <> '' and stopped_at is null
                            """)
                    .param("id", Ids.next())
                    .param("application", application)
                    .param("account", person)
                    .param("session", session)
                    .param("now", SigningKeys.utc(now))
                    .update();
        }
        permits.endSession(session, now);
    }

    /** Somebody else may have got in: what was given to programs to go on without a session ends as well. */
    @EventListener
    @Transactional
    void on(AccessAct act) {
        if (BROKEN_INTO.contains(act.act())) {
            permits.endAll(UUID.fromString(act.subjectId()), act.act(), clock.instant());
        }
    }

    /** The last notices of an application. */
    List<Notice> last(UUID application) {
        return database.sql("select * from sso_logout where application_id = :id order by created_at desc, id limit 10")
                .param("id", application)
                .query((row, number) -> new Notice(
                        row.getObject("created_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getString("state"),
                        row.getInt("tries"),
                        row.getObject("last_status", Integer.class),
                        row.getString("trouble")))
                .list();
    }

    /** Forgets what was told, or could not be, before a moment. */
    void tidy(Instant before) {
        database.sql("delete from sso_logout where state <> 'waiting' and created_at < :before")
                .param("before", SigningKeys.utc(before))
                .update();
    }

    /** Tries everything that is due; answers how many were tried. */
    int round() {
        List<Due> due = take();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(one -> all.execute(() -> carry(one)));
        }
        return due.size();
    }

    private List<Due> take() {
        Instant now = clock.instant();
        return database.sql("""
                        with due as (
                            select id from sso_logout where state = 'waiting' and next_at <= :now
                             order by next_at limit :most for update skip locked),
                        taken as (
                            update sso_logout l set next_at = :lease, tries = l.tries + 1, last_at = :now
                              from due where l.id = due.id returning l.*)
                        select t.*, a.client_id, a.back_channel, a.certificate from taken t
                          join sso_application a on a.id = t.application_id
                        """)
                .param("now", SigningKeys.utc(now))
                .param("lease", SigningKeys.utc(now.plus(LEASE)))
                .param("most", AT_ONCE)
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        row.getString("back_channel"),
                        row.getString("certificate"),
                        row.getObject("account_id", UUID.class),
                        row.getObject("session_id", UUID.class),
                        row.getInt("tries")))
                .list();
    }

    private void carry(Due due) {
        Integer status = null;
        String trouble = "";
        try {
            status = send(due);
            if (status < 200 || status >= 300) {
                trouble = "status";
            }
        } catch (IOException | IllegalArgumentException e) {
            trouble = e instanceof java.net.http.HttpTimeoutException
                    ? "slow"
                    : e instanceof javax.net.ssl.SSLException ? "untrusted" : "unreached";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        boolean told = trouble.isEmpty();
        boolean over = due.tries() > PAUSES.size();
        Instant next = clock.instant().plus(told || over ? Duration.ZERO : PAUSES.get(due.tries() - 1));
        database.sql("update sso_logout set state = :state, last_status = :status, trouble = :trouble, next_at = :next"
                        + " where id = :id")
                .param("state", told ? "told" : over ? "given-up" : "waiting")
                .param("status", status, java.sql.Types.INTEGER)
                .param("trouble", trouble)
                .param("next", SigningKeys.utc(next))
                .param("id", due.id())
                .update();
    }

    private int send(Due due) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(due.address()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "LienThong-SSO/1")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token(due), StandardCharsets.UTF_8)))
                .build();
        return clients.computeIfAbsent(due.certificate(), LogoutNotices::client)
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String token(Due due) {
        Instant now = clock.instant();
        return keys.sign(
                new JWTClaimsSet.Builder()
                        .issuer(issuer.value())
                        .audience(due.clientId())
                        .subject(due.account().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(TOKEN_LASTS)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("sid", due.session().toString())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .build(),
                "logout+jwt");
    }

    private void safely() {
        try {
            int tried;
            do {
                tried = round();
            } while (tried == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warn("notices of sign-out wait: {}", e.getClass().getName());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sso-logout").daemon().factory());
        Future<?> _ = made.scheduleWithFixedDelay(this::safely, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        thread = made;
    }

    @Override
    public void stop() {
        ScheduledExecutorService made = thread;
        if (made != null) {
            made.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

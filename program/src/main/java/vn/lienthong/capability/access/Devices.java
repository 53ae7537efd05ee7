package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/**
 * The browsers in which each person has signed in, known again by a cookie that opens nothing. A new one is made known, so that a
 * stolen password does not stay unnoticed.
 */
@Component
class Devices {

    private static final String PLAIN = "lienthong-may";
    private static final String SECURE = "__Host-lienthong-may";
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int LONGEST = 300;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Devices(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** A browser as its page shows it. */
    record Device(UUID id, String browser, String address, Instant firstAt) {}

    /** A person signed in with this browser. */
    void met(UUID account, HttpServletRequest request, HttpServletResponse response) {
        String name = request.isSecure() ? SECURE : PLAIN;
        String known = Sessions.cookie(request, name).orElseGet(Tokens::fresh);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, known)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(KEPT)
                        .build()
                        .toString());
        String agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        keep(account, known, agent.substring(0, Math.min(LONGEST, agent.length())), request.getRemoteAddr());
    }

    private void keep(UUID account, String mark, String agent, String address) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        database.sql("delete from access_device where account_id = :account and last_at < :old")
                .param("account", account)
                .param("old", AccountStore.utc(now.minus(KEPT)))
                .update();
        boolean others = any(account);
        UUID kept = database.sql("""
                        insert into access_device (id, account_id, mark, browser, address, first_at, last_at)
                        values (:id, :account, :mark, :browser, :address, :now, :now)
                        on conflict (account_id, mark) do update set last_at = excluded.last_at
                        returning id
                        """)
                .param("id", id)
                .param("account", account)
                .param("mark", Tokens.hash(mark))
                .param("browser", agent)
                .param("address", address)
                .param("now", AccountStore.utc(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
        if (others && kept.equals(id)) {
            events.publishEvent(new NewDevice(account, id, Browsers.name(agent), address, now));
        }
    }

    private boolean any(UUID account) {
        return database.sql("select exists (select from access_device where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    Optional<Device> find(UUID account, UUID id) {
        return database.sql("select * from access_device where account_id = :account and id = :id")
                .param("account", account)
                .param("id", id)
                .query((row, number) -> new Device(
                        row.getObject("id", UUID.class),
                        Browsers.name(row.getString("browser")),
                        row.getString("address"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** All are strangers again but the one before the person: each is told anew when it comes back. */
    void forgetOthers(UUID account, HttpServletRequest request) {
        String own =
                Sessions.cookie(request, request.isSecure() ? SECURE : PLAIN).orElse("");
        database.sql("delete from access_device where account_id = :account and mark <> :own")
                .param("account", account)
                .param("own", Tokens.hash(own))
                .update();
    }
}

package vn.lienthong.capability.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.kernel.Ids;

/**
 * Who is signed in, kept in the database: a restart of the program signs nobody out, and ending a session ends it at once,
 * in every copy of the program. The browser holds a random token, we hold its hash. A session ends after 30 idle minutes and
 * after 12 hours in any case; on a machine that many use after 5 idle minutes and after an hour.
 */
@Component
class Sessions implements SecurityContextRepository {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    /** On a machine that many use. */
    static final Duration BRIEF_IDLE = Duration.ofMinutes(5);

    static final Duration BRIEF_LONGEST = Duration.ofHours(1);
    /** Being seen is written down once a minute, not with every click. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final String PLAIN = "lienthong";
    private static final String SECURE = "__Host-lienthong";

    private final AccountStore accounts;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Devices devices;
    private final Clock clock;

    Sessions(
            AccountStore accounts,
            JdbcClient database,
            ApplicationEventPublisher events,
            Devices devices,
            Clock clock) {
        this.devices = devices;
        this.accounts = accounts;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** How and when the person of a session last proved who they are. */
    record Proof(Instant at, String level, List<String> means) {}

    /**
     * Opens a session for an account and gives its token to the browser. One that the browser had before ends; if it was the
     * same person's, it goes on under a new token, so that programs which know it are not told of a sign-out.
     */
    UUID begin(UUID accountId, Entry entry, HttpServletRequest request, HttpServletResponse response) {
        String token = Tokens.fresh();
        Optional<UUID> same = token(request).flatMap(old -> renew(accountId, old, token, entry));
        if (same.isEmpty()) {
            token(request).ifPresent(this::endByToken);
        }
        UUID id = same.orElseGet(() ->
                insert(accountId, token, entry, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT)));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, null).toString());
        devices.met(accountId, request, response);
        return id;
    }

    private Optional<UUID> renew(UUID accountId, String old, String token, Entry entry) {
        Instant now = clock.instant();
        return database.sql("""
                        update access_session
                           set token_hash = :token, proved_at = :now, began_at = :now, seen_at = :now, level = :level,
                               means = :means, brief = :brief, stand_in_id = null
                         where token_hash = :old and account_id = :account and ended_at is null
                           and began_at > :began and seen_at > :seen
                        returning id
                        """)
                .param("token", Tokens.hash(token))
                .param("old", Tokens.hash(old))
                .param("account", accountId)
                .param("now", AccountStore.utc(now))
                .param("began", AccountStore.utc(now.minus(LONGEST)))
                .param("seen", AccountStore.utc(now.minus(IDLE)))
                .param("level", entry.level())
                .param("means", String.join(" ", entry.means()))
                .param("brief", entry.brief())
                .query(UUID.class)
                .optional();
    }

    /** How the person of a session proved who they are. */
    Optional<Proof> proof(UUID sessionId) {
        return database.sql("select proved_at, level, means from access_session where id = :id and ended_at is null")
                .param("id", sessionId)
                .query((row, number) -> new Proof(
                        row.getObject("proved_at", OffsetDateTime.class).toInstant(),
                        row.getString("level"),
                        List.of(row.getString("means").split(" "))))
                .optional();
    }

    /** Writes down that the person of a session has proved more. */
    void proved(UUID sessionId, List<String> means) {
        database.sql("update access_session set means = :means, proved_at = :now where id = :id")
                .param("means", String.join(" ", means))
                .param("now", AccountStore.utc(clock.instant()))
                .param("id", sessionId)
                .update();
    }

    /** Whether a session has neither been ended nor run out. */
    boolean open(UUID sessionId) {
        Instant now = clock.instant();
        return database.sql("select exists (select from access_session where id = :id and ended_at is null"
                        + " and began_at > case when brief then :briefBegan else :began end"
                        + " and seen_at > case when brief then :briefSeen else :seen end)")
                .param("id", sessionId)
                .param("began", AccountStore.utc(now.minus(LONGEST)))
                .param("seen", AccountStore.utc(now.minus(IDLE)))
                .param("briefBegan", AccountStore.utc(now.minus(BRIEF_LONGEST)))
                .param("briefSeen", AccountStore.utc(now.minus(BRIEF_IDLE)))
                .query(Boolean.class)
                .single();
    }

    UUID insert(UUID accountId, String token, Entry entry, String address, @Nullable String browser) {
        UUID id = Ids.next();
        String agent = browser == null ? "" : browser.substring(0, Math.min(300, browser.length()));
        database.sql("""
                        insert into access_session (id, account_id, token_hash, began_at, proved_at, seen_at, level,
                            means, brief, address, browser)
                        values (:id, :account, :token, :now, :now, :now, :level, :means, :brief, :address, :browser)
                        """)
                .param("id", id)
                .param("account", accountId)
                .param("token", Tokens.hash(token))
                .param("now", AccountStore.utc(clock.instant()))
                .param("level", entry.level())
                .param("means", String.join(" ", entry.means()))
                .param("brief", entry.brief())
                .param("address", address)
                .param("browser", agent)
                .update();
        return id;
    }

    /** Ends the session of this browser and takes its token back. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(this::endByToken);
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO).toString());
    }

    /** Ends all sessions of an account except perhaps one; answers how many ended. */
    int endAll(UUID accountId, @Nullable UUID except) {
        List<UUID> ended = database.sql("update access_session set ended_at = :now"
                        + " where account_id = :account and ended_at is null and id is distinct from :except::uuid"
                        + " returning id")
                .param("now", AccountStore.utc(clock.instant()))
                .param("account", accountId)
                .param("except", except)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        ended.forEach(id -> events.publishEvent(new SessionEnded(id, accountId)));
        return ended.size();
    }

    /** Open sessions of an account, the newest first. */
    List<Account.Session> list(UUID accountId, @Nullable UUID current) {
        Instant now = clock.instant();
        return database.sql("""
                        select * from access_session
                         where account_id = :account and ended_at is null
                           and began_at > case when brief then :briefBegan else :began end
                           and seen_at > case when brief then :briefSeen else :seen end
                         order by seen_at desc, id
                        """)
                .param("account", accountId)
                .param("began", AccountStore.utc(now.minus(LONGEST)))
                .param("seen", AccountStore.utc(now.minus(IDLE)))
                .param("briefBegan", AccountStore.utc(now.minus(BRIEF_LONGEST)))
                .param("briefSeen", AccountStore.utc(now.minus(BRIEF_IDLE)))
                .query((row, number) -> new Account.Session(
                        row.getObject("id", UUID.class),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        Browsers.name(row.getString("browser")),
                        row.getObject("id", UUID.class).equals(current)))
                .list();
    }

    /** Ends one session of an account; false if there is none such. */
    boolean end(UUID accountId, UUID sessionId) {
        boolean ended = database.sql("update access_session set ended_at = :now"
                                + " where account_id = :account and id = :id and ended_at is null")
                        .param("now", AccountStore.utc(clock.instant()))
                        .param("account", accountId)
                        .param("id", sessionId)
                        .update()
                == 1;
        if (ended) {
            events.publishEvent(new SessionEnded(sessionId, accountId));
        }
        return ended;
    }

    /** From now on the session acts for an absent colleague, or for nobody but its own person again. */
    void actFor(UUID sessionId, @Nullable UUID standInId) {
        database.sql("update access_session set stand_in_id = :stand where id = :id")
                .param("stand", standInId)
                .param("id", sessionId)
                .update();
    }

    private void endByToken(String token) {
        database.sql("update access_session set ended_at = :now where token_hash = :token and ended_at is null"
                        + " returning id, account_id")
                .param("now", AccountStore.utc(clock.instant()))
                .param("token", Tokens.hash(token))
                .query((row, number) ->
                        new SessionEnded(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class)))
                .optional()
                .ifPresent(events::publishEvent);
    }

    private static ResponseCookie cookie(HttpServletRequest request, String value, @Nullable Duration age) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(request.isSecure() ? SECURE : PLAIN, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
        return (age == null ? cookie : cookie.maxAge(age)).build();
    }

    /** The token that the browser sent, good or not. */
    static Optional<String> token(HttpServletRequest request) {
        return cookie(request, request.isSecure() ? SECURE : PLAIN);
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<SignedIn> read(HttpServletRequest request) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<SignedIn> person = accounts.bySession(Tokens.hash(token.get()), now);
        // A page that waits for news by itself is no sign of a person before the screen.
        if (person.isPresent() && !"text/event-stream".equals(request.getHeader(HttpHeaders.ACCEPT))) {
            database.sql("update access_session set seen_at = :now where id = :id and seen_at < :before")
                    .param("now", AccountStore.utc(now))
                    .param("id", person.get().sessionId())
                    .param("before", AccountStore.utc(now.minus(SEEN_EVERY)))
                    .update();
        }
        return person;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing to do: sessions begin and end by their own methods. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;
        private boolean empty;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext found = context;
            if (found == null) {
                found = SecurityContextHolder.createEmptyContext();
                Optional<SignedIn> person = read(request);
                empty = person.isEmpty();
                if (person.isPresent()) {
                    found.setAuthentication(new SignedInToken(person.get()));
                }
                context = found;
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            get();
            return empty;
        }
    }
}

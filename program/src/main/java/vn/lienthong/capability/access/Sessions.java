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
 * after 12 hours in any case.
 */
@Component
class Sessions implements SecurityContextRepository {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    /** Being seen is written down once a minute, not with every click. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final String PLAIN = "lienthong";
    private static final String SECURE = "__Host-lienthong";

    private final AccountStore accounts;
    private final JdbcClient database;
    private final Clock clock;

    Sessions(AccountStore accounts, JdbcClient database, Clock clock) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /** Opens a session for an account and gives its token to the browser; one that the browser had before ends. */
    UUID begin(UUID accountId, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(this::endByToken);
        String token = Tokens.fresh();
        UUID id = insert(accountId, token, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, token, null).toString());
        return id;
    }

    UUID insert(UUID accountId, String token, String address, @Nullable String browser) {
        UUID id = Ids.next();
        String agent = browser == null ? "" : browser.substring(0, Math.min(300, browser.length()));
        database.sql("""
                        insert into access_session (id, account_id, token_hash, began_at, seen_at, address, browser)
                        values (:id, :account, :token, :now, :now, :address, :browser)
                        """)
                .param("id", id)
                .param("account", accountId)
                .param("token", Tokens.hash(token))
                .param("now", AccountStore.utc(clock.instant()))
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
        return database.sql("update access_session set ended_at = :now"
                        + " where account_id = :account and ended_at is null and id is distinct from :except::uuid")
                .param("now", AccountStore.utc(clock.instant()))
                .param("account", accountId)
                .param("except", except)
                .update();
    }

    /** Open sessions of an account, the newest first. */
    List<Account.Session> list(UUID accountId, @Nullable UUID current) {
        Instant now = clock.instant();
        return database.sql("""
                        select * from access_session
                         where account_id = :account and ended_at is null and began_at > :began and seen_at > :seen
                         order by seen_at desc, id
                        """)
                .param("account", accountId)
                .param("began", AccountStore.utc(now.minus(LONGEST)))
                .param("seen", AccountStore.utc(now.minus(IDLE)))
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
        return database.sql("update access_session set ended_at = :now"
                                + " where account_id = :account and id = :id and ended_at is null")
                        .param("now", AccountStore.utc(clock.instant()))
                        .param("account", accountId)
                        .param("id", sessionId)
                        .update()
                == 1;
    }

    /** From now on the session acts for an absent colleague, or for nobody but its own person again. */
    void actFor(UUID sessionId, @Nullable UUID standInId) {
        database.sql("update access_session set stand_in_id = :stand where id = :id")
                .param("stand", standInId)
                .param("id", sessionId)
                .update();
    }

    private void endByToken(String token) {
        database.sql("update access_session set ended_at = :now where token_hash = :token and ended_at is null")
                .param("now", AccountStore.utc(clock.instant()))
                .param("token", Tokens.hash(token))
                .update();
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
        Optional<SignedIn> person = accounts.bySession(Tokens.hash(token.get()), now.minus(LONGEST), now.minus(IDLE));
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

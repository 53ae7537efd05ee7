package vn.lienthong.capability.vneid;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.capability.sso.OutsiderLeft;
import vn.lienthong.kernel.Ids;

/**
 * The sessions of citizens, apart from those of officers: another cookie, another table, no account, no role. One ends after 15 idle
 * minutes and after two hours; its row holds what VNeID said, sealed, and goes with it.
 */
@Component
public class Citizens {

    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(2);
    static final String PURPOSE = "vneid citizen session";

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final String PLAIN = "cong-dan";
    private static final String SECURE = "__Host-cong-dan";

    private final VneidStore store;
    private final VneidSettings settings;
    private final Seal seal;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Citizens(
            VneidStore store,
            VneidSettings settings,
            Seal seal,
            JsonMapper json,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transaction = transaction;
        this.events = events;
        this.store = store;
        this.settings = settings;
        this.seal = seal;
        this.json = json;
        this.clock = clock;
    }

    /** The citizen of the request that is being answered. */
    public Optional<Citizen> current() {
        return identity()
                .map(said -> new Citizen(
                        said.number(), said.name(), said.birth(), said.gender(), said.level(), said.provedAt()));
    }

    /**
     * Address by which the citizen proves who they are at a level, and comes back.
     *
     * @param level 1 or 2
     * @param next page of this house
     */
    public String signIn(int level, String next) {
        return "/cong-dan/dang-nhap?muc=" + level + "&tiep=" + java.net.URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /**
     * How citizens can prove here who they are.
     *
     * @param open whether they can at all
     * @param sandbox whether it is the sandbox that vouches, which proves nothing about a real person
     */
    public record Way(boolean open, boolean sandbox) {}

    /** How citizens can prove here who they are, as it is set now. */
    public Way way() {
        return settings.provider()
                .map(provider -> new Way(true, provider.sandbox()))
                .orElseGet(() -> new Way(false, false));
    }

    /**
     * The citizen of the request, whose session ends with it: for a counter, where the next person comes to the same browser.
     *
     * @param response gets the cookie taken back
     */
    public Optional<Citizen> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<Citizen> citizen = current();
        end(request, response);
        return citizen;
    }

    /** Somebody who is there: by which session, and as whom. */
    record Here(UUID session, String mark, Identity said) {}

    Optional<Identity> identity() {
        return here().map(Here::said);
    }

    /** The citizen of a session that a program knows, as long as it lasts. */
    Optional<Here> in(UUID session) {
        Instant now = clock.instant();
        return store.session(session, now.minus(IDLE), now.minus(LONGEST)).flatMap(this::open);
    }

    private Optional<Here> open(VneidStore.Session session) {
        return seal.open(java.util.Base64.getDecoder().decode(session.sealed()), PURPOSE)
                .map(plain -> new Here(session.id(), session.mark(), json.readValue(plain, Identity.class)));
    }

    Optional<Here> here() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        if (request.getAttribute(PURPOSE) instanceof Here known) {
            return Optional.of(known);
        }
        Instant now = clock.instant();
        Optional<VneidStore.Session> session =
                token(request).flatMap(token -> store.session(token, now.minus(IDLE), now.minus(LONGEST)));
        session.filter(found -> found.seenAt().isBefore(now.minus(SEEN_EVERY)))
                .ifPresent(found -> store.seen(found.id(), now));
        Optional<Here> said = session.flatMap(this::open);
        said.ifPresent(known -> request.setAttribute(PURPOSE, known));
        return said;
    }

    /** Opens a session under a token that the browser never had before; one that was there ends. */
    void begin(Identity said, String mark, HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(this::end);
        String token = Random.secret();
        store.session(
                Ids.next(),
                token,
                mark,
                seal.seal(json.writeValueAsBytes(said), PURPOSE),
                said.level(),
                clock.instant(),
                clock.instant());
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, token).build().toString());
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(this::end);
        request.removeAttribute(PURPOSE);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, "").maxAge(Duration.ZERO).build().toString());
    }

    private void end(String token) {
        transaction.executeWithoutResult(status -> store.end(token).ifPresent(this::left));
    }

    /** Forgets sessions that ran out; applications that know their citizens are told. */
    void tidy(Instant now) {
        transaction.executeWithoutResult(
                status -> store.tidy(now, now.minus(IDLE)).forEach(this::left));
    }

    private void left(VneidStore.Ended ended) {
        events.publishEvent(new OutsiderLeft(ended.id(), person(ended.mark())));
    }

    /** The same person is the same to all applications of this house, and leads nowhere else. */
    static UUID person(String mark) {
        return UUID.nameUUIDFromBytes(mark.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(request.isSecure() ? SECURE : PLAIN, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }

    private static Optional<String> token(HttpServletRequest request) {
        return cookie(request, request.isSecure() ? SECURE : PLAIN, "");
    }

    /** A cookie of the request; {@code otherwise} is no cookie. */
    private static Optional<String> cookie(HttpServletRequest request, String name, String otherwise) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie one : cookies) {
                if (one.getName().equals(name) && !one.getValue().equals(otherwise)) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }
}

package vn.lienthong.capability.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.SessionEnded;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.audit.Audit;

/**
 * Old applications without OpenID Connect: nginx asks us before each page ({@code auth_request}) and hands on signed headers. The
 * person carries a cookie of the application's own host; it is given there after a ticket that came over our host, and ends when the
 * person signs out here. Only the proxy, by its secret, is answered.
 */
@Controller
@OpenToAll
class ProxyApi {

    static final String ASK = "/sso/proxy/kiem-tra";
    static final String BEGIN = "/sso/proxy/vao";
    static final String THERE = "/sso/proxy/tra-ve";
    static final String HERE = "/sso/proxy/qua-cong";
    static final String KEY = "X-LienThong-Key";
    static final String APPLICATION = "X-LienThong-Application";
    static final String PAGE = "X-LienThong-Page";

    private static final String COOKIE = "lienthong-proxy";
    private static final String BROWSER = "lienthong-proxy-browser";
    private static final Duration TICKET_LASTS = Duration.ofMinutes(1);
    private static final Duration VISIT_LASTS = Duration.ofHours(8);
    private static final Duration ASSERTION_LASTS = Duration.ofMinutes(1);

    private final ApplicationStore applications;
    private final ProxyStore store;
    private final Authorize authorize;
    private final SigningKeys keys;
    private final Issuer issuer;
    private final SignIns signIns;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ProxyApi(
            ApplicationStore applications,
            ProxyStore store,
            Authorize authorize,
            SigningKeys keys,
            Issuer issuer,
            SignIns signIns,
            People people,
            Audit audit,
            Clock clock) {
        this.applications = applications;
        this.store = store;
        this.authorize = authorize;
        this.keys = keys;
        this.issuer = issuer;
        this.signIns = signIns;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asked by nginx before each page: 204 with headers, 401 for a stranger, 403 for a proxy that is not known. */
    @GetMapping(ASK)
    ResponseEntity<Void> ask(
            @RequestHeader(name = APPLICATION, defaultValue = "") String client,
            @RequestHeader(name = KEY, defaultValue = "") String key,
            HttpServletRequest request) {
        Optional<Application> application = proxy(client, key);
        if (application.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        Instant now = clock.instant();
        Optional<ProxyStore.Visit> visit = cookie(request, COOKIE)
                .flatMap(token -> store.visit(token, application.get().id(), now))
                .filter(found -> signIns.open(found.session()));
        Optional<Person> person = visit.flatMap(found -> people.find(found.account()));
        return visit.isEmpty() || person.isEmpty()
                ? ResponseEntity.status(HttpStatus.UNAUTHORIZED).build()
                : told(application.get(), visit.get(), person.get(), now);
    }

    private ResponseEntity<Void> told(Application application, ProxyStore.Visit visit, Person person, Instant now) {
        Set<String> roles = applications.rolesOf(application.id(), person.account(), people.rolesOf(person.account()));
        if (application.chosenOnly() && roles.isEmpty()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        String assertion = keys.sign(
                new JWTClaimsSet.Builder()
                        .issuer(issuer.value())
                        .subject(person.account().toString())
                        .audience(application.clientId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(ASSERTION_LASTS)))
                        .claim("preferred_username", person.userName())
                        .claim("name", person.displayName())
                        .claim("roles", List.copyOf(roles))
                        .claim("acr", visit.level())
                        .build(),
                "lienthong-proxy+jwt");
        return ResponseEntity.noContent()
                .header("X-LienThong-User", person.userName())
                .header("X-LienThong-Name", URLEncoder.encode(person.displayName(), StandardCharsets.UTF_8))
                .header("X-LienThong-Roles", String.join(",", roles))
                .header("X-LienThong-Level", visit.level())
                .header("X-LienThong-Assertion", assertion)
                .build();
    }

    /**
     * At the application's host, through the proxy: marks the browser and sends it to our host.
     *
     * @param wanted page of the application, as the proxy saw it
     */
    @GetMapping(BEGIN)
    @Nullable
    ModelAndView begin(
            @RequestHeader(name = APPLICATION, defaultValue = "") String client,
            @RequestHeader(name = KEY, defaultValue = "") String key,
            @RequestHeader(name = PAGE, defaultValue = "/") String wanted,
            HttpServletResponse response) {
        Application application = proxy(client, key)
                .orElseThrow(() -> new org.springframework.web.server.ResponseStatusException(HttpStatus.FORBIDDEN));
        String browser = Secrets.fresh();
        response.addHeader(HttpHeaders.SET_COOKIE, made(application, BROWSER, browser, TICKET_LASTS.multipliedBy(15)));
        String address = issuer.page(HERE) + "?ma=" + application.clientId() + "&dau="
                + HexFormat.of().formatHex(Secrets.hash(browser)) + "&trang="
                + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return AuthorizePages.sent(address, response);
    }

    /** At our host: who is signed in gets a ticket; others go to the door first. */
    @GetMapping(HERE)
    @Transactional
    public @Nullable ModelAndView here(
            @RequestParam(name = "ma", defaultValue = "") String client,
            @RequestParam(name = "dau", defaultValue = "") String browserHash,
            @RequestParam(name = "trang", defaultValue = "/") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Application> application = applications
                .byClientId(client)
                .filter(found -> found.method() == Application.Method.PROXY && !found.stopped());
        if (application.isEmpty() || !browserHash.matches("[0-9a-f]{64}")) {
            return AuthorizePages.trouble(new Requests.Unsafe("sso.trouble.application"));
        }
        Optional<SignIns.Live> live = signIns.current();
        if (live.isEmpty()) {
            String again = HERE + "?" + request.getQueryString();
            return AuthorizePages.sent("/dang-nhap?tiep=" + URLEncoder.encode(again, StandardCharsets.UTF_8), response);
        }
        if (!live.get().ready()) {
            return AuthorizePages.sent("/tai-khoan/mat-khau", response);
        }
        if (!authorize.admits(application.get(), live.get())) {
            return AuthorizePages.trouble(new Requests.Unsafe("sso.trouble.not-admitted"));
        }
        String ticket = Secrets.fresh();
        ProxyStore.Visit visit = new ProxyStore.Visit(
                application.get().id(),
                live.get().account(),
                live.get().session(),
                live.get().level());
        store.ticket(ticket, visit, browserHash, clock.instant().plus(TICKET_LASTS));
        audit.record(
                "sso.sign-in.given",
                "sso-application",
                application.get().id().toString(),
                Map.of("level", live.get().level(), "by", "proxy"));
        String back = Authorize.origin(application.get().redirectUris().getFirst()) + THERE + "?ve=" + ticket
                + "&trang=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return AuthorizePages.sent(back, response);
    }

    /** At the application's host again: the ticket becomes a cookie of that host. */
    @GetMapping(THERE)
    @Transactional
    public @Nullable ModelAndView there(
            @RequestHeader(name = APPLICATION, defaultValue = "") String client,
            @RequestHeader(name = KEY, defaultValue = "") String key,
            @RequestParam(name = "ve", defaultValue = "") String ticket,
            @RequestParam(name = "trang", defaultValue = "/") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        Optional<Application> application = proxy(client, key);
        Optional<ProxyStore.Visit> visit = application.flatMap(
                found -> cookie(request, BROWSER).flatMap(browser -> store.take(ticket, found.id(), browser, now)));
        if (application.isEmpty() || visit.isEmpty()) {
            return AuthorizePages.trouble(new Requests.Unsafe("sso.trouble.waited"));
        }
        String token = Secrets.fresh();
        store.begin(token, visit.get(), now, now.plus(VISIT_LASTS));
        response.addHeader(HttpHeaders.SET_COOKIE, made(application.get(), COOKIE, token, VISIT_LASTS));
        response.addHeader(HttpHeaders.SET_COOKIE, made(application.get(), BROWSER, "", Duration.ZERO));
        return AuthorizePages.sent(
                Authorize.origin(application.get().redirectUris().getFirst()) + page(wanted), response);
    }

    /** A page of the application itself, never of another host. */
    private static String page(String wanted) {
        return wanted.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? wanted.replace(" ", "%20") : "/";
    }

    @EventListener
    void on(SessionEnded ended) {
        store.endSession(ended.session());
    }

    private Optional<Application> proxy(String client, String key) {
        return applications
                .byClientId(client)
                .filter(found -> found.method() == Application.Method.PROXY && !found.stopped() && !key.isEmpty())
                .filter(found -> applications.locks(found.id(), clock.instant()).opens(key));
    }

    private static String made(Application application, String name, String value, Duration age) {
        boolean secure =
                "https".equals(URI.create(application.redirectUris().getFirst()).getScheme());
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie one : cookies) {
                if (one.getName().equals(name)) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }
}

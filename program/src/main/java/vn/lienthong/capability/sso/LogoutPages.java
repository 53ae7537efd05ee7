package vn.lienthong.capability.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.access.SignIns;

/**
 * Signing out by an application's wish (OpenID Connect RP-Initiated Logout 1.0). Only one that shows a token of this very session
 * signs the person out at once; else the person is asked, and nobody is sent back.
 */
@Controller
@OpenToAll
class LogoutPages {

    private static final String ROOM = "lienthong/capability/sso/";
    private static final String DONE = Issuer.ROOT + "/da-dang-xuat";

    private final SignIns signIns;
    private final Known known;
    private final SigningKeys keys;
    private final Issuer issuer;
    private final ApplicationStore applications;
    private final SignOutFrames signOut;
    private final Clock clock;

    LogoutPages(
            SignIns signIns,
            Known known,
            SigningKeys keys,
            Issuer issuer,
            ApplicationStore applications,
            SignOutFrames signOut,
            Clock clock) {
        this.signIns = signIns;
        this.known = known;
        this.keys = keys;
        this.issuer = issuer;
        this.applications = applications;
        this.signOut = signOut;
        this.clock = clock;
    }

    /** What was found in the request: whose it is, and where the person may land. */
    private record Wish(Optional<JWTClaimsSet> hint, Optional<Application> application, String back) {}

    /** From a form of another site, with which the browser sends no cookies: it comes back by an address. */
    @PostMapping(Issuer.ROOT + "/logout")
    @Nullable
    ModelAndView byForm(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(Issuer.ROOT + "/logout");
        Requests.once(sent).forEach((name, value) -> {
            if (List.of("id_token_hint", "client_id", "post_logout_redirect_uri", "state")
                    .contains(name)) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return AuthorizePages.sent(
                address.encode().buildAndExpand(Requests.once(sent)).toUriString(), response);
    }

    @GetMapping(Issuer.ROOT + "/logout")
    @Nullable
    ModelAndView byAddress(
            @RequestParam MultiValueMap<String, String> all, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Map<String, String> sent = Requests.once(all);
        Wish wish;
        try {
            wish = wish(sent);
        } catch (Requests.Unsafe unsafe) {
            return AuthorizePages.trouble(unsafe);
        }
        Optional<SignIns.Live> live = wish.application().map(known::current).orElseGet(signIns::current);
        if (live.isEmpty()) {
            return gone(wish, List.of(), response);
        }
        boolean theirs = wish.hint()
                .filter(hint -> live.get().account().toString().equals(hint.getSubject())
                        && live.get().session().toString().equals(text(hint, "sid")))
                .isPresent();
        if (!theirs && wish.application().filter(Application::citizens).isPresent()) {
            // Citizens sign out on their own page.
            return new ModelAndView("redirect:/cong-dan");
        }
        if (!theirs) {
            return new ModelAndView(
                    ROOM + "logout",
                    "name",
                    wish.application().map(Application::name).orElse(""));
        }
        return leave(wish, live.get(), request, response);
    }

    /** The person says it themselves, on our own page. */
    @PostMapping(DONE)
    @Nullable
    ModelAndView confirmed(HttpServletRequest request, HttpServletResponse response) {
        Wish wish = new Wish(Optional.empty(), Optional.empty(), "");
        Optional<SignIns.Live> live = signIns.current();
        return live.isEmpty() ? gone(wish, List.of(), response) : leave(wish, live.get(), request, response);
    }

    private @Nullable ModelAndView leave(
            Wish wish, SignIns.Live live, HttpServletRequest request, HttpServletResponse response) {
        List<String> frames = signOut.of(live.session());
        wish.application()
                .ifPresentOrElse(
                        application -> known.end(application, request, response), () -> signIns.end(request, response));
        return gone(wish, frames, response);
    }

    /** After a sign-out in this house: applications of this browser end their sessions in frames. */
    @GetMapping(SignOutFrames.PAGE)
    @Nullable
    ModelAndView framed(@RequestParam(name = SignOutFrames.KEPT) String kept, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return gone(new Wish(Optional.empty(), Optional.empty(), ""), signOut.of(kept), response);
    }

    private @Nullable ModelAndView gone(Wish wish, List<String> frames, HttpServletResponse response) {
        if (frames.isEmpty() && !wish.back().isEmpty()) {
            return AuthorizePages.sent(wish.back(), response);
        }
        if (!frames.isEmpty()) {
            response.setHeader(
                    "Content-Security-Policy",
                    SsoConfiguration.PAGE_POLICY + "; frame-src "
                            + frames.stream().map(Authorize::origin).distinct().collect(Collectors.joining(" ")));
        }
        return new ModelAndView(ROOM + "gone", Map.of("frames", frames, "back", wish.back()));
    }

    private Wish wish(Map<String, String> sent) {
        if (sent.containsKey("")) {
            throw new Requests.Unsafe("sso.trouble.twice");
        }
        Optional<JWTClaimsSet> hint = Optional.empty();
        if (sent.containsKey("id_token_hint")) {
            hint = keys.read(sent.getOrDefault("id_token_hint", ""))
                    .filter(token -> issuer.value().equals(token.getIssuer()) && !tooOld(token));
            if (hint.isEmpty()) {
                throw new Requests.Unsafe("sso.trouble.hint");
            }
        }
        Optional<Application> application = hint.map(
                        token -> token.getAudience().getFirst())
                .or(() -> Optional.ofNullable(sent.get("client_id")))
                .flatMap(applications::byClientId);
        if (sent.containsKey("client_id")
                && application
                        .filter(found -> found.clientId().equals(sent.get("client_id")))
                        .isEmpty()) {
            throw new Requests.Unsafe("sso.trouble.application");
        }
        String back = sent.getOrDefault("post_logout_redirect_uri", "");
        if (back.isEmpty()) {
            return new Wish(hint, application, "");
        }
        if (hint.isEmpty()) {
            // Without a token of ours nobody is sent anywhere: the wish may come from anyone.
            return new Wish(hint, application, "");
        }
        if (application.filter(found -> found.logoutUris().contains(back)).isEmpty()) {
            throw new Requests.Unsafe("sso.trouble.back");
        }
        Map<String, String> state = new LinkedHashMap<>();
        if (sent.containsKey("state")) {
            state.put("state", sent.getOrDefault("state", ""));
        }
        return new Wish(hint, application, Authorize.withParameters(back, state));
    }

    private boolean tooOld(JWTClaimsSet token) {
        Instant made = token.getIssueTime() == null
                ? Instant.EPOCH
                : token.getIssueTime().toInstant();
        return made.isBefore(clock.instant().minus(Duration.ofDays(30)));
    }

    private static String text(JWTClaimsSet token, String name) {
        return String.valueOf(token.getClaim(name));
    }
}

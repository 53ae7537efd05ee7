package vn.lienthong.capability.vneid;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Allowed;
import vn.lienthong.capability.access.Entry;
import vn.lienthong.capability.access.OpenToAll;
import vn.lienthong.capability.access.SignIns;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.seal.Seal;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.capability.vneid.VneidStore.Attempt;
import vn.lienthong.capability.vneid.VneidStore.Purpose;

/**
 * To VNeID and back. Each way there is bound to the browser that began it and good once: a prepared answer signs nobody in, and
 * links nobody's account.
 */
@Controller
class VneidPages {

    static final String OWN = "/tai-khoan/vneid";
    static final String OFFICER = "/vneid/can-bo";

    private static final Logger LOG = LoggerFactory.getLogger(VneidPages.class);
    private static final String ROOM = "lienthong/capability/vneid/";
    private static final String PLAIN = "vneid";
    private static final String SECURE = "__Host-vneid";
    private static final String SEALED = "vneid attempt";
    private static final Duration WAY = Duration.ofMinutes(15);

    private final RelyingParty party;
    private final VneidSettings settings;
    private final VneidStore store;
    private final Citizens citizens;
    private final SignIns signIns;
    private final Access access;
    private final Seal seal;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    VneidPages(
            RelyingParty party,
            VneidSettings settings,
            VneidStore store,
            Citizens citizens,
            SignIns signIns,
            Access access,
            Seal seal,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.party = party;
        this.settings = settings;
        this.store = store;
        this.citizens = citizens;
        this.signIns = signIns;
        this.access = access;
        this.seal = seal;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** A citizen goes to VNeID. */
    @OpenToAll
    @PostMapping("/vneid/cong-dan")
    ModelAndView citizen(
            @RequestParam(name = "muc", defaultValue = "1") int level,
            @RequestParam(name = "tiep", defaultValue = CitizenPages.HOME) String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        return go(
                new Attempt(Purpose.CITIZEN, null, level(level), safe(next, CitizenPages.HOME), ""), request, response);
    }

    /** An officer whose account is linked goes to VNeID instead of typing a password, or to be known better. */
    @OpenToAll
    @GetMapping(OFFICER)
    ModelAndView officer(
            @RequestParam(name = "muc", defaultValue = "1") int level,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        UUID account = signIns.current().map(SignIns.Live::account).orElse(null);
        return go(new Attempt(Purpose.OFFICER, account, level(level), safe(next, "/"), ""), request, response);
    }

    @Allowed(Allowed.SIGNED_IN)
    @GetMapping(OWN)
    String own(Model model) {
        model.addAttribute("since", store.linkedSince(access.actor().accountId()));
        model.addAttribute("open", settings.provider().isPresent());
        model.addAttribute(
                "sandbox",
                settings.provider().filter(VneidSettings.Provider::sandbox).isPresent());
        return ROOM + "own";
    }

    @Allowed(Allowed.SIGNED_IN)
    @PostMapping(OWN + "/lien-ket")
    ModelAndView link(HttpServletRequest request, HttpServletResponse response) {
        UUID account = access.actor().accountId();
        return go(new Attempt(Purpose.LINK, account, RelyingParty.LEVEL_2, OWN, ""), request, response);
    }

    @Allowed(Allowed.SIGNED_IN)
    @PostMapping(OWN + "/bo-lien-ket")
    @Transactional
    public String unlink(Locale locale, RedirectAttributes after) {
        UUID account = access.actor().accountId();
        if (store.unlink(account)) {
            audit.record("vneid.link.removed", "account", account.toString(), Map.of());
        }
        after.addFlashAttribute("toast", messages.text(locale, "vneid.unlinked"));
        return "redirect:" + OWN;
    }

    private ModelAndView go(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        if (settings.provider().isEmpty()) {
            return trouble("vneid.trouble.not-set");
        }
        String verifier = Random.secret();
        RelyingParty.Proof proof =
                new RelyingParty.Proof(Random.secret(), Random.secret(), verifier, Random.challenge(verifier));
        String address;
        try {
            address = party.start(proof, attempt.level());
        } catch (Dialect.Refused refused) {
            LOG.warn("VNeID cannot be used: {}", refused.reason());
            return trouble("vneid.trouble.unreached");
        }
        String browser = Random.secret();
        String sealed = Base64.getEncoder()
                .encodeToString(seal.seal((proof.nonce() + " " + verifier).getBytes(StandardCharsets.UTF_8), SEALED));
        store.begin(
                proof.state(),
                browser,
                new Attempt(attempt.purpose(), attempt.account(), attempt.level(), attempt.next(), sealed),
                clock.instant(),
                clock.instant().plus(WAY));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, browser, WAY));
        // A page that leads on: browsers would ask the policy of the form before about the provider's address.
        return new ModelAndView(ROOM + "onward", Map.of("address", address));
    }

    @OpenToAll
    @GetMapping(VneidSettings.BACK)
    @Transactional
    public ModelAndView back(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "iss", required = false) @Nullable String iss,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Attempt> attempt = browser(request).flatMap(own -> store.take(state, own, clock.instant()));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        if (attempt.isEmpty()) {
            return trouble("vneid.trouble.state");
        }
        if (code.isEmpty()) {
            return trouble("vneid.trouble.refused");
        }
        try {
            return arrived(attempt.get(), finish(attempt.get(), state, code, iss), request, response);
        } catch (Dialect.Refused refused) {
            LOG.warn("an answer of VNeID was refused: {}", refused.reason());
            return trouble(refused.reason().equals("level") ? "vneid.trouble.level" : "vneid.trouble.answer");
        }
    }

    private Identity finish(Attempt attempt, String state, String code, @Nullable String iss) {
        byte[] open = seal.open(Base64.getDecoder().decode(attempt.sealed()), SEALED)
                .orElseThrow(() -> new Dialect.Refused("seal"));
        String[] both = new String(open, StandardCharsets.UTF_8).split(" ", 2);
        RelyingParty.Proof proof = new RelyingParty.Proof(state, both[0], both[1], Random.challenge(both[1]));
        return party.finish(code, iss, proof, attempt.level());
    }

    private ModelAndView arrived(
            Attempt attempt, Identity said, HttpServletRequest request, HttpServletResponse response) {
        String issuer = settings.provider().map(VneidSettings.Provider::issuer).orElse("");
        String mark = seal.mark(issuer + " " + said.number(), "vneid person");
        return switch (attempt.purpose()) {
            case CITIZEN -> {
                citizens.begin(said, mark, request, response);
                audit.record("vneid.citizen.signed-in", "citizen", mark, Map.of("level", said.level()));
                yield new ModelAndView("redirect:" + attempt.next());
            }
            case OFFICER -> officer(attempt, said, mark, request, response);
            case LINK -> linked(attempt, mark);
        };
    }

    private ModelAndView officer(
            Attempt attempt, Identity said, String mark, HttpServletRequest request, HttpServletResponse response) {
        Optional<UUID> account = store.linked(mark);
        if (account.isEmpty()) {
            return trouble("vneid.trouble.not-linked");
        }
        if (attempt.account() != null && !attempt.account().equals(account.get())) {
            return trouble("vneid.trouble.other-account");
        }
        if (!signIns.begin(account.get(), new Entry(said.level(), said.means(), false), request, response)) {
            return trouble("vneid.trouble.not-linked");
        }
        return new ModelAndView("redirect:" + attempt.next());
    }

    /** Only for the account that asked, and only while it is the one signed in. */
    private ModelAndView linked(Attempt attempt, String mark) {
        Optional<UUID> account = signIns.current().map(SignIns.Live::account);
        if (attempt.account() == null
                || account.filter(attempt.account()::equals).isEmpty()) {
            return trouble("vneid.trouble.state");
        }
        if (!store.link(attempt.account(), mark, clock.instant())) {
            return trouble("vneid.trouble.taken");
        }
        audit.record("vneid.link.made", "account", attempt.account().toString(), Map.of());
        return new ModelAndView("redirect:" + OWN);
    }

    static ModelAndView trouble(String key) {
        return new ModelAndView(ROOM + "trouble", Map.of("key", key), HttpStatus.BAD_REQUEST);
    }

    private static String level(int asked) {
        return asked >= 2 ? RelyingParty.LEVEL_2 : RelyingParty.LEVEL_1;
    }

    /** A page of this house: nobody is sent elsewhere by a prepared link. */
    static String safe(String next, String otherwise) {
        return next.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? next : otherwise;
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(request.isSecure() ? SECURE : PLAIN, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build()
                .toString();
    }

    private static Optional<String> browser(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie one : cookies) {
                if (one.getName().equals(request.isSecure() ? SECURE : PLAIN)) {
                    return Optional.of(one.getValue());
                }
            }
        }
        return Optional.empty();
    }
}

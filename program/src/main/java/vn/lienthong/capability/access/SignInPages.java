package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.kernel.VietnameseText;

/** The door: sign in, sign out. */
@Controller
class SignInPages {

    static final String PATH = "/dang-nhap";
    static final String LEAVE = "/dang-xuat";
    private static final String VIEW = "lienthong/capability/access/sign-in";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Errands errands;
    private final List<SignInWay> ways;
    private final List<AfterSignOut> after;
    private final HalfWay codes;

    SignInPages(
            SignIn signIn,
            Sessions sessions,
            Access access,
            ApplicationEventPublisher events,
            Clock clock,
            Errands errands,
            ObjectProvider<SignInWay> ways,
            ObjectProvider<AfterSignOut> after,
            HalfWay codes) {
        this.after = after.stream().toList();
        this.codes = codes;
        this.signIn = signIn;
        this.sessions = sessions;
        this.access = access;
        this.events = events;
        this.clock = clock;
        this.errands = errands;
        this.ways = ways.stream().toList();
    }

    /**
     * What the page shows again after a failed attempt.
     *
     * @param error key of what went wrong, or an empty string
     * @param number what the words count: attempts left, minutes to wait
     * @param brief whether the machine is one that many use
     * @param towards what the program is called where the person goes on; empty for this one
     * @param ways other ways in
     */
    record Form(
            String name, String next, String error, long number, boolean brief, String towards, List<SignInWay> ways) {}

    @OpenToAll
    @GetMapping(PATH)
    String ask(
            @RequestParam(name = "tiep", defaultValue = "/") String next, Model model, HttpServletResponse response) {
        Optional<Errand.Onward> errand = errands.of(safe(next));
        if (access.signedIn().isPresent() && errand.filter(Errand.Onward::again).isEmpty()) {
            return "redirect:" + safe(next);
        }
        String name = errand.map(Errand.Onward::hint).orElse("");
        model.addAttribute("form", form(new Attempt(name, next, false), "", 0, response));
        return VIEW;
    }

    @OpenToAll
    @PostMapping(PATH)
    String enter(
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "mat-khau", defaultValue = "") String password,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            @RequestParam(name = "chung", defaultValue = "false") boolean brief,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Attempt typed = new Attempt(name, next, brief);
        if (name.isBlank() || password.isEmpty() || name.length() > 200 || password.length() > 200) {
            return again(model, response, typed, "access.sign-in.empty", 0);
        }
        return switch (signIn.attempt(name, VietnameseText.compose(password), request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome welcome -> {
                if (welcome.code()) {
                    codes.ask(welcome.accountId(), brief, request, response);
                    yield "redirect:" + CodePages.PATH + "?tiep="
                            + URLEncoder.encode(safe(next), StandardCharsets.UTF_8);
                }
                sessions.begin(welcome.accountId(), Entry.password(brief), request, response);
                yield "redirect:" + safe(next);
            }
            case SignIn.Outcome.Wrong wrong -> again(model, response, typed, "access.sign-in.wrong", wrong.left());
            case SignIn.Outcome.Wait wait ->
                again(model, response, typed, "access.sign-in.wait", minutes(wait.until()));
            case SignIn.Outcome.Crowded crowded -> again(model, response, typed, "access.sign-in.crowded", 0);
        };
    }

    @Allowed(Allowed.SIGNED_IN)
    @PostMapping(LEAVE)
    @Transactional
    String leave(HttpServletRequest request, HttpServletResponse response) {
        Actor actor = access.actor();
        String next = access.signedIn()
                .map(SignedIn::sessionId)
                .flatMap(ended -> after.stream()
                        .map(room -> room.page(ended))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(PATH);
        sessions.end(request, response);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        events.publishEvent(new AccessAct(
                "access.signed-out", null, null, "account", actor.accountId().toString(), Map.of()));
        return "redirect:" + next;
    }

    private record Attempt(String name, String next, boolean brief) {}

    private Form form(Attempt typed, String error, long number, HttpServletResponse response) {
        String next = safe(typed.next());
        Optional<Errand.Onward> errand = errands.of(next, response);
        return new Form(
                typed.name(),
                next,
                error,
                number,
                typed.brief(),
                errand.map(Errand.Onward::name).orElse(""),
                ways.stream().filter(SignInWay::open).toList());
    }

    private String again(Model model, HttpServletResponse response, Attempt typed, String error, long number) {
        model.addAttribute("form", form(typed, error, number, response));
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return VIEW;
    }

    private long minutes(Instant until) {
        return Math.max(1, (Duration.between(clock.instant(), until).toSeconds() + 59) / 60);
    }

    /** A page of this house, or the first one: nobody is sent elsewhere by a prepared link. */
    static String safe(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") && !next.startsWith(PATH) ? next : "/";
    }
}

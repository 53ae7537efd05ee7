package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    SignInPages(SignIn signIn, Sessions sessions, Access access, ApplicationEventPublisher events, Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the page shows again after a failed attempt.
     *
     * @param error key of what went wrong, or an empty string
     * @param number what the words count: attempts left, minutes to wait
     */
    record Form(String name, String next, String error, long number) {}

    @OpenToAll
    @GetMapping(PATH)
    String ask(@RequestParam(name = "tiep", defaultValue = "/") String next, Model model) {
        if (access.signedIn().isPresent()) {
            return "redirect:" + safe(next);
        }
        model.addAttribute("form", new Form("", safe(next), "", 0));
        return VIEW;
    }

    @OpenToAll
    @PostMapping(PATH)
    String enter(
            @RequestParam(name = "ten", defaultValue = "") String name,
            @RequestParam(name = "mat-khau", defaultValue = "") String password,
            @RequestParam(name = "tiep", defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (name.isBlank() || password.isEmpty() || name.length() > 200 || password.length() > 200) {
            return again(model, response, new Form(name, safe(next), "access.sign-in.empty", 0));
        }
        return switch (signIn.attempt(name, VietnameseText.compose(password), request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome welcome -> {
                sessions.begin(welcome.accountId(), request, response);
                yield "redirect:" + safe(next);
            }
            case SignIn.Outcome.Wrong wrong ->
                again(model, response, new Form(name, safe(next), "access.sign-in.wrong", wrong.left()));
            case SignIn.Outcome.Wait wait ->
                again(model, response, new Form(name, safe(next), "access.sign-in.wait", minutes(wait.until())));
            case SignIn.Outcome.Crowded crowded ->
                again(model, response, new Form(name, safe(next), "access.sign-in.crowded", 0));
        };
    }

    @Allowed(Allowed.SIGNED_IN)
    @PostMapping(LEAVE)
    @Transactional
    String leave(HttpServletRequest request, HttpServletResponse response) {
        Actor actor = access.actor();
        sessions.end(request, response);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        events.publishEvent(new AccessAct(
                "access.signed-out", null, null, "account", actor.accountId().toString(), Map.of()));
        return "redirect:" + PATH;
    }

    private static String again(Model model, HttpServletResponse response, Form form) {
        model.addAttribute("form", form);
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

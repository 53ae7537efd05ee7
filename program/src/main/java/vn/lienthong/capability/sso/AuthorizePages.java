package vn.lienthong.capability.sso;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.capability.access.OpenToAll;

/** What a person meets on the way to an application. */
@Controller
@OpenToAll
class AuthorizePages {

    private static final String ROOM = "lienthong/capability/sso/";

    private final Authorize authorize;

    AuthorizePages(Authorize authorize) {
        this.authorize = authorize;
    }

    /** What the consent page shows. */
    record Question(String id, String name, boolean trial, List<String> scopes) {}

    @GetMapping(Issuer.ROOT + "/authorize")
    @Nullable
    ModelAndView begin(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
        return answer(() -> authorize.begin(Requests.once(sent)), response);
    }

    /** From a form of another site, with which the browser sends no cookies: it comes back by an address. */
    @PostMapping(Issuer.ROOT + "/authorize")
    @Nullable
    ModelAndView beginByForm(@RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
        return answer(() -> authorize.keep(Requests.once(sent)), response);
    }

    @GetMapping(Authorize.WAITING)
    @Nullable
    ModelAndView goOn(@RequestParam(name = "yeu-cau", defaultValue = "") String id, HttpServletResponse response) {
        return answer(() -> authorize.goOn(id), response);
    }

    @PostMapping(Authorize.WAITING)
    @Nullable
    ModelAndView consent(
            @RequestParam(name = "yeu-cau", defaultValue = "") String id,
            @RequestParam(name = "dong-y", defaultValue = "khong") String answer,
            HttpServletResponse response) {
        return answer(() -> authorize.consent(id, answer.equals("co")), response);
    }

    private @Nullable ModelAndView answer(
            java.util.function.Supplier<Authorize.Step> work, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            return switch (work.get()) {
                case Authorize.Step.To to -> sent(to.address(), response);
                case Authorize.Step.Post post -> {
                    formLeadsTo(Authorize.origin(post.address()), response);
                    yield new ModelAndView(ROOM + "post", Map.of("address", post.address(), "answer", post.answer()));
                }
                case Authorize.Step.Ask ask -> {
                    formLeadsTo(ask.origin(), response);
                    yield new ModelAndView(
                            ROOM + "consent",
                            "question",
                            new Question(
                                    ask.id(),
                                    ask.application().name(),
                                    !authorize.live(ask.application()),
                                    Claims.SCOPES.keySet().stream()
                                            .filter(ask.scopes()::contains)
                                            .toList()));
                }
            };
        } catch (Requests.Unsafe unsafe) {
            return trouble(unsafe);
        }
    }

    /** The browser asks the policy of the page whether its form may lead on to the application. */
    private static void formLeadsTo(String origin, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                SsoConfiguration.PAGE_POLICY.replace("form-action 'self'", "form-action 'self' " + origin));
    }

    /** Sent as it is: an address of an application is not ours to complete or to encode anew. */
    static @Nullable ModelAndView sent(String address, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, address);
        return null;
    }

    /** A page of our own, where nobody can be sent anywhere. */
    static ModelAndView trouble(Requests.Unsafe unsafe) {
        return new ModelAndView(
                "lienthong/capability/sso/trouble", Map.of("key", unsafe.key()), HttpStatus.BAD_REQUEST);
    }
}

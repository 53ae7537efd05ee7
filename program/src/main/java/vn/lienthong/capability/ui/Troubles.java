package vn.lienthong.capability.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where something gone wrong becomes an answer: a page that says what to do, a note in the page for htmx,
 * problem+json (RFC 9457) for programs. Each carries a reference that also stands in the log. What an exception says is
 * shown to nobody, and is not logged either: it may hold names and numbers of citizens.
 *
 * <p>The bean's name is its address: the server comes here with what failed outside of Spring's handlers.
 */
@Component("/error")
class Troubles implements HandlerExceptionResolver, HttpRequestHandler, ErrorController, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    /** No letter or digit that is mistaken for another when read over the telephone. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final PageViews views;
    private final Messages messages;
    private final JsonMapper json;
    private final File data;

    Troubles(PageViews views, Messages messages, JsonMapper json, @Value("${lienthong.data}") File data) {
        this.views = views;
        this.messages = messages;
        this.json = json;
        this.data = data;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            return null; // Spring Security decides between sign-in and refusal, and comes back by the address /error
        }
        if (thrown instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return new ModelAndView(); // the reader has gone, or has half the answer already
        }
        return answer(trouble(thrown, PageViews.viewer() != null), thrown, request, response);
    }

    private Trouble trouble(Throwable thrown, boolean signedIn) {
        return Trouble.of(thrown, signedIn, data.getUsableSpace());
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModelAndView answer = answer(whatFailed(request), thrownIn(request), request, response);
        try {
            View view = Objects.requireNonNull(answer.getView());
            view.render(answer.getModel(), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private Trouble whatFailed(HttpServletRequest request) {
        boolean signedIn = PageViews.viewer() != null;
        Throwable thrown = thrownIn(request);
        if (thrown instanceof CsrfException || (thrown != null && !(thrown instanceof AccessDeniedException))) {
            return trouble(thrown, signedIn);
        }
        // Somebody who types the address /error asks for a page that is not there.
        Trouble trouble = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Trouble.of(status)
                : Trouble.NOT_FOUND;
        // Strangers are led to the sign-in; only the form of an ended session is refused to one.
        return trouble == Trouble.REFUSED && !signedIn ? Trouble.SESSION_ENDED : trouble;
    }

    private static @Nullable Throwable thrownIn(HttpServletRequest request) {
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof Throwable refused) {
            return refused;
        }
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? unwrapped(thrown)
                : null;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof jakarta.servlet.ServletException && cause != null ? cause : thrown;
    }

    private ModelAndView answer(
            Trouble trouble, @Nullable Throwable thrown, HttpServletRequest request, HttpServletResponse response) {
        String reference = reference();
        Address address = Address.of(request);
        write(trouble, thrown, reference, request.getMethod(), address.told());
        response.setStatus(trouble.status());
        response.setHeader("Cache-Control", "no-store");
        if (Trouble.wantsJson(request)) {
            return new ModelAndView(problem(trouble, reference, address.told()));
        }
        boolean part = "true".equals(request.getHeader("HX-Request"));
        if (part) {
            response.setHeader("HX-Retarget", "#trouble");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        String template = part ? "troubleNote" : "trouble";
        View view = views.resolveViewName("lienthong/capability/ui/" + template, Locale.ROOT);
        return new ModelAndView(
                Objects.requireNonNull(view),
                Map.of("trouble", trouble, "reference", reference, "back", wayOn(trouble, address, request)));
    }

    /** Where the page's button leads: what only failed for now is asked for again, else back to where one came from. */
    private static String wayOn(Trouble trouble, Address address, HttpServletRequest request) {
        boolean again = trouble.serious() && address.repeatable();
        if (!again) {
            return Address.cameFrom(request);
        }
        // An empty reference leads to this very address, without repeating what somebody put into it.
        return address.plain() ? address.path() + (address.query().isEmpty() ? "" : "?" + address.query()) : "";
    }

    private View problem(Trouble trouble, String reference, String path) {
        return (model, request, response) -> {
            Locale locale = RequestContextUtils.getLocale(request);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "urn:lienthong:trouble:" + trouble.kind());
            body.put("title", messages.text(locale, trouble.key() + ".title"));
            body.put("status", trouble.status());
            body.put("detail", messages.text(locale, trouble.key() + ".text"));
            if (path.indexOf('…') < 0) {
                body.put("instance", path);
            }
            body.put("reference", reference);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), body);
        };
    }

    private static void write(
            Trouble trouble, @Nullable Throwable thrown, String reference, String method, String path) {
        String line = "{} {} {} {}";
        if (trouble.serious()) {
            LOG.error(line + " {}", reference, trouble.kind(), method, path, thrown == null ? "" : Trace.of(thrown));
        } else if (trouble == Trouble.NOT_FOUND) {
            LOG.info(line, reference, trouble.kind(), method, path);
        } else {
            LOG.warn(line, reference, trouble.kind(), method, path);
        }
    }

    private static String reference() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            letters.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}

package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What a refused request gets: strangers are led to the sign-in and back to where they wanted to go; the signed-in get
 * page 403, and their refusal is written down.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Access access;
    private final ApplicationEventPublisher events;

    Refusals(Access access, ApplicationEventPublisher events) {
        this.access = access;
        this.events = events;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String door = SignInPages.PATH + "?tiep=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
        String accept = String.valueOf(request.getHeader("Accept"));
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", door);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (accept.startsWith(MediaType.APPLICATION_JSON_VALUE) || accept.startsWith("text/event-stream")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(door);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        access.signedIn()
                .ifPresent(person -> events.publishEvent(new AccessAct(
                        why instanceof CsrfException ? "access.form-refused" : "access.refused",
                        null,
                        null,
                        "page",
                        request.getMethod() + " " + path(request),
                        Map.of("right", why instanceof CsrfException ? "" : String.valueOf(why.getMessage())))));
        request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
        if (!response.isCommitted()) {
            request.setAttribute(
                    WebAttributes.ACCESS_DENIED_403, why); // the error page tells an old form from a refusal
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.substring(0, Math.min(200, path.length()));
    }

    /** Only a page that was read can be gone back to; a form would be sent twice. */
    private static String wanted(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}

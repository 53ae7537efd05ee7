package vn.lienthong.capability.ui;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/** High contrast by the reader's own choice, kept in a cookie; without a choice the machine's setting counts. */
class ContrastChoice implements HandlerInterceptor {

    private static final String NAME = "contrast";
    private static final String HIGH = "high";
    private static final Duration KEPT = Duration.ofDays(365);

    static boolean high(HttpServletRequest request) {
        if (request.getAttribute(ContrastChoice.class.getName()) instanceof Boolean chosenNow) {
            return chosenNow;
        }
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie != null && cookie.getValue().equals(HIGH);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String choice = request.getParameter(NAME);
        if (choice != null) {
            boolean high = choice.equals(HIGH);
            request.setAttribute(ContrastChoice.class.getName(), high);
            ResponseCookie cookie = ResponseCookie.from(NAME, high ? HIGH : "")
                    .path("/")
                    .maxAge(high ? KEPT : Duration.ZERO)
                    .httpOnly(true)
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return true;
    }
}

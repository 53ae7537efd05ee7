package vn.lienthong.capability.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The proof that a form came from our own page: derived from the secret that only this browser holds (its session, or a
 * visitor's cookie before sign-in), so it needs no memory and survives a restart. Forms carry it in the field
 * {@code _csrf}, htmx in the header {@code X-CSRF-TOKEN}.
 */
final class CsrfTokens implements CsrfTokenRepository {

    private static final String PLAIN = "lienthong-visitor";
    private static final String SECURE = "__Host-lienthong-visitor";
    private static final String FRESH = CsrfTokens.class.getName();

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        String secret = Tokens.fresh();
        request.setAttribute(FRESH, secret);
        return token(secret);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FRESH) instanceof String secret) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(name(request), secret)
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return Sessions.token(request)
                .or(() -> Sessions.cookie(request, name(request)))
                .map(CsrfTokens::token)
                .orElse(null);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE : PLAIN;
    }

    private static CsrfToken token(String secret) {
        String derived = Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("form " + secret));
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", derived);
    }
}

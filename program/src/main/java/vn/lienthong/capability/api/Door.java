package vn.lienthong.capability.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.capability.access.Access;

/** Knows the caller by its token and lets it in as often as the token says. Cookies of browsers count for nothing here. */
final class Door extends OncePerRequestFilter {

    static final String TOKEN = Door.class.getName() + ".token";

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Access access;
    private final Rates rates;
    private final Problems problems;

    Door(Tokens tokens, Access access, Rates rates, Problems problems) {
        this.tokens = tokens;
        this.access = access;
        this.rates = rates;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Authorization");
        SecurityContextHolder.clearContext();
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Token> token = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.open(header.substring(BEARER.length()).strip(), request.getRemoteAddr())
                : Optional.empty();
        if (token.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(request, response, new ApiProblem(401, "token-unknown"));
            return;
        }
        if (admitted(token.get(), request, response)) {
            enter(token.get(), request, response, chain);
        }
    }

    private void enter(Token token, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(access.program(token.id(), token.name(), token.agencyId(), token.rights()));
        SecurityContextHolder.setContext(context);
        request.setAttribute(TOKEN, token);
        LocaleContextHolder.setLocale(Problems.locale(request));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private boolean admitted(Token token, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rates.Decision decision = rates.take(token.id(), token.perMinute());
        response.setHeader("RateLimit-Policy", "\"token\";q=" + token.perMinute() + ";w=" + Rates.WINDOW.toSeconds());
        response.setHeader("RateLimit", "\"token\";r=" + decision.remaining() + ";t=" + seconds(decision.reset()));
        if (!decision.admitted()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds(decision.pause()))));
            problems.write(request, response, new ApiProblem(429, "too-many-calls", token.perMinute()));
        }
        return decision.admitted();
    }

    private static long seconds(java.time.Duration time) {
        return (time.toMillis() + 999) / 1000;
    }
}

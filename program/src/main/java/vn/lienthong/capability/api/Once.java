package vn.lienthong.capability.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a write that carries an {@code Idempotency-Key} once (draft-ietf-httpapi-idempotency-key-header): the same call gets
 * the same answer, another call with the same key 422, one that comes while the first is being done 409.
 */
final class Once extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";

    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final int LONGEST_KEY = 100;
    private static final int LARGEST_BODY = 8 * 1024 * 1024;

    private final Repeats repeats;
    private final Problems problems;

    Once(Repeats repeats, Problems problems) {
        this.repeats = repeats;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WRITES.contains(request.getMethod()) || !(request.getAttribute(Door.TOKEN) instanceof Token token)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(request, response, new ApiProblem(413, "too-large"));
            return;
        }
        HttpServletRequest whole = new ReadRequest(request, body);
        String key = key(request);
        if (key.isEmpty()) {
            chain.doFilter(whole, response);
        } else if (key.length() > LONGEST_KEY) {
            problems.write(request, response, ApiProblem.invalid(KEY));
        } else {
            once(token, key, fingerprint(request, body), whole, response, chain);
        }
    }

    private void once(
            Token token,
            String key,
            byte[] fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        switch (repeats.meet(token.id(), key, fingerprint)) {
            case Repeats.Meeting.First first -> run(token, key, request, response, chain);
            case Repeats.Meeting.Done done -> again(done.answer(), response);
            case Repeats.Meeting.Running running ->
                problems.write(request, response, new ApiProblem(409, "still-being-done"));
            case Repeats.Meeting.Other other ->
                problems.write(request, response, new ApiProblem(422, "key-of-another-call"));
        }
    }

    private void run(
            Token token, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, kept);
            int status = kept.getStatus();
            // What failed on our side, and who was not let in, may be tried again with the same key.
            if (status < 500 && status != 401 && status != 403) {
                repeats.done(
                        token.id(),
                        key,
                        new Repeats.Answer(
                                status,
                                kept.getContentType(),
                                kept.getHeader(HttpHeaders.ETAG),
                                kept.getHeader(HttpHeaders.LOCATION),
                                new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8)));
                answered = true;
            }
        } finally {
            if (!answered) {
                repeats.forget(token.id(), key);
            }
        }
        kept.copyBodyToResponse();
    }

    private static void again(Repeats.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.mediaType() != null) {
            response.setContentType(answer.mediaType());
        }
        if (answer.tag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.tag());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The header is a string of structured fields, in quotes; without them it is taken as it stands. */
    static String key(HttpServletRequest request) {
        String header = request.getHeader(KEY);
        String key = header == null ? "" : header.strip();
        return key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write((request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        all.write(body);
        return TokenStore.hash(all.toByteArray());
    }
}

package vn.lienthong.capability.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.VietnameseText;

/** Writes errors as problem+json (RFC 9457), in the language that the caller reads. */
@Component
class Problems {

    private static final Locale ENGLISH = Locale.of("en", "VN");

    /** Words and ids. A caller may have put a number, a name or a token into an address, and problems are kept in logs. */
    private static final Pattern PLAIN =
            Pattern.compile("(/(v1|[a-z][a-z-]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))+/?");

    private final Messages messages;
    private final JsonMapper json;

    Problems(Messages messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Vietnamese unless the header prefers English. */
    static Locale locale(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return VietnameseText.VIETNAMESE;
        }
        try {
            Locale best =
                    Locale.lookup(Locale.LanguageRange.parse(accepted), List.of(Locale.of("vi"), Locale.of("en")));
            return best != null && best.getLanguage().equals("en") ? ENGLISH : VietnameseText.VIETNAMESE;
        } catch (IllegalArgumentException noLanguage) {
            return VietnameseText.VIETNAMESE;
        }
    }

    void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        Locale locale = locale(request);
        int dot = problem.kind().indexOf('.');
        String key = dot < 0
                ? "api.problem." + problem.kind()
                : problem.kind().substring(0, dot) + ".problem" + problem.kind().substring(dot);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:lienthong:trouble:" + problem.kind());
        body.put("title", messages.text(locale, key + ".title"));
        body.put("status", problem.status());
        body.put(
                "detail",
                messages.text(locale, key + ".detail", problem.arguments().toArray()));
        if (PLAIN.matcher(request.getRequestURI()).matches()) {
            body.put("instance", request.getRequestURI());
        }
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Content-Language", locale.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        json.writeValue(response.getOutputStream(), body);
    }
}

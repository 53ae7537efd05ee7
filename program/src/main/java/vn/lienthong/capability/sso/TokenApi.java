package vn.lienthong.capability.sso;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.capability.access.OpenToAll;

/** What programs say to each other: tokens, who the person is, keys. Nobody's cookies count here. */
@Controller
@OpenToAll
@RequestMapping(path = Issuer.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
class TokenApi {

    private final Grants grants;
    private final Assertions assertions;
    private final ApplicationStore applications;
    private final Claims claims;
    private final SigningKeys keys;
    private final Discovery discovery;

    TokenApi(
            Grants grants,
            Assertions assertions,
            ApplicationStore applications,
            Claims claims,
            SigningKeys keys,
            Discovery discovery) {
        this.grants = grants;
        this.assertions = assertions;
        this.applications = applications;
        this.claims = claims;
        this.keys = keys;
        this.discovery = discovery;
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Map<String, Object>> configuration() {
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePublic())
                .body(discovery.document());
    }

    @GetMapping("/jwks")
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePublic())
                .body(keys.published());
    }

    @PostMapping(path = "/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestParam MultiValueMap<String, String> body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        boolean basic = authorization != null;
        try {
            Map<String, String> sent = sent(body);
            Application application = client(sent, authorization);
            return switch (sent.getOrDefault("grant_type", "")) {
                case "authorization_code" -> good(grants.code(application, sent));
                case "refresh_token" -> good(grants.refresh(application, sent));
                case "" -> throw new Fault("invalid_request", "grant_type is missing");
                default -> throw new Fault("unsupported_grant_type", "authorization_code or refresh_token");
            };
        } catch (Fault fault) {
            return refused(fault, basic);
        }
    }

    @PostMapping(path = "/introspect", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> introspect(
            @RequestParam MultiValueMap<String, String> body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        try {
            Map<String, String> sent = sent(body);
            Application application = client(sent, authorization);
            if (application.method() == Application.Method.PUBLIC) {
                throw new Fault("invalid_client", "only for applications with a secret");
            }
            return good(grants.introspect(application, sent.getOrDefault("token", "")));
        } catch (Fault fault) {
            return refused(fault, authorization != null);
        }
    }

    @PostMapping(path = "/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> revoke(
            @RequestParam MultiValueMap<String, String> body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        try {
            Map<String, String> sent = sent(body);
            grants.revoke(client(sent, authorization), sent.getOrDefault("token", ""));
            return good(Map.of());
        } catch (Fault fault) {
            return refused(fault, authorization != null);
        }
    }

    @GetMapping("/userinfo")
    ResponseEntity<Map<String, Object>> who(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return who(new LinkedMultiValueMap<>(), authorization);
    }

    @PostMapping("/userinfo")
    ResponseEntity<Map<String, Object>> who(
            @RequestParam MultiValueMap<String, String> body,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        try {
            String token = bearer(authorization)
                    .or(() -> Optional.ofNullable(body.getFirst("access_token")))
                    .orElse("");
            Permit permit = grants.open(token)
                    .map(PermitStore.Shown::permit)
                    .orElseThrow(() -> new Fault("invalid_token", "unknown, run out or taken back"));
            Application application = applications
                    .find(permit.application())
                    .filter(found -> !found.stopped())
                    .orElseThrow(() -> new Fault("invalid_token", "the application was stopped"));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("sub", permit.account().toString());
            answer.putAll(claims.of(permit, application, "userinfo", true));
            return good(answer);
        } catch (Fault fault) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"" + fault.error() + "\", error_description=\"" + fault.description() + "\"")
                    .body(Map.of("error", fault.error(), "error_description", fault.description()));
        }
    }

    private static Map<String, String> sent(MultiValueMap<String, String> body) {
        Map<String, String> sent = Requests.once(body);
        if (sent.containsKey("")) {
            throw new Fault("invalid_request", "a parameter is there twice");
        }
        return sent;
    }

    private Application client(Map<String, String> sent, @Nullable String authorization) {
        String id = sent.getOrDefault("client_id", "");
        String secret = sent.getOrDefault("client_secret", "");
        if (sent.containsKey("client_assertion") || sent.containsKey("client_assertion_type")) {
            if (authorization != null || !secret.isEmpty()) {
                throw new Fault("invalid_request", "the application proves itself twice");
            }
            return assertions.client(sent).orElseThrow(() -> new Fault("invalid_client", "client_assertion"));
        }
        if (authorization != null) {
            String[] both = basic(authorization);
            if (!secret.isEmpty() || (!id.isEmpty() && !id.equals(both[0]))) {
                throw new Fault("invalid_request", "the application names itself twice");
            }
            id = both[0];
            secret = both[1];
        }
        return grants.client(id, secret)
                .orElseThrow(() -> new Fault("invalid_client", "unknown application or wrong secret"));
    }

    private static String[] basic(String authorization) {
        try {
            if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                String text = new String(
                        Base64.getDecoder().decode(authorization.substring(6).trim()), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                if (colon > 0) {
                    return new String[] {
                        URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8)
                    };
                }
            }
        } catch (IllegalArgumentException odd) {
            // Falls through: not a header of ours.
        }
        throw new Fault("invalid_client", "the Authorization header");
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).trim())
                : Optional.empty();
    }

    private static ResponseEntity<Map<String, Object>> good(Map<String, Object> answer) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache")
                .body(answer);
    }

    private static ResponseEntity<Map<String, Object>> refused(Fault fault, boolean basic) {
        boolean client = fault.error().equals("invalid_client");
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        client ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.PRAGMA, "no-cache");
        if (client && basic) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sso\"");
        }
        return answer.body(Map.of("error", fault.error(), "error_description", fault.description()));
    }
}

package vn.lienthong.capability.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads what an application asks for, and refuses what the protocol does not allow. */
@Component
class Requests {

    static final Set<JWSAlgorithm> SIGNED_BY =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int LONGEST = 4000;
    private static final String FORM_POST = "form_post";
    static final List<String> MODES = List.of("query", FORM_POST);

    private final ApplicationStore applications;
    private final Claims claims;
    private final Issuer issuer;
    private final Clock clock;

    Requests(ApplicationStore applications, Claims claims, Issuer issuer, Clock clock) {
        this.applications = applications;
        this.claims = claims;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Where an answer may go.
     *
     * @param byForm whether the browser carries it there by a form (response_mode form_post) and not in the address
     */
    record Target(
            Application application,
            String redirectUri,
            @Nullable String state,
            boolean byForm) {}

    /**
     * What is asked for.
     *
     * @param levels of which one is needed; empty if any will do
     */
    record Asked(
            Target target,
            Set<String> scopes,
            @Nullable String nonce,
            @Nullable String challenge,
            Set<String> prompts,
            @Nullable Long maxAge,
            String loginHint,
            String idTokenHint,
            List<String> levels,
            @Nullable String claims) {

        boolean silent() {
            return prompts.contains("none");
        }
    }

    /** Nobody may be sent anywhere: the application or the address is not known. The key says what the page tells. */
    static final class Unsafe extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String key;

        Unsafe(String key) {
            super(key, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /**
     * Parameters once each; those without a value count as left out (RFC 6749, 3.1). One that comes twice, or holds the sign zero, which
     * no text of the database may hold, is named under the empty name.
     */
    static Map<String, String> once(MultiValueMap<String, String> sent) {
        Map<String, String> values = new HashMap<>();
        sent.forEach((name, all) -> {
            String first = all.getFirst();
            boolean bad = name.indexOf(0) >= 0 || (first != null && first.indexOf(0) >= 0);
            if (all.size() > 1 || bad) {
                values.put("", name);
            }
            if (first != null && !first.isEmpty() && !bad) {
                values.put(name, first);
            }
        });
        values.remove("lang");
        values.remove("contrast");
        return values;
    }

    /**
     * @throws Unsafe if there is no good place to answer to
     */
    Target target(Map<String, String> values) {
        Application application = applications
                .byClientId(values.getOrDefault("client_id", ""))
                .filter(found -> found.method() != Application.Method.PROXY)
                .orElseThrow(() -> new Unsafe("sso.trouble.application"));
        if (application.stopped()) {
            throw new Unsafe("sso.trouble.stopped");
        }
        String redirect = Optional.ofNullable(values.get("redirect_uri"))
                .or(() -> peek(values))
                .orElseThrow(() -> new Unsafe("sso.trouble.no-redirect"));
        if (!application.redirectUris().contains(redirect)) {
            throw new Unsafe("sso.trouble.redirect");
        }
        return new Target(application, redirect, values.get("state"), byForm(values));
    }

    /** The address in a request object that is still to be verified: it counts only if it is a registered one. */
    private static Optional<String> peek(Map<String, String> values) {
        try {
            String object = values.get("request");
            return object == null
                    ? Optional.empty()
                    : Optional.ofNullable(com.nimbusds.jwt.SignedJWT.parse(object)
                            .getJWTClaimsSet()
                            .getStringClaim("redirect_uri"));
        } catch (ParseException odd) {
            return Optional.empty();
        }
    }

    /**
     * @throws Fault told to the application
     */
    Asked read(Target asked, Map<String, String> sent) {
        if (sent.containsKey("")) {
            throw new Fault("invalid_request", "a parameter is there twice or holds a sign that it may not");
        }
        if (sent.values().stream().anyMatch(value -> value.length() > LONGEST)) {
            throw new Fault("invalid_request", "a parameter is too long");
        }
        if (sent.containsKey("request_uri")) {
            throw new Fault("request_uri_not_supported", "send the request object by value");
        }
        if (sent.containsKey("registration")) {
            throw new Fault("registration_not_supported", "applications are registered by an administrator");
        }
        Map<String, String> values = sent.containsKey("request") ? opened(asked, sent) : sent;
        Target target = new Target(asked.application(), asked.redirectUri(), values.get("state"), byForm(values));
        responseType(values);
        Set<String> scopes = scopes(target.application(), values);
        Set<String> prompts = words(values, "prompt");
        if (!PROMPTS.containsAll(prompts) || (prompts.contains("none") && prompts.size() > 1)) {
            throw new Fault("invalid_request", "prompt");
        }
        String wanted = values.get("claims");
        return new Asked(
                target,
                scopes,
                values.get("nonce"),
                challenge(target.application(), values),
                prompts,
                maxAge(values.get("max_age")),
                values.getOrDefault("login_hint", ""),
                values.getOrDefault("id_token_hint", ""),
                claims.demandedLevels(wanted),
                wanted);
    }

    private static void responseType(Map<String, String> values) {
        String type = values.get("response_type");
        if (type == null) {
            throw new Fault("invalid_request", "response_type is missing");
        }
        if (!type.equals("code")) {
            throw new Fault("unsupported_response_type", "only code");
        }
        if (!MODES.contains(values.getOrDefault("response_mode", "query"))) {
            throw new Fault("invalid_request", "response_mode: query or form_post");
        }
    }

    private static boolean byForm(Map<String, String> values) {
        return FORM_POST.equals(values.get("response_mode"));
    }

    private static Set<String> scopes(Application application, Map<String, String> values) {
        Set<String> scopes = words(values, "scope");
        if (!scopes.contains(Claims.OPENID)) {
            throw new Fault("invalid_scope", "scope must hold openid");
        }
        // What is not known, or not this application's, is passed over (OpenID Connect Core, 3.1.2.1).
        scopes.retainAll(application.scopes());
        scopes.add(Claims.OPENID);
        return scopes;
    }

    private static @Nullable String challenge(Application application, Map<String, String> values) {
        String challenge = values.get("code_challenge");
        if (challenge == null) {
            if (application.needsChallenge()) {
                throw new Fault("invalid_request", "code_challenge is missing (PKCE)");
            }
            if (values.containsKey("code_challenge_method")) {
                throw new Fault("invalid_request", "code_challenge is missing");
            }
            return null;
        }
        if (!values.getOrDefault("code_challenge_method", "plain").equals("S256")) {
            throw new Fault("invalid_request", "code_challenge_method: only S256");
        }
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw new Fault("invalid_request", "code_challenge");
        }
        return challenge;
    }

    private static @Nullable Long maxAge(@Nullable String seconds) {
        if (seconds == null) {
            return null;
        }
        if (!seconds.matches("[0-9]{1,9}")) {
            throw new Fault("invalid_request", "max_age");
        }
        return Long.valueOf(seconds);
    }

    static Set<String> words(Map<String, String> values, String name) {
        Set<String> words =
                new TreeSet<>(Arrays.asList(values.getOrDefault(name, "").trim().split(" +")));
        words.remove("");
        return words;
    }

    /** The signed request object by which an application says what it asks for (OpenID Connect Core, 6.1). */
    private Map<String, String> opened(Target target, Map<String, String> sent) {
        JWTClaimsSet said = verified(target.application(), sent.getOrDefault("request", ""));
        Map<String, String> values = new HashMap<>(sent);
        values.remove("request");
        said.getClaims().forEach((name, value) -> {
            if (value instanceof String || value instanceof Number) {
                values.put(name, value.toString());
            } else if (value instanceof Map<?, ?> map && name.equals("claims")) {
                values.put(name, com.nimbusds.jose.util.JSONObjectUtils.toJSONString(strings(map)));
            }
        });
        boolean same = target.application().clientId().equals(values.get("client_id"))
                && target.redirectUri().equals(values.get("redirect_uri"))
                && (sent.get("response_type") == null
                        || sent.get("response_type").equals(values.get("response_type")));
        if (!same) {
            throw new Fault("invalid_request_object", "differs from the parameters beside it");
        }
        return values;
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> typed = new HashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                typed.put(String.valueOf(name), value);
            }
        });
        return typed;
    }

    private JWTClaimsSet verified(Application application, String object) {
        if (plain(object)) {
            throw new Fault("request_not_supported", "request objects must be signed");
        }
        if (application.keys().isEmpty()) {
            throw new Fault("request_not_supported", "the application has registered no keys");
        }
        JWTClaimsSet said = signed(application, object)
                .orElseThrow(() -> new Fault("invalid_request_object", "not signed by a registered key"));
        boolean ours = (said.getIssuer() == null || said.getIssuer().equals(application.clientId()))
                && (said.getAudience().isEmpty() || said.getAudience().contains(issuer.value()))
                && (said.getExpirationTime() == null
                        || said.getExpirationTime().toInstant().isAfter(clock.instant()));
        if (!ours) {
            throw new Fault("invalid_request_object", "iss, aud or exp");
        }
        return said;
    }

    /** What a token says that a registered key of the application has signed; its times and names are not judged. */
    Optional<JWTClaimsSet> signed(Application application, String token) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier((type, context) -> {});
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    SIGNED_BY, new ImmutableJWKSet<>(JWKSet.parse(application.keys()))));
            processor.setJWTClaimsSetVerifier((said, context) -> {});
            return Optional.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean plain(String object) {
        try {
            PlainJWT.parse(object);
            return true;
        } catch (ParseException signed) {
            return false;
        }
    }
}

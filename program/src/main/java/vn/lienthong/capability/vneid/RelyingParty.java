package vn.lienthong.capability.vneid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The protocol towards VNeID: where to send people, what to ask, what to believe. Everything that is not as it must be is refused;
 * the log gets one word and nothing of what was sent.
 */
@Component
class RelyingParty {

    static final String LEVEL_1 = "urn:vn:vneid:loa:1";
    static final String LEVEL_2 = "urn:vn:vneid:loa:2";

    /** Claims whose names differ at the real VNeID are settings. */
    private static final Map<String, String> CLAIMS = Map.of(
            "personal_id", "claim-number", "name", "claim-name", "birthdate", "claim-birth", "gender", "claim-gender");

    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

    private final VneidSettings settings;
    private final NetworkWire network;
    private final Sandbox sandbox;
    private final PlainDialect plain;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Known known;
    private volatile Instant askedAgain = Instant.EPOCH;

    RelyingParty(
            VneidSettings settings,
            NetworkWire network,
            Sandbox sandbox,
            PlainDialect plain,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.network = network;
        this.sandbox = sandbox;
        this.plain = plain;
        this.json = json;
        this.clock = clock;
    }

    private record Known(
            VneidSettings.Provider provider,
            String authorize,
            String token,
            String keysAt,
            String logout,
            JWKSet keys,
            Instant readAt) {}

    /** Secrets of one attempt. */
    record Proof(String state, String nonce, String verifier, String challenge) {}

    /** Address to which the browser is sent. */
    String start(Proof proof, String level) {
        Known at = known(false);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", at.provider().clientId());
        asked.put("redirect_uri", settings.page(VneidSettings.BACK));
        asked.put("scope", settings.setting("scope", "openid vneid.identity"));
        asked.put("state", proof.state());
        asked.put("nonce", proof.nonce());
        asked.put("code_challenge", proof.challenge());
        asked.put("code_challenge_method", "S256");
        asked.put("acr_values", level);
        return at.authorize() + (at.authorize().contains("?") ? "&" : "?") + query(asked);
    }

    /**
     * Who came back.
     *
     * @param iss the parameter of the answer (RFC 9207), or null
     * @param level least level that will do
     * @throws Dialect.Refused if anything is not as it must be
     */
    Identity finish(String code, @Nullable String iss, Proof proof, String level) {
        Known at = known(false);
        if (iss != null && !iss.equals(at.provider().issuer())) {
            throw new Dialect.Refused("mix-up");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", settings.page(VneidSettings.BACK));
        form.put("client_id", at.provider().clientId());
        form.put("code_verifier", proof.verifier());
        JsonNode answer = tree(wire(at.provider())
                .post(at.token(), form, at.provider().clientId(), at.provider().clientSecret()));
        String token = answer.path("id_token").asString("");
        JWTClaimsSet claims = open(token, at);
        Judge judge = new Judge(at.provider().issuer(), at.provider().clientId(), clock);
        judge.judge(claims, proof.nonce());
        return judge.identity(claims, token, level, name -> settings.setting(CLAIMS.getOrDefault(name, name), name));
    }

    /** A key that we do not know may be a new one: asked for once more, but not with every bad token. */
    private JWTClaimsSet open(String token, Known at) {
        Dialect dialect = at.provider().sandbox() ? plain : settings.dialect();
        try {
            return dialect.open(token, at.keys());
        } catch (Dialect.Refused refused) {
            Instant now = clock.instant();
            if (askedAgain.isAfter(now.minus(ASK_AGAIN_AFTER))) {
                throw refused;
            }
            askedAgain = now;
            return dialect.open(token, known(true).keys());
        }
    }

    /** Where the browser signs out at the provider, if it can. */
    Optional<String> leave(String idToken, String back) {
        try {
            Known at = known(false);
            return at.logout().isEmpty()
                    ? Optional.empty()
                    : Optional.of(at.logout() + "?"
                            + query(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", settings.page(back))));
        } catch (Dialect.Refused refused) {
            return Optional.empty();
        }
    }

    private Known known(boolean anew) {
        VneidSettings.Provider provider = settings.provider().orElseThrow(() -> new Dialect.Refused("not-set"));
        Known found = known;
        if (!anew
                && found != null
                && found.provider().equals(provider)
                && found.readAt().isAfter(clock.instant().minus(KNOWN_FOR))) {
            return found;
        }
        Known read = read(provider);
        known = read;
        return read;
    }

    private Known read(VneidSettings.Provider provider) {
        Wire wire = wire(provider);
        JsonNode said = tree(wire.get(provider.issuer() + "/.well-known/openid-configuration"));
        if (!provider.issuer().equals(said.path("issuer").asString(""))) {
            throw new Dialect.Refused("issuer");
        }
        String keysAt = need(said, "jwks_uri");
        try {
            return new Known(
                    provider,
                    need(said, "authorization_endpoint"),
                    need(said, "token_endpoint"),
                    keysAt,
                    said.path("end_session_endpoint").asString(""),
                    JWKSet.parse(wire.get(keysAt)),
                    clock.instant());
        } catch (ParseException e) {
            throw new Dialect.Refused("keys");
        }
    }

    private static String need(JsonNode said, String name) {
        String value = said.path(name).asString("");
        if (value.isEmpty()) {
            throw new Dialect.Refused("discovery");
        }
        return value;
    }

    private Wire wire(VneidSettings.Provider provider) {
        return provider.sandbox() ? sandbox : network;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new Dialect.Refused("json");
        }
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

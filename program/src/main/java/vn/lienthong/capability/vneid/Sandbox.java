package vn.lienthong.capability.vneid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider that behaves like VNeID as far as is known publicly, for trying and teaching: invented citizens, two levels, consent,
 * sign-in by QR. It keeps everything in memory: a restart forgets tickets and makes a new key, as a provider may.
 */
@Component
class Sandbox implements Wire {

    static final Duration TICKET_LASTS = Duration.ofMinutes(5);
    static final Duration CODE_LASTS = Duration.ofSeconds(60);
    static final String PASSCODE = "123456";

    private static final int MOST = 2000;

    private final VneidSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Person> people;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private volatile @Nullable RSAKey key;

    Sandbox(VneidSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.people = read();
    }

    /** An invented citizen. */
    record Person(String number, String name, String birth, String gender, int level) {}

    /**
     * A sign-in that waits for the citizen.
     *
     * @param person who approved, or null
     */
    record Ticket(
            String id,
            Map<String, String> asked,
            int level,
            Instant until,
            @Nullable String person) {}

    private record Grant(Map<String, String> asked, Person person, int level, Instant until) {}

    List<Person> people(int level) {
        return people.stream().filter(person -> person.level() >= level).toList();
    }

    Optional<Person> person(String number, int level) {
        return people(level).stream().filter(one -> one.number().equals(number)).findFirst();
    }

    /** Takes a request in; empty if it is not one of ours. */
    Optional<Ticket> ask(Map<String, String> asked) {
        boolean ours = settings.sandboxOpen()
                && VneidSettings.SANDBOX_CLIENT.equals(asked.get("client_id"))
                && settings.page(VneidSettings.BACK).equals(asked.get("redirect_uri"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.containsKey("code_challenge")
                && asked.containsKey("state")
                && asked.containsKey("nonce");
        if (!ours) {
            return Optional.empty();
        }
        sweep();
        int level = RelyingParty.LEVEL_2.equals(asked.get("acr_values")) ? 2 : 1;
        Ticket made = new Ticket(
                Random.secret(), Map.copyOf(asked), level, clock.instant().plus(TICKET_LASTS), null);
        tickets.put(made.id(), made);
        return Optional.of(made);
    }

    Optional<Ticket> ticket(String id) {
        return Optional.ofNullable(tickets.get(id))
                .filter(found -> found.until().isAfter(clock.instant()));
    }

    /** The citizen agrees, on this machine or on a telephone; false if the ticket or the person is not right. */
    boolean approve(String id, String number, String passcode) {
        Optional<Ticket> ticket = ticket(id);
        if (ticket.isEmpty()
                || !passcode.equals(PASSCODE)
                || person(number, ticket.get().level()).isEmpty()) {
            return false;
        }
        Ticket open = ticket.get();
        tickets.put(id, new Ticket(id, open.asked(), open.level(), open.until(), number));
        return true;
    }

    /** Address to which the browser goes with the answer, once. */
    Optional<String> answer(String id) {
        Optional<Ticket> ticket = ticket(id).filter(found -> found.person() != null);
        if (ticket.isEmpty() || !tickets.remove(id, ticket.get())) {
            return Optional.empty();
        }
        Ticket open = ticket.get();
        Person person =
                person(Objects.requireNonNull(open.person()), open.level()).orElseThrow();
        String code = Random.secret();
        codes.put(
                code,
                new Grant(open.asked(), person, open.level(), clock.instant().plus(CODE_LASTS)));
        return Optional.of(back(open, "code=" + code));
    }

    /** Address with the citizen's no. */
    Optional<String> refuse(String id) {
        return Optional.ofNullable(tickets.remove(id)).map(open -> back(open, "error=access_denied"));
    }

    private String back(Ticket open, String answer) {
        return open.asked().get("redirect_uri") + "?" + answer + "&state="
                + encoded(open.asked().getOrDefault("state", "")) + "&iss=" + encoded(issuer());
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String issuer() {
        return settings.page(VneidSettings.SANDBOX_ROOT);
    }

    /** The discovery document. */
    Map<String, Object> discovery() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("jwks_uri", issuer() + "/jwks");
        said.put("end_session_endpoint", issuer() + "/logout");
        said.put("response_types_supported", List.of("code"));
        said.put("subject_types_supported", List.of("public"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256"));
        said.put("code_challenge_methods_supported", List.of("S256"));
        said.put("acr_values_supported", List.of(RelyingParty.LEVEL_1, RelyingParty.LEVEL_2));
        said.put("scopes_supported", List.of("openid", "vneid.identity"));
        said.put("token_endpoint_auth_methods_supported", List.of("none"));
        said.put("authorization_response_iss_parameter_supported", true);
        return said;
    }

    Map<String, Object> keys() {
        return new JWKSet(key().toPublicJWK()).toJSONObject(true);
    }

    /** A new key, as providers make from time to time. */
    void rotate() {
        key = null;
    }

    /** The tokens of a code, once; empty if it is not good. */
    Optional<Map<String, Object>> token(Map<String, String> sent) {
        Grant grant = codes.remove(sent.getOrDefault("code", ""));
        boolean good = grant != null
                && grant.until().isAfter(clock.instant())
                && "authorization_code".equals(sent.get("grant_type"))
                && VneidSettings.SANDBOX_CLIENT.equals(sent.get("client_id"))
                && Objects.equals(grant.asked().get("redirect_uri"), sent.get("redirect_uri"))
                && Objects.equals(
                        grant.asked().get("code_challenge"), Random.challenge(sent.getOrDefault("code_verifier", "")));
        return good && grant != null
                ? Optional.of(Map.of(
                        "token_type",
                        "Bearer",
                        "access_token",
                        Random.secret(),
                        "expires_in",
                        60,
                        "id_token",
                        idToken(grant)))
                : Optional.empty();
    }

    private String idToken(Grant grant) {
        Instant now = clock.instant();
        Person person = grant.person();
        return signed(new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(java.util
                        .UUID
                        .nameUUIDFromBytes(("sandbox " + person.number()).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .audience(VneidSettings.SANDBOX_CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", grant.asked().get("nonce"))
                .claim("acr", grant.level() == 2 ? RelyingParty.LEVEL_2 : RelyingParty.LEVEL_1)
                .claim("amr", grant.level() == 2 ? List.of("pwd", "face") : List.of("pwd"))
                .claim("personal_id", person.number())
                .claim("name", person.name())
                .claim("birthdate", person.birth())
                .claim("gender", person.gender())
                .build());
    }

    String signed(JWTClaimsSet claims) {
        try {
            RSAKey own = key();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(own.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(own));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized RSAKey key() {
        RSAKey own = key;
        if (own == null) {
            try {
                own = new RSAKeyGenerator(2048)
                        .keyID(Random.secret())
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            key = own;
        }
        return own;
    }

    private void sweep() {
        Instant now = clock.instant();
        tickets.values().removeIf(ticket -> ticket.until().isBefore(now));
        codes.values().removeIf(code -> code.until().isBefore(now));
        if (tickets.size() > MOST) {
            tickets.clear();
        }
    }

    @Override
    public String get(String address) {
        if (address.equals(issuer() + "/.well-known/openid-configuration")) {
            return json.writeValueAsString(discovery());
        }
        if (address.equals(issuer() + "/jwks")) {
            return json.writeValueAsString(keys());
        }
        throw new Dialect.Refused("answer-404");
    }

    @Override
    public String post(String address, Map<String, String> form, String clientId, String clientSecret) {
        return token(form).map(json::writeValueAsString).orElseThrow(() -> new Dialect.Refused("answer-400"));
    }

    private static List<Person> read() {
        try (InputStream in = Objects.requireNonNull(
                Sandbox.class.getResourceAsStream("sandbox-citizens.tsv"), "sandbox-citizens.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Person(cell[0], cell[1], cell[2], cell[3], Integer.parseInt(cell[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

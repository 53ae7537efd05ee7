package vn.lienthong.capability.vneid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What VNeID may say and what is refused: every way in which an answer can be wrong. */
class RelyingPartyTests {

    private static final String ISSUER = "https://vneid.example";
    private static final String NONCE = "mot-lan";

    private final RSAKey key = fresh("k1");
    private final PlainDialect plain = new PlainDialect();

    private static RSAKey fresh(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder good() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("a1")
                .audience("lt")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", NONCE)
                .claim("acr", RelyingParty.LEVEL_2)
                .claim("amr", List.of("pwd", "face"))
                .claim("personal_id", "099168000101")
                .claim("name", "Lò Thị Thử");
    }

    private String signed(JWTClaimsSet claims, RSAKey by) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private static void refused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Dialect.Refused.class, said -> assertThat(said.reason()).isEqualTo(reason));
    }

    private Identity judged(UnaryOperator<JWTClaimsSet.Builder> change, String level) {
        JWTClaimsSet claims = change.apply(good()).build();
        Judge judge = new Judge(ISSUER, "lt", java.time.Clock.systemUTC());
        judge.judge(claims, NONCE);
        return judge.identity(claims, "token", level, name -> name);
    }

    @Test
    void aGoodAnswerIsBelieved() throws Exception {
        assertThat(plain.open(signed(good().build(), key), new JWKSet(key.toPublicJWK()))
                        .getIssuer())
                .isEqualTo(ISSUER);
        Identity said = judged(claims -> claims, RelyingParty.LEVEL_2);
        assertThat(said.number()).isEqualTo("099168000101");
        assertThat(said.means()).containsExactly("pwd", "face");
        assertThat(said).hasToString("Identity[urn:vn:vneid:loa:2]");
    }

    @Test
    void aTokenThatIsNotSignedByTheProviderIsRefused() throws Exception {
        JWKSet keys = new JWKSet(key.toPublicJWK());
        refused("signature", () -> plain.open(new PlainJWT(good().build()).serialize(), keys));
        refused("signature", () -> plain.open(signed(good().build(), fresh("k1")), keys));
        refused("signature", () -> plain.open(signed(good().build(), fresh("k2")), keys));
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), good().build());
        shared.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        refused("signature", () -> plain.open(shared.serialize(), keys));
        String[] parts = signed(good().build(), key).split("\\.");
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(good().claim("personal_id", "099000000000")
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        refused("signature", () -> plain.open(parts[0] + "." + forged + "." + parts[2], keys));
        refused("signature", () -> plain.open("", keys));
        refused("signature", () -> plain.open("a.b.c", keys));
    }

    @Test
    void aTokenForAnotherIsRefused() {
        refused("issuer", () -> judged(claims -> claims.issuer("https://evil.example"), ""));
        refused("issuer", () -> judged(claims -> claims.issuer(ISSUER + "/"), ""));
        refused("issuer", () -> judged(claims -> claims.issuer(null), ""));
        refused("audience", () -> judged(claims -> claims.audience("khac"), ""));
        refused("audience", () -> judged(claims -> claims.audience(List.of("lt", "khac")), ""));
        refused("audience", () -> judged(claims -> claims.claim("azp", "khac"), ""));
        refused("nonce", () -> judged(claims -> claims.claim("nonce", "hai-lan"), ""));
        refused("nonce", () -> judged(claims -> claims.claim("nonce", null), ""));
    }

    @Test
    void aTokenOfAnotherTimeIsRefused() {
        Instant now = Instant.now();
        refused("time", () -> judged(claims -> claims.expirationTime(Date.from(now.minusSeconds(120))), ""));
        refused("time", () -> judged(claims -> claims.expirationTime(null), ""));
        refused("time", () -> judged(claims -> claims.issueTime(Date.from(now.plusSeconds(300))), ""));
        refused("time", () -> judged(claims -> claims.issueTime(Date.from(now.minusSeconds(3600))), ""));
    }

    @Test
    void aLevelThatIsNotKnownOrTooLowIsRefused() {
        refused("level", () -> judged(claims -> claims.claim("acr", RelyingParty.LEVEL_1), RelyingParty.LEVEL_2));
        refused("level", () -> judged(claims -> claims.claim("acr", "2"), RelyingParty.LEVEL_1));
        refused("level", () -> judged(claims -> claims.claim("acr", null), RelyingParty.LEVEL_1));
        assertThat(judged(claims -> claims, RelyingParty.LEVEL_1).level()).isEqualTo(RelyingParty.LEVEL_2);
    }

    @Test
    void aPersonWithoutANumberOrANameIsRefused() {
        for (Object odd : new Object[] {"", "09916800010", "0991680001011", "09916800010x", 99168000101L}) {
            refused("number", () -> judged(claims -> claims.claim("personal_id", odd), ""));
        }
        refused("number", () -> judged(claims -> claims.subject(""), ""));
        refused("name", () -> judged(claims -> claims.claim("name", " "), ""));
    }

    @Test
    void aWrappedAnswerIsOpenedWithOurKeyAndJudgedTheSame(@TempDir Path folder) throws Exception {
        RSAKey ours = fresh("us");
        Path file = folder.resolve("key.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(ours.toRSAPrivateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        WrappedDialect wrapped = new WrappedDialect(plain, file.toString());
        JWKSet keys = new JWKSet(key.toPublicJWK());
        assertThat(wrapped.open(sealed(signed(good().build(), key), ours), keys).getIssuer())
                .isEqualTo(ISSUER);
        refused("signature", () -> wrapped.open(sealed(signed(good().build(), fresh("k1")), ours), keys));
        refused("encryption", () -> wrapped.open(signed(good().build(), key), keys));
        refused("encryption", () -> wrapped.open(sealed(signed(good().build(), key), fresh("us")), keys));
        refused("encryption", () -> new WrappedDialect(plain, "").open(sealed("x", ours), keys));
    }

    private static String sealed(String inner, RSAKey to) throws Exception {
        JWEObject object =
                new JWEObject(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM), new Payload(inner));
        object.encrypt(new RSAEncrypter(to));
        return object.serialize();
    }

    @Test
    void theNetworkIsUsedByHttpsOnly() {
        refused("plain-http", () -> new NetworkWire("").get("http://vneid.example/jwks"));
    }
}

package vn.lienthong.capability.vneid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a verified token must say to be believed (OpenID Connect Core, 3.1.3.7); the same for all dialects. */
record Judge(String issuer, String clientId, Clock clock) {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);

    /**
     * @throws Dialect.Refused if the token is not for us, not of now, or not of this sign-in
     */
    void judge(JWTClaimsSet claims, String nonce) {
        Instant now = clock.instant();
        Instant until = instant(claims.getExpirationTime());
        Instant made = instant(claims.getIssueTime());
        if (!issuer.equals(claims.getIssuer())) {
            throw new Dialect.Refused("issuer");
        }
        List<String> audience = claims.getAudience();
        Object party = claims.getClaim("azp");
        if (!audience.contains(clientId)
                || (audience.size() > 1 && party == null)
                || (party != null && !clientId.equals(party))) {
            throw new Dialect.Refused("audience");
        }
        if (!until.plus(SKEW).isAfter(now) || made.minus(SKEW).isAfter(now) || made.isBefore(now.minus(OLDEST))) {
            throw new Dialect.Refused("time");
        }
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw new Dialect.Refused("nonce");
        }
    }

    /**
     * The person of a token.
     *
     * @param least least level that will do
     * @param names what claims are called by this provider
     * @throws Dialect.Refused if the level will not do, or there is no person
     */
    Identity identity(JWTClaimsSet claims, String token, String least, UnaryOperator<String> names) {
        String level = text(claims, "acr");
        if (!List.of(RelyingParty.LEVEL_1, RelyingParty.LEVEL_2).contains(level)
                || (least.equals(RelyingParty.LEVEL_2) && !level.equals(RelyingParty.LEVEL_2))) {
            throw new Dialect.Refused("level");
        }
        String number = text(claims, names.apply("personal_id"));
        if (!number.matches("[0-9]{12}") || text(claims, "sub").isEmpty()) {
            throw new Dialect.Refused("number");
        }
        String name = text(claims, names.apply("name"));
        if (name.isBlank() || name.length() > 200) {
            throw new Dialect.Refused("name");
        }
        return new Identity(
                number,
                name,
                text(claims, names.apply("birthdate")),
                text(claims, names.apply("gender")),
                level,
                means(claims),
                provedAt(claims),
                token);
    }

    private static List<String> means(JWTClaimsSet claims) {
        try {
            List<String> said = claims.getStringListClaim("amr");
            List<String> good = said == null
                    ? List.of()
                    : said.stream().filter(mean -> mean.matches("[a-z]{2,10}")).toList();
            return good.isEmpty() ? List.of("mca") : good;
        } catch (ParseException odd) {
            return List.of("mca");
        }
    }

    private Instant provedAt(JWTClaimsSet claims) {
        try {
            Long second = claims.getLongClaim("auth_time");
            Instant said = second == null ? clock.instant() : Instant.ofEpochSecond(second);
            return said.isAfter(clock.instant()) ? clock.instant() : said;
        } catch (ParseException odd) {
            throw new Dialect.Refused("time");
        }
    }

    private static String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String words ? words.strip() : "";
    }

    private static Instant instant(java.util.@Nullable Date date) {
        if (date == null) {
            throw new Dialect.Refused("time");
        }
        return date.toInstant();
    }
}

package vn.lienthong.capability.vneid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Signed tokens, as OpenID Connect has them; never unsigned ones, never ones signed by a shared secret. */
@Component
class PlainDialect implements Dialect {

    private static final Set<JWSAlgorithm> SIGNED_BY = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384);

    @Override
    public String name() {
        return "oidc";
    }

    @Override
    public JWTClaimsSet open(String token, JWKSet keys) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNED_BY, new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new Refused("signature");
        }
    }
}

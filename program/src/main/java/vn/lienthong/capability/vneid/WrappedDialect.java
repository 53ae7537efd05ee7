package vn.lienthong.capability.vneid;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tokens that are signed and then encrypted for us (JWE around JWS), with the private key of {@code lienthong.vneid-key}. */
@Component
class WrappedDialect implements Dialect {

    private static final Set<EncryptionMethod> SEALED_BY =
            Set.of(EncryptionMethod.A256GCM, EncryptionMethod.A128GCM, EncryptionMethod.A256CBC_HS512);

    private final PlainDialect inner;
    private final String keyFile;

    WrappedDialect(PlainDialect inner, @Value("${lienthong.vneid-key:}") String keyFile) {
        this.inner = inner;
        this.keyFile = keyFile;
    }

    @Override
    public String name() {
        return "oidc-jwe";
    }

    @Override
    public JWTClaimsSet open(String token, JWKSet keys) {
        try {
            JWEObject wrapped = JWEObject.parse(token);
            if (!JWEAlgorithm.RSA_OAEP_256.equals(wrapped.getHeader().getAlgorithm())
                    || !SEALED_BY.contains(wrapped.getHeader().getEncryptionMethod())) {
                throw new Refused("encryption");
            }
            wrapped.decrypt(new RSADecrypter(JWK.parseFromPEMEncodedObjects(Files.readString(Path.of(keyFile)))
                    .toRSAKey()));
            return inner.open(wrapped.getPayload().toString(), keys);
        } catch (ParseException | JOSEException | IOException e) {
            throw new Refused("encryption");
        }
    }
}

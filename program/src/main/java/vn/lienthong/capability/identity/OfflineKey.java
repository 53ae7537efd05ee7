package vn.lienthong.capability.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.seal.Seal;

/**
 * The key to which counters seal what they scan while the program cannot be reached. The browser has the public half only: it can
 * write and never read again, so a lost computer tells nothing.
 *
 * <p>A package is the wrapped AES key (RSA-OAEP with SHA-256), 12 bytes of nonce, and AES-256-GCM of the words, bound to the id of
 * the check.
 */
@Component
class OfflineKey {

    private static final String PURPOSE = "identity offline key";
    private static final int BITS = 3072;
    private static final int WRAPPED = BITS / 8;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LARGEST = 8192;

    private final JdbcClient database;
    private final Seal seal;
    private final Clock clock;
    private volatile @Nullable Pair known;

    OfflineKey(JdbcClient database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    private record Pair(String publicKey, PrivateKey privateKey) {}

    /** The public half (SubjectPublicKeyInfo), in base64. */
    String publicKey() {
        return pair().publicKey();
    }

    /** The words of a package; empty for anything that was not sealed to this key under this id. */
    Optional<String> open(UUID id, String pack) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(pack);
            if (bytes.length <= WRAPPED + NONCE || bytes.length > LARGEST) {
                return Optional.empty();
            }
            Cipher unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(
                    Cipher.DECRYPT_MODE,
                    pair().privateKey(),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            byte[] key = unwrap.doFinal(bytes, 0, WRAPPED);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(bytes, WRAPPED, WRAPPED + NONCE)));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(new String(
                    cipher.doFinal(bytes, WRAPPED + NONCE, bytes.length - WRAPPED - NONCE), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private synchronized Pair pair() {
        Pair there = known;
        if (there == null) {
            there = read().orElseGet(() -> {
                make();
                return read().orElseThrow(() -> new IllegalStateException("the key of counters cannot be opened"));
            });
            known = there;
        }
        return there;
    }

    private record Stored(String publicKey, String sealed) {}

    private Optional<Pair> read() {
        return database.sql("select public_key, sealed from identity_offline_key where id = 1")
                .query((row, number) -> new Stored(
                        Base64.getEncoder().encodeToString(row.getBytes("public_key")),
                        Base64.getEncoder().encodeToString(row.getBytes("sealed"))))
                .optional()
                .flatMap(stored -> seal.open(Base64.getDecoder().decode(stored.sealed()), PURPOSE)
                        .map(plain -> new Pair(stored.publicKey(), privateKey(plain))));
    }

    private static PrivateKey privateKey(byte[] plain) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(plain));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Several copies of the program may do so at once: the first one stays. */
    private void make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair made = generator.generateKeyPair();
            database.sql("insert into identity_offline_key (id, public_key, sealed, made_at)"
                            + " values (1, :public, :sealed, :now) on conflict do nothing")
                    .param("public", made.getPublic().getEncoded())
                    .param("sealed", seal.seal(made.getPrivate().getEncoded(), PURPOSE))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}

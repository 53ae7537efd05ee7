package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks signatures by the names that certificates and security objects give: RSA (PKCS#1 and PSS) and ECDSA. */
final class Signatures {

    private static final Map<String, String> DIGESTS = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.4", "SHA-224",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /** Names that settle the digest too. */
    private static final Map<String, String> WITH_DIGEST = Map.of(
            "1.2.840.113549.1.1.5", "SHA-1",
            "1.2.840.113549.1.1.14", "SHA-224",
            "1.2.840.113549.1.1.11", "SHA-256",
            "1.2.840.113549.1.1.12", "SHA-384",
            "1.2.840.113549.1.1.13", "SHA-512",
            "1.2.840.10045.4.1", "SHA-1",
            "1.2.840.10045.4.3.1", "SHA-224",
            "1.2.840.10045.4.3.2", "SHA-256",
            "1.2.840.10045.4.3.3", "SHA-384",
            "1.2.840.10045.4.3.4", "SHA-512");

    /** The names of TR-03111 that group 14 uses for active authentication. */
    private static final Map<String, String> PLAIN = Map.of(
            "0.4.0.127.0.7.1.1.4.1.1", "SHA-1",
            "0.4.0.127.0.7.1.1.4.1.2", "SHA-224",
            "0.4.0.127.0.7.1.1.4.1.3", "SHA-256",
            "0.4.0.127.0.7.1.1.4.1.4", "SHA-384",
            "0.4.0.127.0.7.1.1.4.1.5", "SHA-512");

    private static final String PSS = "1.2.840.113549.1.1.10";

    private Signatures() {}

    static String digest(Tlv algorithm) throws BadData {
        String digest =
                DIGESTS.get(algorithm.expect(Tlv.SEQUENCE).children(1).get(0).oid());
        if (digest == null) {
            throw new BadData("digest algorithm");
        }
        return digest;
    }

    static @Nullable String plainDigest(String oid) {
        return PLAIN.get(oid);
    }

    /**
     * @param algorithm as written beside the signature
     * @param digestBeside the digest named elsewhere, for names such as "RSA" that settle none
     */
    static boolean verifies(
            Tlv algorithm, @Nullable String digestBeside, PublicKeyInfo key, byte[] data, byte[] signature)
            throws BadData {
        List<Tlv> parts = algorithm.expect(Tlv.SEQUENCE).children(1);
        String oid = parts.get(0).oid();
        if (oid.equals(PSS)) {
            return rsa("RSASSA-PSS", pss(parts), key, data, signature);
        }
        String digest = WITH_DIGEST.getOrDefault(oid, digestBeside);
        if (digest == null) {
            throw new BadData("signature algorithm");
        }
        if (key.isRsa()) {
            return rsa(digest.replace("-", "") + "withRSA", null, key, data, signature);
        }
        List<Tlv> numbers = Tlv.read(signature).expect(Tlv.SEQUENCE).children(2);
        byte[] hash = Crypto.digest(digest, data);
        return key.curve()
                .verifies(hash, numbers.get(0).integer(), numbers.get(1).integer(), key.point());
    }

    private static boolean rsa(
            String name, @Nullable PSSParameterSpec parameters, PublicKeyInfo key, byte[] data, byte[] signature)
            throws BadData {
        try {
            PublicKey rsa =
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.modulus(), key.exponent()));
            Signature check = Signature.getInstance(name);
            if (parameters != null) {
                check.setParameter(parameters);
            }
            check.initVerify(rsa);
            check.update(data);
            return check.verify(signature);
        } catch (java.security.SignatureException notOne) {
            return false;
        } catch (GeneralSecurityException unusable) {
            throw new BadData("rsa key", unusable);
        }
    }

    /** RFC 4055: every part has a default, SHA-1 and a salt of 20. */
    private static PSSParameterSpec pss(List<Tlv> parts) throws BadData {
        String digest = "SHA-1";
        String mask = "SHA-1";
        int salt = 20;
        if (parts.size() > 1 && parts.get(1).tag() == Tlv.SEQUENCE) {
            for (Tlv part : parts.get(1).children()) {
                Tlv inner = part.children(1).get(0);
                switch (part.tag()) {
                    case 0xA0 -> digest = digest(inner);
                    case 0xA1 -> mask = digest(inner.children(2).get(1));
                    case 0xA2 -> salt = inner.smallInteger();
                    default -> {}
                }
            }
        }
        return new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(mask), salt, 1);
    }

    /** r and s in a row, half the bytes each, as active authentication gives them. */
    static boolean verifiesPlain(PublicKeyInfo key, String digest, byte[] data, byte[] signature) throws BadData {
        if (signature.length == 0 || signature.length % 2 != 0) {
            return false;
        }
        int half = signature.length / 2;
        BigInteger r = new BigInteger(1, java.util.Arrays.copyOf(signature, half));
        BigInteger s = new BigInteger(1, java.util.Arrays.copyOfRange(signature, half, signature.length));
        return key.curve().verifies(Crypto.digest(digest, data), r, s, key.point());
    }
}

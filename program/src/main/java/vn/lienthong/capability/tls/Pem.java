package vn.lienthong.capability.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import vn.lienthong.kernel.Trouble;

/** Certificates and keys as text files. */
final class Pem {

    private Pem() {}

    static String certificate(X509Certificate certificate) throws GeneralSecurityException {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    static String key(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** A key of our own making: PKCS #8, elliptic curve. */
    static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        byte[] bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    /**
     * Whether a certificate and a key that somebody brought can serve.
     *
     * @throws Trouble in words if not
     */
    static void check(Path certificateFile, Path keyFile) {
        X509Certificate certificate;
        try {
            certificate = readCertificate(certificateFile);
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(Pem.class, "tls.trouble.certificate", certificateFile.toString());
        }
        if (!belong(certificate.getPublicKey(), anyKey(keyFile))) {
            throw new Trouble(Pem.class, "tls.trouble.pair", keyFile.toString(), certificateFile.toString());
        }
    }

    /** Old files of other programs have other forms than PKCS #8; an encrypted one is refused. */
    private static PrivateKey anyKey(Path file) {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
                if (object instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        } catch (IOException e) {
            throw new Trouble(Pem.class, "tls.trouble.key", file.toString());
        }
        throw new Trouble(Pem.class, "tls.trouble.key", file.toString());
    }

    private static boolean belong(PublicKey open, PrivateKey secret) {
        try {
            Signature signature =
                    Signature.getInstance(secret.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(secret);
            signature.update(new byte[] {1});
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(new byte[] {1});
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----\n";
    }
}

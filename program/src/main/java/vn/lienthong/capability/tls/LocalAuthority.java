package vn.lienthong.capability.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this house alone, for offices that have no certificate. Its key never leaves
 * {@code secrets/tls}, and by its name constraints it is good for this machine and private networks only.
 */
final class LocalAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** Browsers refuse certificates that live longer than 398 days. */
    private static final Duration SERVER_LIFE = Duration.ofDays(397);

    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final Duration CLOCK_SLACK = Duration.ofHours(24);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Path folder;

    LocalAuthority(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes what is missing and renews what ends soon or names other addresses than the machine now has.
     *
     * @return whether the server's certificate changed
     */
    boolean refresh(Names names, Instant now) {
        try {
            prepare();
            if (!Files.exists(authorityFile())) {
                makeAuthority(names, now);
            }
            X509Certificate authority = authority();
            Names wanted = names.permittedBy(namesOf(authority));
            if (Files.exists(serverFile())) {
                X509Certificate server = Pem.readCertificate(serverFile());
                if (server.getNotAfter().toInstant().isAfter(now.plus(RENEW_BEFORE))
                        && namesOf(server).equals(wanted)
                        && server.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
                    return false;
                }
            }
            makeServer(authority, wanted, now);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate authority() {
        try {
            return Pem.readCertificate(authorityFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeAuthority(Names names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        // A number of its own: two houses' authorities stand apart in a phone's list.
        X500Name name =
                new X500Name("O=Lien Thong,CN=Lien Thong " + String.format("%08x", new SecureRandom().nextInt()));
        JcaX509v3CertificateBuilder builder = builder(name, name, pair, now, AUTHORITY_LIFE);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.nameConstraints, true, names.constraints());
        // Only a note for ourselves, of what was allowed beyond private networks.
        builder.addExtension(Extension.subjectAlternativeName, false, names.alternative());
        X509Certificate certificate = sign(builder, pair.getPrivate());
        write(folder.resolve("authority.key"), Pem.key(pair.getPrivate()));
        write(authorityFile(), Pem.certificate(certificate));
    }

    private void makeServer(X509Certificate authority, Names names, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newPair();
        X500Name issuer =
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        X500Name subject = new X500Name("O=Lien Thong,CN=" + names.hosts().getFirst());
        JcaX509v3CertificateBuilder builder = builder(issuer, subject, pair, now, SERVER_LIFE);
        JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, names.alternative());
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, utilities.createAuthorityKeyIdentifier(authority));
        X509Certificate certificate = sign(builder, Pem.readKey(folder.resolve("authority.key")));
        write(folder.resolve("server.key"), Pem.key(pair.getPrivate()));
        write(serverFile(), Pem.certificate(certificate) + Pem.certificate(authority));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant now, Duration life)
            throws GeneralSecurityException, IOException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                // Phones whose clock is a little slow must not find a certificate from the future.
                Date.from(now.minus(CLOCK_SLACK)),
                Date.from(now.minus(CLOCK_SLACK).plus(life)),
                subject,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return builder;
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private static Names namesOf(X509Certificate certificate) throws GeneralSecurityException {
        List<String> hosts = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        for (List<?> name : all == null ? List.<List<?>>of() : all) {
            (Integer.valueOf(2).equals(name.get(0)) ? hosts : addresses).add((String) name.get(1));
        }
        return new Names(hosts, addresses);
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private void prepare() throws IOException {
        Files.createDirectories(folder);
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        if (posix(folder)) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }

    private Path authorityFile() {
        return folder.resolve("authority.crt");
    }

    private Path serverFile() {
        return folder.resolve("server.crt");
    }
}

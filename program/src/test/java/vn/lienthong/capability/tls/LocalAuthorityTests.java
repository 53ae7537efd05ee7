package vn.lienthong.capability.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Names OFFICE =
            new Names(List.of("localhost", "may-chu"), List.of("127.0.0.1", "192.168.1.20"));

    @TempDir
    @Nullable
    Path temporary;

    @Test
    void theServersCertificateIsTrustedByWhoTrustsTheAuthority() throws Exception {
        LocalAuthority authority = authority();
        assertThat(authority.refresh(OFFICE, NOW)).isTrue();
        validate(authority.authority(), server(), NOW);
        assertThat(server().getSubjectAlternativeNames().toString()).contains("may-chu", "192.168.1.20");
    }

    @Test
    void nothingIsMadeAnewWhileItIsGood() throws Exception {
        LocalAuthority authority = authority();
        authority.refresh(OFFICE, NOW);
        X509Certificate before = server();
        assertThat(authority.refresh(OFFICE, NOW.plus(Duration.ofDays(300)))).isFalse();
        assertThat(server()).isEqualTo(before);
    }

    @Test
    void theServersCertificateIsRenewedBeforeItEndsUnderTheSameAuthority() throws Exception {
        LocalAuthority authority = authority();
        authority.refresh(OFFICE, NOW);
        X509Certificate before = authority.authority();
        Instant later = NOW.plus(Duration.ofDays(370));
        assertThat(authority.refresh(OFFICE, later)).isTrue();
        assertThat(authority.authority()).isEqualTo(before);
        validate(before, server(), later.plus(Duration.ofDays(300)));
    }

    @Test
    void aNewAddressOfTheOfficeGetsANewCertificateUnderTheSameAuthority() throws Exception {
        LocalAuthority authority = authority();
        authority.refresh(OFFICE, NOW);
        Names moved = new Names(List.of("localhost", "may-chu"), List.of("10.0.0.5", "127.0.0.1"));
        assertThat(authority.refresh(moved, NOW)).isTrue();
        validate(authority.authority(), server(), NOW);
        assertThat(server().getSubjectAlternativeNames().toString()).contains("10.0.0.5");
    }

    @Test
    void browsersRefuseTheAuthorityForAnyOtherSite() throws Exception {
        LocalAuthority authority = authority();
        authority.refresh(OFFICE, NOW);
        X509Certificate real = authority.authority();
        // Whoever stole the key signs for a bank: only the constraint stands against it.
        var pair = java.security.KeyPairGenerator.getInstance("EC").generateKeyPair();
        var builder = new org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder(
                real,
                java.math.BigInteger.TWO,
                Date.from(NOW),
                Date.from(NOW.plus(Duration.ofDays(30))),
                new javax.security.auth.x500.X500Principal("CN=bank"),
                pair.getPublic());
        builder.addExtension(
                org.bouncycastle.asn1.x509.Extension.subjectAlternativeName,
                false,
                new Names(List.of("nganhang.example"), List.of()).alternative());
        X509Certificate forged = new org.bouncycastle.cert.jcajce.JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder("SHA256withECDSA")
                                .build(Pem.readKey(folder().resolve("authority.key")))));
        assertThatThrownBy(() -> validate(real, forged, NOW))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
    }

    @Test
    void aNameOutsideTheConstraintsIsLeftOutInsteadOfBreakingTheRest() throws Exception {
        LocalAuthority authority = authority();
        authority.refresh(OFFICE, NOW);
        authority.refresh(new Names(List.of("elsewhere.example", "localhost"), List.of("127.0.0.1", "8.8.8.8")), NOW);
        validate(authority.authority(), server(), NOW);
        assertThat(server().getSubjectAlternativeNames().toString()).doesNotContain("elsewhere", "8.8.8.8");
    }

    @Test
    void theKeysAreReadableByNobodyElse() throws Exception {
        authority().refresh(OFFICE, NOW);
        for (String name : List.of("authority.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aKeyThatDoesNotBelongIsRefusedInWords() throws Exception {
        authority().refresh(OFFICE, NOW);
        Pem.check(folder().resolve("server.crt"), folder().resolve("server.key"));
        assertThatThrownBy(() -> Pem.check(folder().resolve("server.crt"), folder().resolve("authority.key")))
                .isInstanceOfSatisfying(
                        vn.lienthong.kernel.Trouble.class,
                        trouble -> assertThat(trouble.key()).isEqualTo("tls.trouble.pair"));
        assertThatThrownBy(() -> Pem.check(folder().resolve("server.key"), folder().resolve("server.key")))
                .isInstanceOfSatisfying(
                        vn.lienthong.kernel.Trouble.class,
                        trouble -> assertThat(trouble.key()).isEqualTo("tls.trouble.certificate"));
    }

    private static void validate(X509Certificate authority, X509Certificate server, Instant at)
            throws GeneralSecurityException {
        // As a link of the path, so that Java looks at its constraints as browsers do with a trusted root.
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(server, authority)),
                        parameters);
    }

    private X509Certificate server() throws IOException, GeneralSecurityException {
        return Pem.readCertificate(folder().resolve("server.crt"));
    }

    private LocalAuthority authority() {
        return new LocalAuthority(folder());
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(temporary).resolve("secrets/tls");
    }
}

package vn.lienthong.idcard.simulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.CollectionStore;

/** An invented country authority with signers, made with BouncyCastle: what we read, others wrote. */
public final class InventedAuthority {

    /** Kinds of keys and signatures that authorities use. */
    public enum Kind {
        RSA("SHA256withRSA", "SHA-256", ""),
        RSA_PSS("SHA256withRSAandMGF1", "SHA-256", ""),
        /** With the curve written out, as Doc 9303-12 demands. */
        BRAINPOOL("SHA384withECDSA", "SHA-384", "brainpoolP384r1"),
        NIST("SHA256withECDSA", "SHA-256", "secp256r1");

        private final String signature;
        private final String digest;
        private final String curve;

        Kind(String signature, String digest, String curve) {
            this.signature = signature;
            this.digest = digest;
            this.curve = curve;
        }
    }

    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger TURN = new AtomicInteger();
    private static final Instant MADE = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant ENDS = Instant.parse("2039-01-01T00:00:00Z");

    private final Kind kind;
    private final X500Name name;
    private final KeyPair keys;
    private final X509CertificateHolder certificate;
    private final AtomicInteger serials = new AtomicInteger(100);

    public InventedAuthority(Kind kind, String country) {
        this.kind = kind;
        this.name = new X500Name("C=" + country + ",O=Test,CN=Invented CSCA");
        this.keys = keys(kind);
        this.certificate = certify(name, keys, true, MADE, ENDS);
    }

    public byte[] certificate() {
        return quietly(certificate::getEncoded);
    }

    public Signer signer() {
        return signer(Instant.parse("2022-01-01T00:00:00Z"));
    }

    public Signer signer(Instant from) {
        KeyPair own = keys(kind);
        return new Signer(own, certify(new X500Name("C=VN,O=Test,CN=Signer " + serials.get()), own, false, from, ENDS));
    }

    public byte[] revocationList(Instant next, Signer... revoked) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(MADE));
        list.setNextUpdate(Date.from(next));
        for (Signer signer : revoked) {
            list.addCRLEntry(signer.certificate.getSerialNumber(), Date.from(MADE), CRLReason.keyCompromise);
        }
        return quietly(() -> list.build(sign(keys)).getEncoded());
    }

    /** A master list (Doc 9303-12) of these certificates, signed by a signer of this authority. */
    public byte[] masterList(byte[]... certificates) {
        Signer signer = signer();
        return quietly(() -> {
            ASN1EncodableVector list = new ASN1EncodableVector();
            for (byte[] one : certificates) {
                list.add(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(one));
            }
            byte[] content = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                        new ASN1Integer(0), new org.bouncycastle.asn1.DERSet(list)
                    })
                    .getEncoded(ASN1Encoding.DER);
            return signer.signed("2.23.136.1.1.2", content);
        });
    }

    private X509CertificateHolder certify(X500Name subject, KeyPair pair, boolean authority, Instant from, Instant to) {
        return quietly(() -> {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            SubjectPublicKeyInfo info = publicKey(pair, kind);
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    name, BigInteger.valueOf(serials.incrementAndGet()), Date.from(from), Date.from(to), subject, info);
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(publicKey(keys, kind)));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(info));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (authority) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            }
            return builder.build(sign(keys));
        });
    }

    private ContentSigner sign(KeyPair pair) throws Exception {
        return new JcaContentSignerBuilder(kind.signature).setProvider(PROVIDER).build(pair.getPrivate());
    }

    static KeyPair keys(Kind kind) {
        return kind.curve.isEmpty() ? rsaKeys() : curveKeys(kind.curve);
    }

    /** One of three that take turns: making them takes seconds. */
    public static KeyPair rsaKeys() {
        return RsaKeys.MADE.get(Math.floorMod(TURN.getAndIncrement(), RsaKeys.MADE.size()));
    }

    /** Made when somebody first asks. */
    private static final class RsaKeys {
        private static final List<KeyPair> MADE = List.of(newRsaKeys(), newRsaKeys(), newRsaKeys());
    }

    private static KeyPair newRsaKeys() {
        return quietly(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, RANDOM);
            return generator.generateKeyPair();
        });
    }

    public static KeyPair curveKeys(String curve) {
        return quietly(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(org.bouncycastle.jce.ECNamedCurveTable.getParameterSpec(curve), RANDOM);
            return generator.generateKeyPair();
        });
    }

    private static SubjectPublicKeyInfo publicKey(KeyPair pair, Kind kind) {
        return kind == Kind.BRAINPOOL
                ? writtenOut(pair, kind.curve)
                : SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    /** A key with its curve in numbers instead of by name. */
    static SubjectPublicKeyInfo writtenOut(KeyPair pair, String curve) {
        X9ECParameters named = ECNamedCurveTable.getByName(curve);
        X9ECParameters parameters = new X9ECParameters(
                named.getCurve(), new X9ECPoint(named.getG(), false), named.getN(), named.getH(), null);
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] point = named.getCurve()
                .createPoint(key.getW().getAffineX(), key.getW().getAffineY())
                .getEncoded(false);
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, new X962Parameters(parameters));
        return new SubjectPublicKeyInfo(algorithm, point);
    }

    /** Signs the groups of cards. */
    public final class Signer {

        private final KeyPair own;
        private final X509CertificateHolder certificate;

        private Signer(KeyPair own, X509CertificateHolder certificate) {
            this.own = own;
            this.certificate = certificate;
        }

        byte[] securityObject(Map<Integer, byte[]> groups) {
            return quietly(() ->
                    CardMaker.tlv(0x77, signed("2.23.136.1.1.1", hashes(groups, kind.digest))));
        }

        private byte[] signed(String contentType, byte[] content) {
            return quietly(() -> {
                CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                                .setProvider(PROVIDER)
                                .build())
                        .build(sign(own), certificate));
                generator.addCertificates(new CollectionStore<>(List.of(certificate)));
                return generator
                        .generate(new CMSProcessableByteArray(new ASN1ObjectIdentifier(contentType), content), true)
                        .toASN1Structure()
                        .getEncoded(ASN1Encoding.DER);
            });
        }
    }

    private static byte[] hashes(Map<Integer, byte[]> groups, String digest) throws Exception {
        ASN1EncodableVector list = new ASN1EncodableVector();
        for (Map.Entry<Integer, byte[]> group : new TreeMap<>(groups).entrySet()) {
            byte[] hash = MessageDigest.getInstance(digest).digest(group.getValue());
            list.add(new DERSequence(
                    new org.bouncycastle.asn1.ASN1Encodable[] {new ASN1Integer(group.getKey()), new DEROctetString(hash)
                    }));
        }
        return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    new ASN1Integer(0), new DefaultDigestAlgorithmIdentifierFinder().find(digest), new DERSequence(list)
                })
                .getEncoded(ASN1Encoding.DER);
    }

    /** Work that fails only if the test is wrong. */
    interface Work<T> {
        T get() throws Exception;
    }

    static <T> T quietly(Work<T> work) {
        try {
            return work.get();
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        } catch (RuntimeException wrong) {
            throw wrong;
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}

package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An X.509 certificate, as much of it as Doc 9303-12 gives a meaning: who, by whom, when, which key, may it sign others. */
final class Certificate {

    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String KEY_ID = "2.5.29.14";
    private static final String AUTHORITY_KEY_ID = "2.5.29.35";
    private static final int SIGNS_CERTIFICATES = 0x04;

    private final byte[] whole;
    private final Tlv signed;
    private final Tlv algorithm;
    private final byte[] signature;
    private final BigInteger serial;
    private final Names issuer;
    private final Names subject;
    private final Instant from;
    private final Instant to;
    private final PublicKeyInfo key;
    private boolean authority;
    private boolean mayCertify = true;
    private byte @Nullable [] keyId;
    private byte @Nullable [] authorityKeyId;

    private Certificate(Tlv certificate) throws BadData {
        whole = certificate.whole();
        List<Tlv> parts = certificate.expect(Tlv.SEQUENCE).children(3);
        signed = parts.get(0).expect(Tlv.SEQUENCE);
        algorithm = parts.get(1);
        signature = parts.get(2).bits();
        List<Tlv> fields = signed.children(6);
        int at = fields.get(0).tag() == 0xA0 ? 1 : 0;
        if (fields.size() < at + 6) {
            throw new BadData("certificate");
        }
        serial = fields.get(at).integer();
        issuer = Names.read(fields.get(at + 2));
        List<Tlv> validity = fields.get(at + 3).children(2);
        from = Times.read(validity.get(0));
        to = Times.read(validity.get(1));
        subject = Names.read(fields.get(at + 4));
        key = PublicKeyInfo.read(fields.get(at + 5));
        for (Tlv field : fields) {
            if (field.tag() == 0xA3) {
                extensions(field.child(Tlv.SEQUENCE));
            }
        }
    }

    static Certificate read(Tlv certificate) throws BadData {
        return new Certificate(certificate);
    }

    private void extensions(Tlv list) throws BadData {
        for (Tlv extension : list.children()) {
            List<Tlv> parts = extension.children(2);
            Tlv value = Tlv.read(
                    parts.get(parts.size() - 1).expect(Tlv.OCTET_STRING).value());
            switch (parts.get(0).oid()) {
                case BASIC_CONSTRAINTS -> {
                    List<Tlv> constraints = value.children();
                    authority = !constraints.isEmpty()
                            && constraints.get(0).tag() == Tlv.BOOLEAN
                            && constraints.get(0).length() == 1
                            && constraints.get(0).value()[0] != 0;
                }
                case KEY_USAGE -> mayCertify = value.length() > 1 && (value.value()[1] & SIGNS_CERTIFICATES) != 0;
                case KEY_ID -> keyId = value.value();
                case AUTHORITY_KEY_ID -> {
                    for (Tlv part : value.children()) {
                        authorityKeyId = part.tag() == 0x80 ? part.value() : authorityKeyId;
                    }
                }
                default -> {}
            }
        }
    }

    /** Whether this authority issued the other: name and key number fit, it was valid on that day, the signature holds. */
    boolean issued(Certificate other) throws BadData {
        boolean sameKey = keyId == null || other.authorityKeyId == null || Arrays.equals(keyId, other.authorityKeyId);
        boolean inTime = !other.from.isBefore(from) && !other.from.isAfter(to);
        return sameKey
                && inTime
                && mayCertify
                && subject.equals(other.issuer)
                && Signatures.verifies(other.algorithm, null, key, other.signed.whole(), other.signature);
    }

    /** Of every byte, the signature included. */
    String fingerprint() {
        return HexFormat.of().formatHex(Crypto.digest("SHA-256", whole));
    }

    boolean isAuthority() {
        return authority;
    }

    boolean hasSerial(BigInteger number) {
        return serial.equals(number);
    }

    boolean hasKeyId(byte[] wanted) {
        return keyId != null && Arrays.equals(keyId, wanted);
    }

    BigInteger serial() {
        return serial;
    }

    Names issuer() {
        return issuer;
    }

    Names subject() {
        return subject;
    }

    Instant from() {
        return from;
    }

    PublicKeyInfo key() {
        return key;
    }
}

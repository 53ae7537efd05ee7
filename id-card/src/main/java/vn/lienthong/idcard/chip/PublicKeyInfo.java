package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A public key as certificates carry it: RSA, or a point on a known curve. */
final class PublicKeyInfo {

    private static final String RSA = "1.2.840.113549.1.1.1";
    private static final String RSA_PSS = "1.2.840.113549.1.1.10";
    private static final String EC = "1.2.840.10045.2.1";
    private static final String ECDH = "1.3.132.1.12";
    private static final int LARGEST_MODULUS = 8192;

    private final @Nullable BigInteger modulus;
    private final @Nullable BigInteger exponent;
    private final @Nullable Curve curve;
    private final Curve.@Nullable Point point;

    private PublicKeyInfo(
            @Nullable BigInteger modulus,
            @Nullable BigInteger exponent,
            @Nullable Curve curve,
            Curve.@Nullable Point point) {
        this.modulus = modulus;
        this.exponent = exponent;
        this.curve = curve;
        this.point = point;
    }

    static PublicKeyInfo read(Tlv info) throws BadData {
        List<Tlv> parts = info.expect(Tlv.SEQUENCE).children(2);
        List<Tlv> algorithm = parts.get(0).expect(Tlv.SEQUENCE).children(1);
        byte[] bits = parts.get(1).bits();
        switch (algorithm.get(0).oid()) {
            case RSA, RSA_PSS -> {
                List<Tlv> numbers = Tlv.read(bits).expect(Tlv.SEQUENCE).children(2);
                BigInteger modulus = numbers.get(0).integer();
                BigInteger exponent = numbers.get(1).integer();
                if (modulus.bitLength() < 1024
                        || modulus.bitLength() > LARGEST_MODULUS
                        || exponent.bitLength() > 64
                        || exponent.signum() <= 0
                        || !modulus.testBit(0)) {
                    throw new BadData("rsa key");
                }
                return new PublicKeyInfo(modulus, exponent, null, null);
            }
            case EC, ECDH -> {
                if (algorithm.size() < 2) {
                    throw new BadData("curve");
                }
                Curve curve = Curve.of(algorithm.get(1));
                return new PublicKeyInfo(null, null, curve, curve.decode(bits));
            }
            default -> throw new BadData("key algorithm");
        }
    }

    boolean isRsa() {
        return modulus != null;
    }

    BigInteger modulus() throws BadData {
        return present(modulus);
    }

    BigInteger exponent() throws BadData {
        return present(exponent);
    }

    Curve curve() throws BadData {
        return present(curve);
    }

    Curve.Point point() throws BadData {
        return present(point);
    }

    private static <T> T present(@Nullable T value) throws BadData {
        if (value == null) {
            throw new BadData("key of the other kind");
        }
        return value;
    }
}

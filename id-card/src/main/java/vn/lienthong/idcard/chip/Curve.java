package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elliptic curves of identity documents: those with a parameter number in Doc 9303-11, section 9.5.1. The JDK dropped the
 * Brainpool curves and does not read curves written out in full, which Doc 9303-12 demands of certificates; hence arithmetic of
 * our own. Secrets that pass through it live for one session.
 */
enum Curve {
    SECP192R1(
            8,
            "1.2.840.10045.3.1.1",
            "fffffffffffffffffffffffffffffffeffffffffffffffff",
            "fffffffffffffffffffffffffffffffefffffffffffffffc",
            "64210519e59c80e70fa7e9ab72243049feb8deecc146b9b1",
            "188da80eb03090f67cbf20eb43a18800f4ff0afd82ff1012",
            "7192b95ffc8da78631011ed6b24cdd573f977a11e794811",
            "ffffffffffffffffffffffff99def836146bc9b1b4d22831"),
    BRAINPOOL_P192R1(
            9,
            "1.3.36.3.3.2.8.1.1.3",
            "c302f41d932a36cda7a3463093d18db78fce476de1a86297",
            "6a91174076b1e0e19c39c031fe8685c1cae040e5c69a28ef",
            "469a28ef7c28cca3dc721d044f4496bcca7ef4146fbf25c9",
            "c0a0647eaab6a48753b033c56cb0f0900a2f5c4853375fd6",
            "14b690866abd5bb88b5f4828c1490002e6773fa2fa299b8f",
            "c302f41d932a36cda7a3462f9e9e916b5be8f1029ac4acc1"),
    SECP224R1(
            10,
            "1.3.132.0.33",
            "ffffffffffffffffffffffffffffffff000000000000000000000001",
            "fffffffffffffffffffffffffffffffefffffffffffffffffffffffe",
            "b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4",
            "b70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21",
            "bd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34",
            "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d"),
    BRAINPOOL_P224R1(
            11,
            "1.3.36.3.3.2.8.1.1.5",
            "d7c134aa264366862a18302575d1d787b09f075797da89f57ec8c0ff",
            "68a5e62ca9ce6c1c299803a6c1530b514e182ad8b0042a59cad29f43",
            "2580f63ccfe44138870713b1a92369e33e2135d266dbb372386c400b",
            "d9029ad2c7e5cf4340823b2a87dc68c9e4ce3174c1e6efdee12c07d",
            "58aa56f772c0726f24c6b89e4ecdac24354b9e99caa3f6d3761402cd",
            "d7c134aa264366862a18302575d0fb98d116bc4b6ddebca3a5a7939f"),
    SECP256R1(
            12,
            "1.2.840.10045.3.1.7",
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    BRAINPOOL_P256R1(
            13,
            "1.3.36.3.3.2.8.1.1.7",
            "a9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377",
            "7d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9",
            "26dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b6",
            "8bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262",
            "547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997",
            "a9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7"),
    BRAINPOOL_P320R1(
            14,
            "1.3.36.3.3.2.8.1.1.9",
            "d35e472036bc4fb7e13c785ed201e065f98fcfa6f6f40def4f92b9ec7893ec28fcd412b1f1b32e27",
            "3ee30b568fbab0f883ccebd46d3f3bb8a2a73513f5eb79da66190eb085ffa9f492f375a97d860eb4",
            "520883949dfdbc42d3ad198640688a6fe13f41349554b49acc31dccd884539816f5eb4ac8fb1f1a6",
            "43bd7e9afb53d8b85289bcc48ee5bfe6f20137d10a087eb6e7871e2a10a599c710af8d0d39e20611",
            "14fdd05545ec1cc8ab4093247f77275e0743ffed117182eaa9c77877aaac6ac7d35245d1692e8ee1",
            "d35e472036bc4fb7e13c785ed201e065f98fcfa5b68f12a32d482ec7ee8658e98691555b44c59311"),
    SECP384R1(
            15,
            "1.3.132.0.34",
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ff" + "ffffff",
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ff" + "fffffc",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3" + "ec2aef",
            "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872" + "760ab7",
            "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90" + "ea0e5f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196acc" + "c52973"),
    BRAINPOOL_P384R1(
            16,
            "1.3.36.3.3.2.8.1.1.11",
            "8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b412b1da197fb71123acd3a729901d1a718747001331" + "07ec53",
            "7bc382c63d8c150c3c72080ace05afa0c2bea28e4fb22787139165efba91f90f8aa5814a503ad4eb04a8c7dd22" + "ce2826",
            "4a8c7dd22ce28268b39b55416f0447c2fb77de107dcd2a62e880ea53eeb62d57cb4390295dbc9943ab78696fa5" + "04c11",
            "1d1c64f068cf45ffa2a63a81b7c13f6b8847a3e77ef14fe3db7fcafe0cbd10e8e826e03436d646aaef87b2e247" + "d4af1e",
            "8abe1d7520f9c2a45cb1eb8e95cfd55262b70b29feec5864e19c054ff99129280e464621779181114282034126" + "3c5315",
            "8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b31f166e6cac0425a7cf3ab6af6b7fc3103b883202e9" + "046565"),
    BRAINPOOL_P512R1(
            17,
            "1.3.36.3.3.2.8.1.1.13",
            "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca703308717d4d9b009bc66842aecda12ae6"
                    + "a380e62881ff2f2d82c68528aa6056583a48f3",
            "7830a3318b603b89e2327145ac234cc594cbdd8d3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b"
                    + "9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94ca",
            "3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94cadc"
                    + "083e67984050b75ebae5dd2809bd638016f723",
            "81aee4bdd82ed9645a21322e9c4c6a9385ed9f70b5d916c1b43b62eef4d0098eff3b1f78e2d0d48d50d1687b93"
                    + "b97d5f7c6d5047406a5e688b352209bcb9f822",
            "7dde385d566332ecc0eabfa9cf7822fdf209f70024a57b1aa000c55b881f8111b2dcde494a5f485e5bca4bd88a"
                    + "2763aed1ca2b2fa8f0540678cd1e0f3ad80892",
            "aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330870553e5c414ca92619418661197f"
                    + "ac10471db1d381085ddaddb58796829ca90069"),
    SECP521R1(
            18,
            "1.3.132.0.35",
            "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "fffffffffffffffffffffffffffffffffffffffff",
            "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "ffffffffffffffffffffffffffffffffffffffffc",
            "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd"
                    + "3bb1bf073573df883d2c34f1ef451fd46b503f00",
            "c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127"
                    + "a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
            "11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b90"
                    + "13fad0761353c7086a272c24088be94769fd16650",
            "1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc014"
                    + "8f709a5d03bb5c9b8899c47aebb6fb71e91386409");

    /** A point, or the one at infinity. */
    record Point(BigInteger x, BigInteger y) {

        static final Point INFINITY = new Point(BigInteger.ONE.negate(), BigInteger.ONE.negate());
    }

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final int parameterId;
    private final String oid;
    private final BigInteger p;
    private final BigInteger a;
    private final BigInteger b;
    private final BigInteger x;
    private final BigInteger y;
    private final BigInteger order;

    Curve(int parameterId, String oid, String p, String a, String b, String x, String y, String order) {
        this.parameterId = parameterId;
        this.oid = oid;
        this.p = new BigInteger(p, 16);
        this.a = new BigInteger(a, 16);
        this.b = new BigInteger(b, 16);
        this.x = new BigInteger(x, 16);
        this.y = new BigInteger(y, 16);
        this.order = new BigInteger(order, 16);
    }

    /** By the number under which PACE names standard parameters; null for those it does not number or that are no curves. */
    static @Nullable Curve byParameterId(int id) {
        return Arrays.stream(values())
                .filter(curve -> curve.parameterId == id)
                .findFirst()
                .orElse(null);
    }

    /**
     * By the parameters of a key: a name, or the whole curve written out, which must then be one of these in every number. A
     * curve of somebody's own making would let him forge.
     */
    static Curve of(Tlv parameters) throws BadData {
        for (Curve curve : values()) {
            if (parameters.tag() == Tlv.OID ? curve.oid.equals(parameters.oid()) : curve.isWrittenOutIn(parameters)) {
                return curve;
            }
        }
        throw new BadData("curve");
    }

    private boolean isWrittenOutIn(Tlv parameters) throws BadData {
        List<Tlv> parts = parameters.expect(Tlv.SEQUENCE).children(5);
        List<Tlv> field = parts.get(1).children(2);
        List<Tlv> coefficients = parts.get(2).children(2);
        byte[] base = parts.get(3).expect(Tlv.OCTET_STRING).value();
        return field.get(0).oid().equals("1.2.840.10045.1.1")
                && field.get(1).integer().equals(p)
                && new BigInteger(1, coefficients.get(0).value()).equals(a)
                && new BigInteger(1, coefficients.get(1).value()).equals(b)
                && Arrays.equals(base, encode(generator()))
                && parts.get(4).integer().equals(order);
    }

    Point generator() {
        return new Point(x, y);
    }

    BigInteger order() {
        return order;
    }

    /** Bytes of one coordinate. */
    int size() {
        return (p.bitLength() + 7) / 8;
    }

    /** Bytes of a number below the order. */
    int orderSize() {
        return (order.bitLength() + 7) / 8;
    }

    BigInteger secret(SecureRandom random) {
        BigInteger secret;
        do {
            secret = new BigInteger(order.bitLength(), random);
        } while (secret.signum() == 0 || secret.compareTo(order) >= 0);
        return secret;
    }

    byte[] encode(Point point) {
        return Bytes.join(new byte[] {4}, Bytes.fixed(point.x, size()), Bytes.fixed(point.y, size()));
    }

    byte[] x(Point point) {
        return Bytes.fixed(point.x, size());
    }

    /** A point written without compression; off the curve it is refused. */
    Point decode(byte[] bytes) throws BadData {
        int size = size();
        if (bytes.length != 1 + 2 * size || bytes[0] != 4) {
            throw new BadData("point");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + size));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + size, bytes.length));
        boolean inField = x.compareTo(p) < 0 && y.compareTo(p) < 0;
        if (!inField
                || !y.multiply(y)
                        .mod(p)
                        .equals(x.multiply(x).add(a).multiply(x).add(b).mod(p))) {
            throw new BadData("point off its curve");
        }
        return new Point(x, y);
    }

    Point add(Point first, Point second) {
        return affine(plus(jacobian(first), second));
    }

    Point multiply(BigInteger factor, Point point) {
        return sum(factor, point, BigInteger.ZERO, Point.INFINITY);
    }

    /** Two products added up, the doublings shared. Factors go bit by bit with signs, so that two of three bits cost nothing. */
    private Point sum(BigInteger factor, Point point, BigInteger otherFactor, Point other) {
        byte[] signs = signedBits(factor.mod(order));
        byte[] otherSigns = signedBits(otherFactor.mod(order));
        Point minus = negative(point);
        Point otherMinus = negative(other);
        BigInteger[] sum = jacobian(Point.INFINITY);
        for (int bit = Math.max(signs.length, otherSigns.length) - 1; bit >= 0; bit--) {
            sum = twice(sum);
            if (bit < signs.length && signs[bit] != 0) {
                sum = plus(sum, signs[bit] > 0 ? point : minus);
            }
            if (bit < otherSigns.length && otherSigns[bit] != 0) {
                sum = plus(sum, otherSigns[bit] > 0 ? other : otherMinus);
            }
        }
        return affine(sum);
    }

    /** The non-adjacent form: the number as powers of two added and taken away, no two neighbours. */
    private static byte[] signedBits(BigInteger number) {
        BigInteger triple = number.shiftLeft(1).add(number);
        byte[] signs = new byte[triple.bitLength()];
        for (int i = 1; i < signs.length; i++) {
            boolean high = triple.testBit(i);
            boolean low = number.testBit(i);
            signs[i - 1] = (byte) (high == low ? 0 : high ? 1 : -1);
        }
        return signs;
    }

    private Point negative(Point point) {
        return point.equals(Point.INFINITY)
                ? point
                : new Point(point.x, p.subtract(point.y).mod(p));
    }

    /** ECDSA: whether (r, s) signs the hash under a public key. */
    boolean verifies(byte[] hash, BigInteger r, BigInteger s, Point key) {
        if (r.signum() <= 0 || s.signum() <= 0 || r.compareTo(order) >= 0 || s.compareTo(order) >= 0) {
            return false;
        }
        BigInteger e = new BigInteger(1, hash);
        int excess = hash.length * 8 - order.bitLength();
        if (excess > 0) {
            e = e.shiftRight(excess);
        }
        BigInteger w = s.modInverse(order);
        Point sum = sum(e.multiply(w), generator(), r.multiply(w), key);
        return !sum.equals(Point.INFINITY) && sum.x.mod(order).equals(r);
    }

    private static BigInteger[] jacobian(Point point) {
        return point.equals(Point.INFINITY)
                ? new BigInteger[] {BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO}
                : new BigInteger[] {point.x, point.y, BigInteger.ONE};
    }

    private Point affine(BigInteger[] point) {
        if (point[2].signum() == 0) {
            return Point.INFINITY;
        }
        BigInteger inverse = point[2].modInverse(p);
        BigInteger square = inverse.multiply(inverse).mod(p);
        return new Point(
                point[0].multiply(square).mod(p),
                point[1].multiply(square).multiply(inverse).mod(p));
    }

    private BigInteger[] twice(BigInteger[] point) {
        BigInteger x = point[0];
        BigInteger y = point[1];
        BigInteger z = point[2];
        if (z.signum() == 0 || y.signum() == 0) {
            return jacobian(Point.INFINITY);
        }
        BigInteger yy = y.multiply(y).mod(p);
        BigInteger s = x.multiply(yy).shiftLeft(2).mod(p);
        BigInteger zz = z.multiply(z).mod(p);
        BigInteger m = x.multiply(x)
                .multiply(THREE)
                .add(a.multiply(zz.multiply(zz).mod(p)))
                .mod(p);
        BigInteger x3 = m.multiply(m).subtract(s.shiftLeft(1)).mod(p);
        BigInteger y3 = m.multiply(s.subtract(x3))
                .subtract(yy.multiply(yy).shiftLeft(3))
                .mod(p);
        return new BigInteger[] {x3, y3, y.multiply(z).shiftLeft(1).mod(p)};
    }

    private BigInteger[] plus(BigInteger[] point, Point other) {
        if (other.equals(Point.INFINITY)) {
            return point;
        }
        if (point[2].signum() == 0) {
            return jacobian(other);
        }
        BigInteger z = point[2];
        BigInteger zz = z.multiply(z).mod(p);
        BigInteger h = other.x.multiply(zz).subtract(point[0]).mod(p);
        BigInteger r = other.y.multiply(zz).multiply(z).subtract(point[1]).mod(p);
        if (h.signum() == 0) {
            return r.signum() == 0 ? twice(point) : jacobian(Point.INFINITY);
        }
        BigInteger hh = h.multiply(h).mod(p);
        BigInteger hhh = hh.multiply(h).mod(p);
        BigInteger v = point[0].multiply(hh).mod(p);
        BigInteger x3 = r.multiply(r).subtract(hhh).subtract(v.shiftLeft(1)).mod(p);
        BigInteger y3 =
                r.multiply(v.subtract(x3)).subtract(point[1].multiply(hhh)).mod(p);
        return new BigInteger[] {x3, y3, z.multiply(h).mod(p)};
    }
}

package vn.lienthong.idcard.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our arithmetic against BouncyCastle's, on every curve. */
class CurveTests {

    private static final Map<Curve, String> NAMES = Map.ofEntries(
            Map.entry(Curve.SECP192R1, "secp192r1"),
            Map.entry(Curve.BRAINPOOL_P192R1, "brainpoolP192r1"),
            Map.entry(Curve.SECP224R1, "secp224r1"),
            Map.entry(Curve.BRAINPOOL_P224R1, "brainpoolP224r1"),
            Map.entry(Curve.SECP256R1, "secp256r1"),
            Map.entry(Curve.BRAINPOOL_P256R1, "brainpoolP256r1"),
            Map.entry(Curve.BRAINPOOL_P320R1, "brainpoolP320r1"),
            Map.entry(Curve.SECP384R1, "secp384r1"),
            Map.entry(Curve.BRAINPOOL_P384R1, "brainpoolP384r1"),
            Map.entry(Curve.BRAINPOOL_P512R1, "brainpoolP512r1"),
            Map.entry(Curve.SECP521R1, "secp521r1"));

    @ParameterizedTest
    @EnumSource
    void productsAndSumsAreThoseOfTheCurve(Curve curve) throws BadData {
        X9ECParameters theirs = ECNamedCurveTable.getByName(NAMES.get(curve));
        Random random = new Random(7);
        for (int i = 0; i < 6; i++) {
            BigInteger factor = i == 0
                    ? BigInteger.ONE
                    : i == 1 ? curve.order().subtract(BigInteger.ONE) : new BigInteger(600, random);
            byte[] expected = theirs.getG().multiply(factor.mod(curve.order())).getEncoded(false);
            Curve.Point product = curve.multiply(factor, curve.generator());
            assertThat(curve.encode(product)).isEqualTo(expected);
            assertThat(curve.decode(expected)).isEqualTo(product);
            byte[] sum = theirs.getG()
                    .multiply(factor.mod(curve.order()))
                    .add(theirs.getG().twice())
                    .getEncoded(false);
            Curve.Point added = curve.add(product, curve.multiply(BigInteger.TWO, curve.generator()));
            assertThat(curve.encode(added)).isEqualTo(sum);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEdgesHold(Curve curve) {
        Curve.Point g = curve.generator();
        Curve.Point minus = curve.multiply(curve.order().subtract(BigInteger.ONE), g);
        assertThat(curve.multiply(curve.order(), g)).isEqualTo(Curve.Point.INFINITY);
        assertThat(curve.add(g, minus)).isEqualTo(Curve.Point.INFINITY);
        assertThat(curve.add(g, g)).isEqualTo(curve.multiply(BigInteger.TWO, g));
        assertThat(curve.add(Curve.Point.INFINITY, g)).isEqualTo(g);
        assertThat(curve.add(g, Curve.Point.INFINITY)).isEqualTo(g);
        byte[] off = curve.encode(g);
        off[off.length - 1] ^= 1;
        assertThatThrownBy(() -> curve.decode(off)).isInstanceOf(BadData.class);
        assertThatThrownBy(() -> curve.decode(new byte[] {0})).isInstanceOf(BadData.class);
    }
}

package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.chip.Curve.Point;

/**
 * PACE with generic mapping over elliptic curves, the password being what is printed in the machine-readable zone (Doc 9303-11,
 * section 4.4). A listener learns nothing of the password, which BAC cannot promise.
 */
final class Pace {

    private static final int MANAGE = 0x22;
    private static final int AUTHENTICATE = 0x86;
    private static final int CHAINED = 0x10;

    private final Channel channel;
    private final SecurityInfos.PaceInfo info;
    private final Function<Curve, BigInteger> secrets;

    /** @param secrets gives a fresh random number below the order of a curve */
    Pace(Channel channel, SecurityInfos.PaceInfo info, Function<Curve, BigInteger> secrets) {
        this.channel = channel;
        this.info = info;
        this.secrets = secrets;
    }

    /** @return the session, or null if the card does not take the key */
    @Nullable
    SecureMessaging open(AccessKey key, boolean nameParameters) throws IOException, BadData {
        Crypto crypto = info.crypto();
        Curve curve = info.curve();
        byte[] choice = Bytes.join(Tlv.of(0x80, Tlv.oidBytes(info.oid())), Tlv.of(0x83, new byte[] {1}));
        if (nameParameters) {
            choice = Bytes.join(choice, Tlv.of(0x84, new byte[] {(byte) info.parameterId()}));
        }
        if (!channel.send(Command.of(MANAGE, 0xC1, 0xA4, choice, 0)).ok()) {
            throw new BadData("pace: refused");
        }
        byte[] hidden = exchange(CHAINED, new byte[0], 0x80);
        if (hidden.length == 0 || hidden.length % crypto.block() != 0 || hidden.length > 64) {
            throw new BadData("pace: nonce");
        }
        byte[] password = crypto.derive(key.hash(), Crypto.PASSWORD);
        BigInteger nonce = new BigInteger(1, crypto.decrypt(password, crypto.noIv(), hidden));

        BigInteger mapping = secrets.apply(curve);
        Point chipMapping = curve.decode(exchange(
                CHAINED, Tlv.of(0x81, curve.encode(curve.multiply(mapping, curve.generator()))), 0x82));
        Point shared = curve.multiply(mapping, chipMapping);
        Point base = curve.add(curve.multiply(nonce, curve.generator()), shared);
        if (shared.equals(Point.INFINITY) || base.equals(Point.INFINITY)) {
            throw new BadData("pace: mapping");
        }

        BigInteger secret = secrets.apply(curve);
        Point own = curve.multiply(secret, base);
        Point chips = curve.decode(exchange(CHAINED, Tlv.of(0x83, curve.encode(own)), 0x84));
        Point agreed = curve.multiply(secret, chips);
        if (own.equals(chips) || agreed.equals(Point.INFINITY)) {
            throw new BadData("pace: agreement");
        }
        byte[] agreedX = curve.x(agreed);
        return tokens(crypto, agreedX, curve.encode(own), curve.encode(chips))
                ? SecureMessaging.fresh(crypto, agreedX)
                : null;
    }

    /** Each side seals the other's point: only who knew the password has the key to do so. */
    private boolean tokens(Crypto crypto, byte[] agreed, byte[] own, byte[] chips) throws IOException, BadData {
        byte[] macKey = crypto.derive(agreed, Crypto.MAC);
        byte[] token = Tlv.of(0x85, crypto.mac(macKey, tokenInput(chips)));
        Answer answer = channel.send(Command.of(AUTHENTICATE, 0, 0, Tlv.of(0x7C, token), 256));
        if (!answer.ok()) {
            return false;
        }
        byte[] theirs = Tlv.read(answer.data()).expect(0x7C).child(0x86).value();
        if (!MessageDigest.isEqual(theirs, crypto.mac(macKey, tokenInput(own)))) {
            throw new BadData("pace: token");
        }
        return true;
    }

    private byte[] tokenInput(byte[] point) {
        return Tlv.of(0x7F49, Tlv.of(Tlv.OID, Tlv.oidBytes(info.oid())), Tlv.of(0x86, point));
    }

    private byte[] exchange(int cla, byte[] content, int wanted) throws IOException, BadData {
        Command command = new Command(cla, AUTHENTICATE, 0, 0, Tlv.of(0x7C, content), 256);
        Answer answer = channel.send(command);
        if (!answer.ok()) {
            throw new BadData("pace: step");
        }
        List<Tlv> parts = Tlv.read(answer.data()).expect(0x7C).children(1);
        if (parts.get(0).tag() != wanted) {
            throw new BadData("pace: element");
        }
        return parts.get(0).value();
    }
}

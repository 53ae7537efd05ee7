package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.lienthong.idcard.chip.Curve.Point;

/**
 * Asks the chip to show that it holds the secret key whose public half is among the signed groups: a copy of the data lacks it.
 * Chip authentication (group 14, section 6.2 of Doc 9303-11) or active authentication (group 15, section 6.1).
 */
final class CloneCheck {

    /** How it ended. */
    enum Result {
        GENUINE,
        CLONED,
        /** The card names no key, or one of a kind that is not known here. */
        NOT_ASKED
    }

    private final Channel channel;
    private final SecureRandom random;

    CloneCheck(Channel channel, SecureRandom random) {
        this.channel = channel;
        this.random = random;
    }

    /** @param group14 and {@code group15} as signed, null if the card has none */
    Result ask(byte @Nullable [] group14, byte @Nullable [] group15) throws IOException, BadData {
        SecurityInfos infos = group14 == null ? null : infos(group14);
        Result agreed = infos == null || infos.chipKeys().isEmpty()
                ? Result.NOT_ASKED
                : agree(infos, infos.chipKeys().get(0));
        if (group15 == null || agreed == Result.GENUINE) {
            return agreed;
        }
        PublicKeyInfo key;
        try {
            key = PublicKeyInfo.read(Tlv.read(group15).expect(0x6F).child(Tlv.SEQUENCE));
        } catch (BadData unknownKind) {
            return agreed;
        }
        try {
            return challenge(key, infos == null ? null : infos.activeSignature());
        } catch (BadData sessionOver) {
            // Without an answer to the second question the first one stands.
            if (agreed == Result.NOT_ASKED) {
                throw sessionOver;
            }
            return agreed;
        }
    }

    private static @Nullable SecurityInfos infos(byte[] group14) throws BadData {
        Tlv set = Tlv.read(group14).expect(0x6E).child(Tlv.SET);
        try {
            return SecurityInfos.read(set);
        } catch (BadData unknownKind) {
            return null;
        }
    }

    /** A new session key that only the holder of the chip's secret can compute; the next sealed answer proves it. */
    private Result agree(SecurityInfos infos, SecurityInfos.ChipKey chip) throws IOException, BadData {
        if (chip.key().isRsa()) {
            return Result.NOT_ASKED;
        }
        Curve curve = chip.key().curve();
        BigInteger secret = curve.secret(random);
        byte[] own = curve.encode(curve.multiply(secret, curve.generator()));
        byte[] keyId = chip.keyId() < 0 ? new byte[0] : Tlv.of(0x84, new byte[] {(byte) chip.keyId()});
        boolean taken;
        if (infos.chipCrypto() == Crypto.TRIPLE_DES) {
            byte[] data = Bytes.join(Tlv.of(0x91, own), keyId);
            taken = channel.send(Command.of(0x22, 0x41, 0xA6, data, 0)).ok();
        } else {
            byte[] data = Bytes.join(Tlv.of(0x80, Tlv.oidBytes(infos.chipOid())), keyId);
            taken = channel.send(Command.of(0x22, 0x41, 0xA4, data, 0)).ok()
                    && channel.send(Command.of(0x86, 0, 0, Tlv.of(0x7C, Tlv.of(0x80, own)), 256))
                            .ok();
        }
        Point agreed = curve.multiply(secret, chip.key().point());
        if (!taken || agreed.equals(Point.INFINITY)) {
            return Result.CLONED;
        }
        channel.session(SecureMessaging.fresh(infos.chipCrypto(), curve.x(agreed)));
        try {
            return channel.read(0x0101) == null ? Result.CLONED : Result.GENUINE;
        } catch (BadData notSealed) {
            return Result.CLONED;
        }
    }

    private Result challenge(PublicKeyInfo key, @Nullable String algorithm) throws IOException, BadData {
        byte[] nonce = new byte[8];
        random.nextBytes(nonce);
        String digest = algorithm == null ? null : Signatures.plainDigest(algorithm);
        if (!key.isRsa() && digest == null) {
            // Group 14 is silent: the digest as long as the curve is meant.
            digest = key.curve().orderSize() > 48 ? "SHA-512" : key.curve().orderSize() > 32 ? "SHA-384" : "SHA-256";
        }
        Answer answer = channel.send(Command.of(0x88, 0, 0, nonce, 256));
        if (!answer.ok()) {
            return Result.CLONED;
        }
        boolean holds = key.isRsa()
                ? recovers(key, nonce, answer.data())
                : digest != null && Signatures.verifiesPlain(key, digest, nonce, answer.data());
        return holds ? Result.GENUINE : Result.CLONED;
    }

    /** ISO 9796-2, scheme 1: the signature opens to a message part, a hash over it and the challenge, and a trailer. */
    static boolean recovers(PublicKeyInfo key, byte[] nonce, byte[] signature) throws BadData {
        BigInteger number = new BigInteger(1, signature);
        if (number.compareTo(key.modulus()) >= 0) {
            return false;
        }
        BigInteger opened = number.modPow(key.exponent(), key.modulus());
        int size = (key.modulus().bitLength() + 7) / 8;
        return recovered(Bytes.fixed(opened, size), nonce)
                || recovered(Bytes.fixed(key.modulus().subtract(opened), size), nonce);
    }

    private static boolean recovered(byte[] message, byte[] nonce) {
        int end = message.length - 1;
        String digest;
        if (message[end] == (byte) 0xBC) {
            digest = "SHA-1";
        } else if (message[end] == (byte) 0xCC) {
            end--;
            digest = switch (message[end]) {
                case 0x33 -> "SHA-1";
                case 0x34 -> "SHA-256";
                case 0x35 -> "SHA-512";
                case 0x36 -> "SHA-384";
                case 0x38 -> "SHA-224";
                default -> "";
            };
        } else {
            return false;
        }
        if (digest.isEmpty() || message[0] != 0x6A) {
            return false;
        }
        int hashLength = Crypto.digest(digest).length;
        if (end - hashLength < 1) {
            return false;
        }
        byte[] part = Arrays.copyOfRange(message, 1, end - hashLength);
        byte[] hash = Arrays.copyOfRange(message, end - hashLength, end);
        return MessageDigest.isEqual(hash, Crypto.digest(digest, part, nonce));
    }
}

package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Basic Access Control (Doc 9303-11, section 4.3): both sides show that they know what is printed on the card. */
final class Bac {

    private static final Crypto DES = Crypto.TRIPLE_DES;

    private Bac() {}

    /**
     * @param nonce eight random bytes
     * @param keyPart sixteen random bytes
     * @return the session, or null if the card does not take the key
     */
    static @Nullable SecureMessaging open(Channel channel, AccessKey key, byte[] nonce, byte[] keyPart)
            throws IOException, BadData {
        byte[] seed = Arrays.copyOf(key.hash(), 16);
        byte[] encryptionKey = DES.derive(seed, Crypto.ENCRYPT);
        byte[] macKey = DES.derive(seed, Crypto.MAC);
        Answer challenge = channel.send(Command.of(0x84, 0, 0, new byte[0], 8));
        if (!challenge.ok() || challenge.data().length != 8) {
            throw new BadData("bac: challenge");
        }
        byte[] hidden = DES.encrypt(encryptionKey, DES.noIv(), Bytes.join(nonce, challenge.data(), keyPart));
        byte[] proof = Bytes.join(hidden, DES.mac(macKey, hidden));
        Answer answer = channel.send(Command.of(0x82, 0, 0, proof, 40));
        if (!answer.ok()) {
            return null;
        }
        return session(answer.data(), encryptionKey, macKey, nonce, challenge.data(), keyPart);
    }

    private static SecureMessaging session(
            byte[] answer, byte[] encryptionKey, byte[] macKey, byte[] nonce, byte[] challenge, byte[] keyPart)
            throws BadData {
        if (answer.length != 40) {
            throw new BadData("bac: answer");
        }
        byte[] hidden = Arrays.copyOf(answer, 32);
        if (!MessageDigest.isEqual(DES.mac(macKey, hidden), Arrays.copyOfRange(answer, 32, 40))) {
            throw new BadData("bac: seal");
        }
        byte[] open = DES.decrypt(encryptionKey, DES.noIv(), hidden);
        if (!Arrays.equals(open, 0, 8, challenge, 0, 8) || !Arrays.equals(open, 8, 16, nonce, 0, 8)) {
            throw new BadData("bac: echo");
        }
        byte[] secret = Bytes.xor(keyPart, Arrays.copyOfRange(open, 16, 32));
        byte[] counter = Bytes.join(Arrays.copyOfRange(challenge, 4, 8), Arrays.copyOfRange(nonce, 4, 8));
        return new SecureMessaging(DES, DES.derive(secret, Crypto.ENCRYPT), DES.derive(secret, Crypto.MAC), counter);
    }
}

package vn.lienthong.idcard.simulator;

import static vn.lienthong.idcard.simulator.CardMaker.join;
import static vn.lienthong.idcard.simulator.CardMaker.tlv;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.ISO7816d4Padding;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/** Secure messaging as the chip does it, on BouncyCastle's ciphers. */
final class CardSession {

    private final String suite;
    private final byte[] enc;
    private final byte[] mac;
    private byte[] counter;
    private @Nullable Runnable afterAnswer;

    CardSession(String suite, byte[] secret, byte[] counter) {
        this.suite = suite;
        this.enc = key(suite, secret, 1);
        this.mac = key(suite, secret, 2);
        this.counter = counter;
    }

    void followedBy(CardSession next, Runnable change) {
        afterAnswer = change;
    }

    private int block() {
        return suite.equals("3DES") ? 8 : 16;
    }

    private void count() {
        counter = right(new BigInteger(1, counter).add(BigInteger.ONE).toByteArray(), counter.length);
    }

    private byte[] iv() {
        return suite.equals("3DES") ? new byte[8] : cipher(suite, true, enc, new byte[16], counter);
    }

    /** The command in the open, or null if it is not sealed by the other side. */
    byte @Nullable [] open(byte[] command) {
        count();
        byte[] header = Arrays.copyOf(command, 4);
        int end = 5 + (command[4] & 0xFF);
        int at = 5;
        byte[] objects = new byte[0];
        byte[] data = new byte[0];
        byte[] expected = new byte[0];
        byte[] seal = new byte[0];
        while (at < end) {
            int tag = command[at] & 0xFF;
            int length = command[at + 1] & 0xFF;
            int from = at + 2;
            if (length == 0x81) {
                length = command[at + 2] & 0xFF;
                from = at + 3;
            }
            byte[] value = Arrays.copyOfRange(command, from, from + length);
            byte[] whole = Arrays.copyOfRange(command, at, from + length);
            if (tag == 0x87) {
                data = unpadded(cipher(suite, false, enc, iv(), Arrays.copyOfRange(value, 1, value.length)));
            }
            if (tag == 0x85) {
                data = unpadded(cipher(suite, false, enc, iv(), value));
            }
            if (tag == 0x97) {
                expected = value;
            }
            if (tag == 0x8E) {
                seal = value;
            } else {
                objects = join(objects, whole);
            }
            at = from + length;
        }
        byte[] sealed = join(counter, padded(header, block()), objects);
        if (!Arrays.equals(seal, mac(suite, mac, suite.equals("3DES") ? sealed : padded(sealed, 16)))) {
            return null;
        }
        header[0] = (byte) (header[0] & ~0x0C);
        return join(header, data.length == 0 ? data : join(new byte[] {(byte) data.length}, data), expected);
    }

    byte[] seal(boolean odd, byte[] data, byte[] status) {
        count();
        byte[] hidden = data.length == 0
                ? data
                : tlv(
                        odd ? 0x85 : 0x87,
                        odd ? new byte[0] : new byte[] {1},
                        cipher(suite, true, enc, iv(), padded(data, block())));
        byte[] body = join(hidden, tlv(0x99, status));
        byte[] sealed = join(counter, body);
        byte[] seal = mac(suite, mac, suite.equals("3DES") ? sealed : padded(sealed, 16));
        Runnable change = afterAnswer;
        if (change != null) {
            change.run();
        }
        return join(body, tlv(0x8E, seal), status);
    }

    static byte[] key(String suite, byte[] secret, int purpose) {
        boolean longer = suite.equals("AES192") || suite.equals("AES256");
        byte[] hash = InventedAuthority.quietly(() -> MessageDigest.getInstance(longer ? "SHA-256" : "SHA-1")
                .digest(join(secret, new byte[] {0, 0, 0, (byte) purpose})));
        return Arrays.copyOf(hash, suite.equals("AES256") ? 32 : suite.equals("AES192") ? 24 : 16);
    }

    static byte[] cipher(String suite, boolean encrypt, byte[] key, byte[] iv, byte[] data) {
        BlockCipher cipher =
                CBCBlockCipher.newInstance(suite.equals("3DES") ? new DESedeEngine() : AESEngine.newInstance());
        CipherParameters parameters = new ParametersWithIV(new KeyParameter(key), iv);
        cipher.init(encrypt, parameters);
        byte[] out = new byte[data.length];
        for (int i = 0; i < data.length; i += cipher.getBlockSize()) {
            cipher.processBlock(data, i, out, i);
        }
        return out;
    }

    static byte[] mac(String suite, byte[] key, byte[] data) {
        return suite.equals("3DES") ? retailMac(key, data) : finished(new CMac(AESEngine.newInstance(), 64), key, data);
    }

    static byte[] retailMac(byte[] key, byte[] data) {
        return finished(new ISO9797Alg3Mac(new DESEngine(), 64, new ISO7816d4Padding()), key, data);
    }

    private static byte[] finished(Mac mac, byte[] key, byte[] data) {
        mac.init(new KeyParameter(key));
        mac.update(data, 0, data.length);
        byte[] out = new byte[8];
        mac.doFinal(out, 0);
        return out;
    }

    static byte[] right(byte[] number, int length) {
        byte[] fixed = new byte[length];
        int copied = Math.min(length, number.length);
        System.arraycopy(number, number.length - copied, fixed, length - copied, copied);
        return fixed;
    }

    private static byte[] padded(byte[] data, int block) {
        byte[] padded = Arrays.copyOf(data, (data.length / block + 1) * block);
        padded[data.length] = (byte) 0x80;
        return padded;
    }

    private static byte[] unpadded(byte[] data) {
        int end = data.length - 1;
        while (data[end] == 0) {
            end--;
        }
        return Arrays.copyOf(data, end);
    }
}

package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Commands and answers under a session key: encrypted, counted and sealed (Doc 9303-11, section 9.8). */
final class SecureMessaging {

    private final Crypto crypto;
    private final byte[] encryptionKey;
    private final byte[] macKey;
    private byte[] counter;

    SecureMessaging(Crypto crypto, byte[] encryptionKey, byte[] macKey, byte[] counter) {
        this.crypto = crypto;
        this.encryptionKey = encryptionKey.clone();
        this.macKey = macKey.clone();
        this.counter = counter.clone();
    }

    /** A session that begins to count at zero, as PACE and chip authentication leave it. */
    static SecureMessaging fresh(Crypto crypto, byte[] secret) {
        return new SecureMessaging(
                crypto,
                crypto.derive(secret, Crypto.ENCRYPT),
                crypto.derive(secret, Crypto.MAC),
                new byte[crypto.block()]);
    }

    /**
     * Seals commands that follow each other whatever is answered: a seal counts messages and does not depend on the answers.
     * They are to be {@linkplain #open opened} in the same order, each after {@link #skipCommand}.
     */
    List<byte[]> protectAll(List<Command> commands) {
        byte[] before = counter;
        List<byte[]> sealed = new ArrayList<>(commands.size());
        for (Command command : commands) {
            sealed.add(protect(command));
            count();
        }
        counter = before;
        return sealed;
    }

    /** Counts a command that {@link #protectAll} has sealed. */
    void skipCommand() {
        count();
    }

    byte[] protect(Command command) {
        count();
        byte[] header = {(byte) (command.cla() | 0x0C), (byte) command.ins(), (byte) command.p1(), (byte) command.p2()};
        boolean odd = (command.ins() & 1) != 0;
        byte[] body = new byte[0];
        if (command.data().length > 0) {
            byte[] hidden = crypto.encrypt(encryptionKey, iv(), Bytes.padded(command.data(), crypto.block()));
            body = odd ? Tlv.of(0x85, hidden) : Tlv.of(0x87, new byte[] {1}, hidden);
        }
        if (command.expected() > 0) {
            body = Bytes.join(body, Tlv.of(0x97, new byte[] {(byte) command.expected()}));
        }
        byte[] mac = seal(Bytes.join(counter, Bytes.padded(header, crypto.block()), body));
        byte[] data = Bytes.join(body, Tlv.of(0x8E, mac));
        return Bytes.join(header, new byte[] {(byte) data.length}, data, new byte[] {0});
    }

    /** AES pads what it seals once more (section 9.8.6.1); the retail MAC pads by itself. */
    private byte[] seal(byte[] sealed) {
        return crypto.mac(macKey, crypto == Crypto.TRIPLE_DES ? sealed : Bytes.padded(sealed, crypto.block()));
    }

    /**
     * A bare status of failure is passed on: chips end a session so. Whoever forges one can only spoil a reading, for what is
     * missing is judged by the signed list.
     *
     * @throws BadData if the answer is not sealed by the other side: the session is over
     */
    Answer open(byte[] answer) throws BadData {
        count();
        if (answer.length == 2 && (answer[0] & 0xFF) != 0x90) {
            return new Answer(new byte[0], (answer[0] & 0xFF) << 8 | (answer[1] & 0xFF));
        }
        Tlv hidden = null;
        Tlv status = null;
        Tlv seal = null;
        int at = 0;
        int end = answer.length - 2;
        while (at < end) {
            Tlv part = Tlv.read(answer, at, end);
            switch (part.tag()) {
                case 0x85, 0x87 -> hidden = part;
                case 0x99 -> status = part;
                case 0x8E -> seal = part;
                default -> throw new BadData("secure messaging: element");
            }
            at = part.to();
        }
        if (seal == null || status == null || status.length() != 2) {
            throw new BadData("secure messaging: not sealed");
        }
        byte[] sealed = Bytes.join(counter, hidden == null ? new byte[0] : hidden.whole(), status.whole());
        if (!MessageDigest.isEqual(seal(sealed), seal.value())) {
            throw new BadData("secure messaging: seal");
        }
        byte[] code = status.value();
        return new Answer(hidden == null ? new byte[0] : opened(hidden), (code[0] & 0xFF) << 8 | (code[1] & 0xFF));
    }

    private byte[] opened(Tlv hidden) throws BadData {
        byte[] value = hidden.value();
        if (hidden.tag() == 0x87) {
            if (value.length == 0 || value[0] != 1) {
                throw new BadData("secure messaging: padding");
            }
            value = Arrays.copyOfRange(value, 1, value.length);
        }
        if (value.length == 0 || value.length % crypto.block() != 0) {
            throw new BadData("secure messaging: block");
        }
        return Bytes.unpadded(crypto.decrypt(encryptionKey, iv(), value));
    }

    private byte[] iv() {
        return crypto == Crypto.TRIPLE_DES ? crypto.noIv() : crypto.encrypt(encryptionKey, crypto.noIv(), counter);
    }

    private void count() {
        counter = Bytes.fixed(new BigInteger(1, counter).add(BigInteger.ONE), counter.length);
    }
}

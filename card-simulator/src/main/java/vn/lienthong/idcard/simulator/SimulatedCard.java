package vn.lienthong.idcard.simulator;

import static vn.lienthong.idcard.simulator.CardMaker.join;
import static vn.lienthong.idcard.simulator.CardMaker.tlv;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * The chip's side of everything, on BouncyCastle's curves and ciphers. Answers as cards do, sealed where the talk is sealed.
 */
public final class SimulatedCard {

    private static final byte[] OK = {(byte) 0x90, 0};
    private static final byte[] REFUSED = {0x69, (byte) 0x82};
    private static final byte[] NOT_FOUND = {0x6A, (byte) 0x82};
    private static final byte[] WRONG = {0x63, 0};
    private static final Map<Integer, String> CURVES = Map.of(
            10,
            "secp224r1",
            12,
            "secp256r1",
            13,
            "brainpoolP256r1",
            15,
            "secp384r1",
            16,
            "brainpoolP384r1",
            17,
            "brainpoolP512r1",
            18,
            "secp521r1");

    private final Map<Integer, byte[]> files;
    private final byte[] password;
    private final SecureRandom random = new SecureRandom();
    private int commands;
    private int removedAfter = Integer.MAX_VALUE;
    private int largestAnswer = 0;
    private boolean application;
    private boolean opened;
    private int selected = -1;
    private @Nullable CardSession session;
    private byte[] challenge = new byte[0];
    private final Map<String, byte[]> scratch = new HashMap<>();

    private byte @Nullable [] cardAccess;
    private @Nullable X9ECParameters curve;
    private String paceOid = "";
    private @Nullable BigInteger nonce;
    private @Nullable BigInteger mapping;
    private @Nullable ECPoint base;
    private @Nullable KeyPair activeKey;
    private @Nullable KeyPair chipKey;
    private String chipOid = "";

    public SimulatedCard(Map<Integer, byte[]> files, String zone) {
        this.files = new HashMap<>(files);
        this.password = InventedAuthority.quietly(() ->
                MessageDigest.getInstance("SHA-1").digest(Zones.keyText(zone).getBytes(StandardCharsets.US_ASCII)));
    }

    void pace(byte[] access, int parameterId, String oid) {
        cardAccess = access;
        curve = ECNamedCurveTable.getByName(CURVES.get(parameterId));
        paceOid = oid;
    }

    public void secrets(@Nullable KeyPair active, @Nullable KeyPair chip, String oid) {
        activeKey = active;
        chipKey = chip;
        chipOid = oid;
    }

    public SimulatedCard removedAfter(int count) {
        removedAfter = count;
        return this;
    }

    public SimulatedCard without(int file) {
        files.remove(file);
        return this;
    }

    public SimulatedCard spoiling(int file, int at) {
        byte[] spoiled = present(files.get(file)).clone();
        spoiled[at < 0 ? spoiled.length + at : at] ^= 1;
        files.put(file, spoiled);
        return this;
    }

    public SimulatedCard replacing(int file, byte[] content) {
        files.put(file, content);
        return this;
    }

    public byte[] file(int file) {
        return present(files.get(file)).clone();
    }

    public int commands() {
        return commands;
    }

    public int largestAnswer() {
        return largestAnswer;
    }

    /** As if put on the reader anew. */
    public void reset() {
        application = false;
        opened = false;
        session = null;
        selected = -1;
        commands = 0;
    }

    /** One command APDU, one answer. @throws IOException once the card was taken away */
    public byte[] transceive(byte[] command) throws IOException {
        if (++commands > removedAfter) {
            throw new IOException("no card");
        }
        byte[] answer = answer(command);
        largestAnswer = Math.max(largestAnswer, answer.length);
        return answer;
    }

    private byte[] answer(byte[] command) {
        CardSession under = session;
        if (under == null || (command[0] & 0x0C) != 0x0C) {
            session = null;
            return plain(command);
        }
        byte[] open = under.open(command);
        if (open == null) {
            session = null;
            return new byte[] {0x69, (byte) 0x88};
        }
        byte[] answer = plain(open);
        return under.seal(
                (command[1] & 1) != 0,
                Arrays.copyOf(answer, answer.length - 2),
                Arrays.copyOfRange(answer, answer.length - 2, answer.length));
    }

    private byte[] plain(byte[] command) {
        int ins = command[1] & 0xFF;
        int p1 = command[2] & 0xFF;
        int p2 = command[3] & 0xFF;
        boolean hasData = command.length > 5;
        byte[] data = hasData ? Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF)) : new byte[0];
        int expected = command.length == 5
                ? command[4] & 0xFF
                : command.length > 5 + data.length ? command[5 + data.length] & 0xFF : 0;
        return switch (ins) {
            case 0xA4 -> select(p1, data);
            case 0xB0 -> binary(p1 << 8 | p2, expected == 0 ? 256 : expected);
            case 0xB1 -> farBinary(data);
            case 0x84 -> getChallenge();
            case 0x82 -> bac(data);
            case 0x22 -> manage(p1, p2, data);
            case 0x86 -> authenticate(data);
            case 0x88 -> activeAuthentication(data);
            default -> new byte[] {0x6D, 0};
        };
    }

    private byte[] select(int p1, byte[] data) {
        if (p1 == 4) {
            application = true;
            selected = -1;
            return Arrays.equals(data, new byte[] {(byte) 0xA0, 0, 0, 2, 0x47, 0x10, 1}) ? OK : NOT_FOUND;
        }
        int id = (data[0] & 0xFF) << 8 | (data[1] & 0xFF);
        if (id == 0x011C && cardAccess != null && !application) {
            selected = id;
            return OK;
        }
        if (application && !opened) {
            return REFUSED;
        }
        if (!application || !files.containsKey(id)) {
            return NOT_FOUND;
        }
        selected = id;
        return OK;
    }

    private byte[] binary(int offset, int length) {
        byte[] file = selected == 0x011C ? cardAccess : files.get(selected);
        if (file == null) {
            return new byte[] {0x69, (byte) 0x86};
        }
        if (offset > file.length) {
            return new byte[] {0x6B, 0};
        }
        byte[] part = Arrays.copyOfRange(file, offset, Math.min(file.length, offset + length));
        return join(part, part.length < length ? new byte[] {0x62, (byte) 0x82} : OK);
    }

    private byte[] farBinary(byte[] data) {
        byte[] file = present(files.get(selected));
        int offset = (data[2] & 0xFF) << 16 | (data[3] & 0xFF) << 8 | (data[4] & 0xFF);
        return join(tlv(0x53, Arrays.copyOfRange(file, offset, Math.min(file.length, offset + 220))), OK);
    }

    private byte[] getChallenge() {
        challenge = new byte[8];
        random.nextBytes(challenge);
        return join(challenge, OK);
    }

    private byte[] bac(byte[] data) {
        byte[] seed = Arrays.copyOf(password, 16);
        byte[] enc = CardSession.key("3DES", seed, 1);
        byte[] mac = CardSession.key("3DES", seed, 2);
        byte[] hidden = Arrays.copyOf(data, 32);
        if (!Arrays.equals(CardSession.retailMac(mac, hidden), Arrays.copyOfRange(data, 32, 40))) {
            return WRONG;
        }
        byte[] open = CardSession.cipher("3DES", false, enc, new byte[8], hidden);
        byte[] theirs = Arrays.copyOf(open, 8);
        if (!Arrays.equals(Arrays.copyOfRange(open, 8, 16), challenge)) {
            return WRONG;
        }
        byte[] own = new byte[16];
        random.nextBytes(own);
        byte[] secret = new byte[16];
        for (int i = 0; i < 16; i++) {
            secret[i] = (byte) (own[i] ^ open[16 + i]);
        }
        byte[] answer = CardSession.cipher("3DES", true, enc, new byte[8], join(challenge, theirs, own));
        byte[] counter = join(Arrays.copyOfRange(challenge, 4, 8), Arrays.copyOfRange(theirs, 4, 8));
        session = new CardSession("3DES", secret, counter);
        opened = true;
        return join(answer, CardSession.retailMac(mac, answer), OK);
    }

    private byte[] manage(int p1, int p2, byte[] data) {
        if (p1 == 0xC1 && p2 == 0xA4) {
            return cardAccess == null ? REFUSED : OK;
        }
        if (p1 == 0x41 && p2 == 0xA6) {
            return chipKey == null ? REFUSED : agree(Arrays.copyOfRange(data, 2, 2 + (data[1] & 0xFF)));
        }
        return p1 == 0x41 && chipKey != null ? OK : REFUSED;
    }

    private byte[] authenticate(byte[] data) {
        if (data.length == 2) {
            return firstPaceStep();
        }
        int tag = data[2] & 0xFF;
        byte[] value = Arrays.copyOfRange(data, 4, data.length);
        if ((data[3] & 0xFF) == 0x81) {
            value = Arrays.copyOfRange(data, 5, data.length);
        } else if ((data[1] & 0xFF) == 0x81) {
            tag = data[3] & 0xFF;
            value = Arrays.copyOfRange(data, (data[4] & 0xFF) == 0x81 ? 6 : 5, data.length);
        }
        return switch (tag) {
            case 0x80 -> {
                byte[] agreed = agree(value);
                yield Arrays.equals(agreed, OK) ? join(tlv(0x7C), OK) : agreed;
            }
            case 0x81 -> map(value);
            case 0x83 -> agreePace(value);
            case 0x85 -> token(value);
            default -> REFUSED;
        };
    }

    private byte[] firstPaceStep() {
        byte[] s = new byte[16];
        random.nextBytes(s);
        nonce = new BigInteger(1, s);
        byte[] key = CardSession.key(suite(paceOid), password, 3);
        byte[] hidden = CardSession.cipher(
                suite(paceOid), true, key, new byte[suite(paceOid).equals("3DES") ? 8 : 16], s);
        return join(tlv(0x7C, tlv(0x80, hidden)), OK);
    }

    private byte[] map(byte[] theirs) {
        X9ECParameters c = present(curve);
        mapping = secret(c);
        ECPoint shared = c.getCurve().decodePoint(theirs).multiply(mapping);
        base = c.getG().multiply(present(nonce)).add(shared).normalize();
        return join(tlv(0x7C, tlv(0x82, c.getG().multiply(mapping).getEncoded(false))), OK);
    }

    private byte[] agreePace(byte[] theirs) {
        X9ECParameters c = present(curve);
        BigInteger own = secret(c);
        byte[] point = present(base).multiply(own).getEncoded(false);
        ECPoint agreed = c.getCurve().decodePoint(theirs).multiply(own).normalize();
        scratch.put("agreed", agreed.getAffineXCoord().getEncoded());
        scratch.put("own", point);
        scratch.put("theirs", theirs);
        return join(tlv(0x7C, tlv(0x84, point)), OK);
    }

    private byte[] token(byte[] theirs) {
        byte[] agreed = present(scratch.get("agreed"));
        String suite = suite(paceOid);
        byte[] mac = CardSession.key(suite, agreed, 2);
        byte[] oid = CardMaker.oid(paceOid);
        byte[] expected = CardSession.mac(suite, mac, tlv(0x7F49, oid, tlv(0x86, present(scratch.get("own")))));
        if (!Arrays.equals(theirs, expected)) {
            return WRONG;
        }
        session = new CardSession(suite, agreed, new byte[suite.equals("3DES") ? 8 : 16]);
        opened = true;
        byte[] token = CardSession.mac(suite, mac, tlv(0x7F49, oid, tlv(0x86, present(scratch.get("theirs")))));
        return join(tlv(0x7C, tlv(0x86, token)), OK);
    }

    /** Chip authentication: the answer still goes out under the old session. */
    private byte[] agree(byte[] theirs) {
        KeyPair key = chipKey;
        if (key == null) {
            return REFUSED;
        }
        org.bouncycastle.jce.interfaces.ECPrivateKey own =
                (org.bouncycastle.jce.interfaces.ECPrivateKey) key.getPrivate();
        ECPoint agreed = own.getParameters()
                .getCurve()
                .decodePoint(theirs)
                .multiply(own.getD())
                .normalize();
        String suite = suite(chipOid);
        CardSession next =
                new CardSession(suite, agreed.getAffineXCoord().getEncoded(), new byte[suite.equals("3DES") ? 8 : 16]);
        present(session).followedBy(next, () -> session = next);
        return OK;
    }

    private byte[] activeAuthentication(byte[] challenged) {
        KeyPair key = activeKey;
        if (key == null) {
            return new byte[] {0x69, (byte) 0x85};
        }
        return InventedAuthority.quietly(() -> join(
                key.getPrivate() instanceof RSAPrivateKey rsa
                        ? recoverable(rsa, challenged)
                        : plainSignature(key, challenged),
                OK));
    }

    /** ISO 9796-2: 6A, random part, hash over part and challenge, trailer 34CC. */
    private byte[] recoverable(RSAPrivateKey key, byte[] challenged) throws Exception {
        int size = key.getModulus().bitLength() / 8;
        byte[] part = new byte[size - 1 - 32 - 2];
        random.nextBytes(part);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(join(part, challenged));
        byte[] message = join(new byte[] {0x6A}, part, hash, new byte[] {0x34, (byte) 0xCC});
        byte[] signed = new BigInteger(1, message)
                .modPow(key.getPrivateExponent(), key.getModulus())
                .toByteArray();
        return signed.length == size ? signed : CardSession.right(signed, size);
    }

    private byte[] plainSignature(KeyPair key, byte[] challenged) {
        ECPrivateKey own = (ECPrivateKey) key.getPrivate();
        X9ECParameters c = ECNamedCurveTable.getByName("secp256r1");
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ECPrivateKeyParameters(own.getS(), new ECDomainParameters(c)));
        SHA256Digest digest = new SHA256Digest();
        digest.update(challenged, 0, challenged.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        BigInteger[] rs = signer.generateSignature(hash);
        return join(CardSession.right(rs[0].toByteArray(), 32), CardSession.right(rs[1].toByteArray(), 32));
    }

    private static String suite(String oid) {
        return switch (oid.charAt(oid.length() - 1)) {
            case '2' -> "AES128";
            case '3' -> "AES192";
            case '4' -> "AES256";
            default -> "3DES";
        };
    }

    private BigInteger secret(X9ECParameters c) {
        return new BigInteger(c.getN().bitLength() - 1, random).add(BigInteger.ONE);
    }

    private static <T> T present(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}

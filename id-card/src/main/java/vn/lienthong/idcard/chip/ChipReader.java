package vn.lienthong.idcard.chip;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and judges the chip of an identity card: opens it with PACE or BAC, reads the groups, checks hashes, signature and
 * signer, and asks whether the chip is a copy. Keeps nothing. One reader serves many cards and threads.
 */
public final class ChipReader {

    private static final byte[] APPLICATION = {(byte) 0xA0, 0, 0, 2, 0x47, 0x10, 1};
    private static final int CARD_ACCESS = 0x011C;

    private final TrustList trust;
    private final Clock clock;
    private final SecureRandom random;

    public ChipReader(TrustList trust, Clock clock) {
        this(trust, clock, new SecureRandom());
    }

    ChipReader(TrustList trust, Clock clock, SecureRandom random) {
        this.trust = trust;
        this.clock = clock;
        this.random = random;
    }

    /** With the key from the machine-readable zone, or from what a person typed. */
    public ChipReading read(Transceiver card, AccessKey key, boolean withFace) {
        return read(card, List.of(key), withFace);
    }

    /**
     * @param keys tried one after the other, see {@link AccessKey#candidates}
     * @param withFace the face is the larger part of the data and of the time; it is read only where the law gives a purpose
     */
    public ChipReading read(Transceiver card, List<AccessKey> keys, boolean withFace) {
        Channel channel = new Channel(card);
        try {
            AccessKey key = open(channel, keys);
            if (key == null) {
                return new ChipReading.WrongKey();
            }
            return new ChipJudgement(channel, trust, clock, random).judge(key, withFace);
        } catch (NoApplication none) {
            return new ChipReading.NotAnIdCard();
        } catch (IOException gone) {
            return new ChipReading.CardRemoved();
        } catch (BadData bad) {
            return new ChipReading.Unreadable(bad.where());
        }
    }

    /** The key that opened the chip, or null. */
    private @Nullable AccessKey open(Channel channel, List<AccessKey> keys) throws IOException, BadData, NoApplication {
        SecurityInfos access = cardAccess(channel);
        if (access != null && !access.pace().isEmpty()) {
            try {
                return openByPace(channel, access, keys);
            } catch (BadData unusable) {
                // Chips exist whose PACE fails and whose BAC works; what BAC proves is the same here.
                return openByBac(channel, keys);
            }
        }
        return openByBac(channel, keys);
    }

    private @Nullable AccessKey openByPace(Channel channel, SecurityInfos access, List<AccessKey> keys)
            throws IOException, BadData, NoApplication {
        SecurityInfos.PaceInfo info = access.pace().get(0);
        for (SecurityInfos.PaceInfo other : access.pace()) {
            info = other.crypto().compareTo(info.crypto()) > 0 ? other : info;
        }
        for (AccessKey key : keys) {
            SecureMessaging session =
                    new Pace(channel, info, curve -> curve.secret(random)).open(key, access.severalCurves());
            if (session != null) {
                channel.session(session);
                select(channel);
                return key;
            }
        }
        return null;
    }

    private @Nullable AccessKey openByBac(Channel channel, List<AccessKey> keys)
            throws IOException, BadData, NoApplication {
        for (AccessKey key : keys) {
            select(channel);
            byte[] nonce = new byte[8];
            byte[] keyPart = new byte[16];
            random.nextBytes(nonce);
            random.nextBytes(keyPart);
            SecureMessaging session = Bac.open(channel, key, nonce, keyPart);
            if (session != null) {
                channel.session(session);
                return key;
            }
        }
        return null;
    }

    private static void select(Channel channel) throws IOException, BadData, NoApplication {
        if (!channel.selectApplication(APPLICATION).ok()) {
            throw new NoApplication();
        }
    }

    /** What the chip says of itself before any key; null if it does not say. */
    private static @Nullable SecurityInfos cardAccess(Channel channel) throws IOException {
        try {
            byte[] file = channel.read(CARD_ACCESS);
            return file == null ? null : SecurityInfos.read(file);
        } catch (BadData unknownKind) {
            return null;
        }
    }

    /** The chip does not know the application of identity documents. */
    private static final class NoApplication extends Exception {}
}

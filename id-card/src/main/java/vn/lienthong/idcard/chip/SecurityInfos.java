package vn.lienthong.idcard.chip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chip says it can do: EF.CardAccess, read before any key, and group 14, signed (Doc 9303-11, section 9.2). */
final class SecurityInfos {

    private static final String PACE_GENERIC_MAPPING = "0.4.0.127.0.7.2.2.4.2.";
    private static final String CHIP_AUTHENTICATION = "0.4.0.127.0.7.2.2.3.2.";
    private static final String CHIP_KEY = "0.4.0.127.0.7.2.2.1.2";
    private static final String ACTIVE_AUTHENTICATION = "2.23.136.1.1.5";

    /** One way to do PACE. */
    record PaceInfo(String oid, Crypto crypto, int parameterId, Curve curve) {}

    /** The chip's own key for chip authentication; {@code keyId} -1 if it has only one. */
    record ChipKey(PublicKeyInfo key, int keyId) {}

    private final List<PaceInfo> pace = new ArrayList<>();
    private final List<ChipKey> chipKeys = new ArrayList<>();
    private @Nullable Crypto chipCrypto;
    private @Nullable String chipOid;
    private @Nullable String activeSignature;

    static SecurityInfos read(byte[] set) throws BadData {
        return read(Tlv.read(set));
    }

    /** Infos that this program does not know are passed over: chips carry more than one way. */
    static SecurityInfos read(Tlv set) throws BadData {
        SecurityInfos infos = new SecurityInfos();
        for (Tlv info : set.expect(Tlv.SET).children()) {
            List<Tlv> parts = info.expect(Tlv.SEQUENCE).children(2);
            infos.take(parts.get(0).oid(), parts);
        }
        return infos;
    }

    private void take(String oid, List<Tlv> parts) throws BadData {
        if (oid.startsWith(PACE_GENERIC_MAPPING)) {
            Crypto crypto = crypto(oid.substring(PACE_GENERIC_MAPPING.length()));
            int id = parts.size() > 2 && parts.get(2).tag() == Tlv.INTEGER
                    ? parts.get(2).smallInteger()
                    : -1;
            Curve curve = Curve.byParameterId(id);
            if (crypto != null && curve != null) {
                pace.add(new PaceInfo(oid, crypto, id, curve));
            }
        } else if (oid.startsWith(CHIP_AUTHENTICATION)) {
            Crypto crypto = crypto(oid.substring(CHIP_AUTHENTICATION.length()));
            // The strongest that both know: the numbers grow with the key.
            if (crypto != null && (chipCrypto == null || crypto.compareTo(chipCrypto) > 0)) {
                chipCrypto = crypto;
                chipOid = oid;
            }
        } else if (oid.equals(CHIP_KEY)) {
            takeChipKey(parts);
        } else if (oid.equals(ACTIVE_AUTHENTICATION) && parts.size() > 2) {
            activeSignature = parts.get(2).oid();
        }
    }

    private void takeChipKey(List<Tlv> parts) {
        try {
            int id = parts.size() > 2 && parts.get(2).tag() == Tlv.INTEGER
                    ? parts.get(2).smallInteger()
                    : -1;
            chipKeys.add(new ChipKey(PublicKeyInfo.read(parts.get(1)), id));
        } catch (BadData unknownKind) {
            // A key on another curve or in another group: the chip may carry a second one that is known here.
            return;
        }
    }

    private static @Nullable Crypto crypto(String last) {
        return switch (last) {
            case "1" -> Crypto.TRIPLE_DES;
            case "2" -> Crypto.AES_128;
            case "3" -> Crypto.AES_192;
            case "4" -> Crypto.AES_256;
            default -> null;
        };
    }

    List<PaceInfo> pace() {
        return pace;
    }

    /** Whether a chip with several curves must be told which one is meant. */
    boolean severalCurves() {
        return pace.stream().map(PaceInfo::parameterId).distinct().count() > 1;
    }

    List<ChipKey> chipKeys() {
        return chipKeys;
    }

    /** The cipher after chip authentication; without a word about it, Triple-DES is meant. */
    Crypto chipCrypto() {
        return chipCrypto == null ? Crypto.TRIPLE_DES : chipCrypto;
    }

    String chipOid() {
        return chipOid == null ? CHIP_AUTHENTICATION + "1" : chipOid;
    }

    /** The algorithm of active authentication with an elliptic curve, if group 14 names one. */
    @Nullable
    String activeSignature() {
        return activeSignature;
    }
}

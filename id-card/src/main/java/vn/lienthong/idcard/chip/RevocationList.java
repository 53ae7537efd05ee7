package vn.lienthong.idcard.chip;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list of revoked certificates (X.509 CRL) of one authority. */
final class RevocationList {

    private final Tlv signed;
    private final Tlv algorithm;
    private final byte[] signature;
    private final Names issuer;
    private final @Nullable Instant next;
    private final Set<BigInteger> revoked = new HashSet<>();

    private RevocationList(Tlv list) throws BadData {
        List<Tlv> parts = list.expect(Tlv.SEQUENCE).children(3);
        signed = parts.get(0).expect(Tlv.SEQUENCE);
        algorithm = parts.get(1);
        signature = parts.get(2).bits();
        List<Tlv> fields = signed.children(3);
        int at = fields.get(0).tag() == Tlv.INTEGER ? 2 : 1;
        if (fields.size() < at + 2) {
            throw new BadData("crl");
        }
        issuer = Names.read(fields.get(at));
        Times.read(fields.get(at + 1));
        int entries = at + 2;
        boolean hasNext = entries < fields.size() && Times.isTime(fields.get(entries));
        next = hasNext ? Times.read(fields.get(entries)) : null;
        entries += hasNext ? 1 : 0;
        if (entries < fields.size() && fields.get(entries).tag() == Tlv.SEQUENCE) {
            for (Tlv entry : fields.get(entries).children()) {
                revoked.add(entry.children(2).get(0).integer());
            }
        }
    }

    static RevocationList read(Tlv list) throws BadData {
        return new RevocationList(list);
    }

    boolean isFrom(Certificate authority) throws BadData {
        return issuer.equals(authority.subject())
                && Signatures.verifies(algorithm, null, authority.key(), signed.whole(), signature);
    }

    boolean revokes(BigInteger serial) {
        return revoked.contains(serial);
    }

    /** Whether a newer one is not due yet. One that names no next is current. */
    boolean isCurrent(Instant now) {
        return next == null || next.isAfter(now);
    }
}

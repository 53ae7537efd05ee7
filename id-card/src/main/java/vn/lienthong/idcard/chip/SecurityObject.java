package vn.lienthong.idcard.chip;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The signed list of hashes of all groups (EF.SOD, Doc 9303-10, section 4.6.2): CMS with one signer. */
final class SecurityObject {

    private static final Set<String> CONTENT = Set.of("2.23.136.1.1.1", "1.2.528.1.1006.1.20.1");

    private final Map<Integer, byte[]> hashes = new HashMap<>();
    private final SignedData signed;
    private final String digest;

    private SecurityObject(byte[] file) throws BadData {
        signed = SignedData.read(Tlv.read(file).expect(0x77).child(Tlv.SEQUENCE), CONTENT);
        List<Tlv> list = Tlv.read(signed.content()).expect(Tlv.SEQUENCE).children(3);
        digest = Signatures.digest(list.get(1));
        for (Tlv entry : list.get(2).expect(Tlv.SEQUENCE).children()) {
            List<Tlv> pair = entry.children(2);
            hashes.put(
                    pair.get(0).smallInteger(),
                    pair.get(1).expect(Tlv.OCTET_STRING).value());
        }
    }

    static SecurityObject read(byte[] file) throws BadData {
        return new SecurityObject(file);
    }

    /** Numbers of the groups that were signed. */
    Set<Integer> groups() {
        return new TreeSet<>(hashes.keySet());
    }

    boolean holds(int group, byte[] file) {
        byte[] hash = hashes.get(group);
        return hash != null && MessageDigest.isEqual(hash, Crypto.digest(digest, file));
    }

    /** The certificate of the signer, if the object carries it. */
    @Nullable
    Certificate signer() throws BadData {
        return signed.signer();
    }

    /** Whether the list is signed by that certificate's key. */
    boolean signedBy(Certificate certificate) throws BadData {
        return signed.signedBy(certificate);
    }
}

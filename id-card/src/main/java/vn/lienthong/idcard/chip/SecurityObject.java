package vn.lienthong.idcard.chip;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The signed list of hashes of all groups (EF.SOD, Doc 9303-10, section 4.6.2): CMS with one signer. */
final class SecurityObject {

    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final Set<String> CONTENT = Set.of("2.23.136.1.1.1", "1.2.528.1.1006.1.20.1");
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";

    private final Map<Integer, byte[]> hashes = new HashMap<>();
    private final List<Certificate> certificates = new ArrayList<>();
    private final String contentType;
    private final byte[] content;
    private final String digest;
    private final List<Tlv> signer;

    private SecurityObject(byte[] file) throws BadData {
        List<Tlv> outer = Tlv.read(file).expect(0x77).child(Tlv.SEQUENCE).children(2);
        if (!outer.get(0).oid().equals(SIGNED_DATA)) {
            throw new BadData("sod: no signed data");
        }
        List<Tlv> parts = outer.get(1).expect(0xA0).child(Tlv.SEQUENCE).children(4);
        List<Tlv> enclosed = parts.get(2).expect(Tlv.SEQUENCE).children(2);
        contentType = enclosed.get(0).oid();
        if (!CONTENT.contains(contentType)) {
            throw new BadData("sod: content");
        }
        content = enclosed.get(1).expect(0xA0).child(Tlv.OCTET_STRING).value();
        for (Tlv part : parts) {
            if (part.tag() == 0xA0) {
                for (Tlv certificate : part.children()) {
                    certificates.add(Certificate.read(certificate));
                }
            }
        }
        List<Tlv> signers = parts.get(parts.size() - 1).expect(Tlv.SET).children(1);
        signer = signers.get(0).expect(Tlv.SEQUENCE).children(5);
        List<Tlv> list = Tlv.read(content).expect(Tlv.SEQUENCE).children(3);
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
        Tlv name = signer.get(1);
        for (Certificate certificate : certificates) {
            if (name.tag() == 0x80 && certificate.hasKeyId(name.value())) {
                return certificate;
            }
            if (name.tag() == Tlv.SEQUENCE) {
                List<Tlv> issuerAndSerial = name.children(2);
                if (certificate.hasSerial(issuerAndSerial.get(1).integer())
                        && certificate.issuer().equals(Names.read(issuerAndSerial.get(0)))) {
                    return certificate;
                }
            }
        }
        return null;
    }

    /** Whether the list is signed by that certificate's key. */
    boolean signedBy(Certificate certificate) throws BadData {
        String signerDigest = Signatures.digest(signer.get(2));
        boolean attributes = signer.get(3).tag() == 0xA0;
        if (!attributes && signer.size() < 5) {
            throw new BadData("sod: signer");
        }
        int at = attributes ? 4 : 3;
        if (signer.size() < at + 2) {
            throw new BadData("sod: signer");
        }
        byte[] data = content;
        if (attributes) {
            if (!describes(signer.get(3), signerDigest)) {
                return false;
            }
            // Signed as the set that it is, not with the tag that it wears here.
            data = signer.get(3).whole();
            data[0] = Tlv.SET;
        }
        byte[] signature = signer.get(at + 1).expect(Tlv.OCTET_STRING).value();
        return Signatures.verifies(signer.get(at), signerDigest, certificate.key(), data, signature);
    }

    /** Whether the signed attributes speak of this very content. */
    private boolean describes(Tlv attributes, String signerDigest) throws BadData {
        boolean digestAgrees = false;
        boolean typeAgrees = false;
        for (Tlv attribute : attributes.children()) {
            List<Tlv> parts = attribute.children(2);
            String oid = parts.get(0).oid();
            Tlv value = parts.get(1).expect(Tlv.SET).children(1).get(0);
            if (oid.equals(MESSAGE_DIGEST)) {
                digestAgrees = MessageDigest.isEqual(value.value(), Crypto.digest(signerDigest, content));
            } else if (oid.equals(CONTENT_TYPE)) {
                typeAgrees = value.oid().equals(contentType);
            }
        }
        return digestAgrees && typeAgrees;
    }
}

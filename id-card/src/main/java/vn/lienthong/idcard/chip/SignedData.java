package vn.lienthong.idcard.chip;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signed data with its content, its certificates and one signer (CMS, RFC 5652, as Doc 9303 uses it). */
final class SignedData {

    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";

    private final List<Certificate> certificates = new ArrayList<>();
    private final String contentType;
    private final byte[] content;
    private final List<Tlv> signer;

    private SignedData(List<Tlv> outer, Set<String> contents) throws BadData {
        if (!outer.get(0).oid().equals(SIGNED_DATA)) {
            throw new BadData("cms: no signed data");
        }
        List<Tlv> parts = outer.get(1).expect(0xA0).child(Tlv.SEQUENCE).children(4);
        List<Tlv> enclosed = parts.get(2).expect(Tlv.SEQUENCE).children(2);
        contentType = enclosed.get(0).oid();
        if (!contents.contains(contentType)) {
            throw new BadData("cms: content");
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
    }

    /**
     * @param info the outermost sequence
     * @param contents kinds of content that are meant here
     */
    static SignedData read(Tlv info, Set<String> contents) throws BadData {
        return new SignedData(info.expect(Tlv.SEQUENCE).children(2), contents);
    }

    byte[] content() {
        return content.clone();
    }

    List<Certificate> certificates() {
        return List.copyOf(certificates);
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
            throw new BadData("cms: signer");
        }
        int at = attributes ? 4 : 3;
        if (signer.size() < at + 2) {
            throw new BadData("cms: signer");
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

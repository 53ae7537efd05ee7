package vn.lienthong.idcard.chip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom this place trusts to vouch for chips: certificates of country authorities (CSCA) and their lists of revoked signers. They
 * come from the authority by a way of its own, not from a card. An empty list is allowed: then no signer is known.
 */
public final class TrustList {

    private final List<Certificate> authorities;
    private final List<RevocationList> revocations;

    private TrustList(List<Certificate> authorities, List<RevocationList> revocations) {
        this.authorities = authorities;
        this.revocations = revocations;
    }

    public static TrustList empty() {
        return new TrustList(List.of(), List.of());
    }

    /**
     * @param certificates of authorities, and link certificates between their keys, DER or PEM
     * @param revocationLists DER or PEM; one that no certificate here has signed is of no use and refused
     * @throws IllegalArgumentException says which file, counted from 1, is not what it should be
     */
    public static TrustList of(Collection<byte[]> certificates, Collection<byte[]> revocationLists) {
        List<Certificate> authorities = new ArrayList<>();
        for (byte[] file : certificates) {
            authorities.add(authority(file, authorities.size() + 1));
        }
        List<RevocationList> revocations = new ArrayList<>();
        for (byte[] file : revocationLists) {
            revocations.add(revocationList(file, authorities, revocations.size() + 1));
        }
        return new TrustList(List.copyOf(authorities), List.copyOf(revocations));
    }

    private static Certificate authority(byte[] file, int count) {
        try {
            Certificate certificate = Certificate.read(Tlv.read(der(file)));
            if (!certificate.isAuthority()) {
                throw new IllegalArgumentException("certificate " + count + " is not one of an authority");
            }
            return certificate;
        } catch (BadData bad) {
            throw new IllegalArgumentException("certificate " + count + " cannot be read: " + bad.where(), bad);
        }
    }

    private static RevocationList revocationList(byte[] file, List<Certificate> authorities, int count) {
        try {
            RevocationList list = RevocationList.read(Tlv.read(der(file)));
            for (Certificate authority : authorities) {
                if (list.isFrom(authority)) {
                    return list;
                }
            }
            throw new IllegalArgumentException(
                    "revocation list " + count + " is not signed by an authority given here");
        } catch (BadData bad) {
            throw new IllegalArgumentException("revocation list " + count + " cannot be read: " + bad.where(), bad);
        }
    }

    private static byte[] der(byte[] file) throws BadData {
        if (file.length > 0 && file[0] == Tlv.SEQUENCE) {
            return file;
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("-----BEGIN");
        int from = begin < 0 ? -1 : text.indexOf('\n', begin);
        int to = from < 0 ? -1 : text.indexOf("-----END", from);
        if (to < 0) {
            throw new BadData("neither DER nor PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from, to));
        } catch (IllegalArgumentException garbled) {
            throw new BadData("PEM", garbled);
        }
    }

    public boolean isEmpty() {
        return authorities.isEmpty();
    }

    /** What is known of a signer. */
    enum Standing {
        UNKNOWN,
        REVOKED,
        /** Issued by a trusted authority; no current list was there to ask. */
        CHAINED,
        /** And a current list does not name it. */
        NOT_REVOKED
    }

    Standing standing(Certificate signer, @Nullable String country, Instant now) throws BadData {
        Certificate issuer = null;
        for (Certificate authority : authorities) {
            boolean itsCountry =
                    country == null || authority.subject().country().equals(country);
            if (itsCountry && !signer.isAuthority() && !signer.from().isAfter(now) && authority.issued(signer)) {
                issuer = authority;
                break;
            }
        }
        if (issuer == null) {
            return Standing.UNKNOWN;
        }
        boolean current = false;
        for (RevocationList list : revocations) {
            if (list.isFrom(issuer)) {
                if (list.revokes(signer.serial())) {
                    return Standing.REVOKED;
                }
                current |= list.isCurrent(now);
            }
        }
        return current ? Standing.NOT_REVOKED : Standing.CHAINED;
    }
}

package vn.lienthong.idcard.chip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom this place trusts to vouch for chips: certificates of country authorities (CSCA) and their lists of revoked signers. They
 * come from the authority by a way of its own, not from a card. An empty list is allowed: then no signer is known.
 */
public final class TrustList {

    private static final int MOST_REMEMBERED = 2000;
    private static final String MASTER_LIST = "2.23.136.1.1.2";

    /** A list and the authority whose signature it bears. */
    private record Signed(RevocationList list, Certificate authority) {}

    private final Map<String, Certificate> issuers = new ConcurrentHashMap<>();
    private final List<Certificate> authorities;
    private final List<Signed> revocations;

    private TrustList(List<Certificate> authorities, List<Signed> revocations) {
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
        List<Signed> revocations = new ArrayList<>();
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

    private static Signed revocationList(byte[] file, List<Certificate> authorities, int count) {
        try {
            RevocationList list = RevocationList.read(Tlv.read(der(file)));
            for (Certificate authority : authorities) {
                if (list.isFrom(authority)) {
                    return new Signed(list, authority);
                }
            }
            throw new IllegalArgumentException(
                    "revocation list " + count + " is not signed by an authority given here");
        } catch (BadData bad) {
            throw new IllegalArgumentException("revocation list " + count + " cannot be read: " + bad.where(), bad);
        }
    }

    /**
     * The certificates of authorities in a master list (Doc 9303-12, section 9): a country's signed list of all authorities that it
     * knows. Ones whose kind of key is not understood here are left out.
     *
     * @param file DER or PEM
     * @return certificates, each good for {@link #of}
     * @throws IllegalArgumentException if it is no such list, or its signer's certificate was issued by nobody on it
     */
    public static List<byte[]> masterList(byte[] file) {
        try {
            SignedData signed = SignedData.read(Tlv.read(der(file)), Set.of(MASTER_LIST));
            List<Certificate> authorities = new ArrayList<>();
            List<byte[]> found = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            List<Tlv> content = Tlv.read(signed.content()).expect(Tlv.SEQUENCE).children(2);
            for (Tlv one : content.get(1).expect(Tlv.SET).children()) {
                Certificate authority = understood(one);
                if (authority != null && seen.add(authority.fingerprint())) {
                    authorities.add(authority);
                    found.add(one.whole());
                }
            }
            Certificate signer = signed.signer();
            if (signer == null || !signed.signedBy(signer)) {
                throw new IllegalArgumentException("the master list is not signed by whom it names");
            }
            authorities.addAll(signed.certificates().stream()
                    .filter(Certificate::isAuthority)
                    .toList());
            for (Certificate authority : authorities) {
                if (authority.issued(signer)) {
                    return found;
                }
            }
            throw new IllegalArgumentException("nobody on the master list vouches for its signer");
        } catch (BadData bad) {
            throw new IllegalArgumentException("the master list cannot be read: " + bad.where(), bad);
        }
    }

    private static @Nullable Certificate understood(Tlv one) {
        try {
            Certificate certificate = Certificate.read(one);
            return certificate.isAuthority() ? certificate : null;
        } catch (BadData strange) {
            return null;
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
        Certificate issuer = signer.isAuthority() || signer.from().isAfter(now) ? null : issuer(signer);
        if (issuer == null || (country != null && !issuer.subject().country().equals(country))) {
            return Standing.UNKNOWN;
        }
        boolean current = false;
        for (Signed list : revocations) {
            if (list.authority().equals(issuer)) {
                if (list.list().revokes(signer.serial())) {
                    return Standing.REVOKED;
                }
                current |= list.list().isCurrent(now);
            }
        }
        return current ? Standing.NOT_REVOKED : Standing.CHAINED;
    }

    /** Some hundred signers make all cards of a country: whom an authority has issued is asked once. */
    private @Nullable Certificate issuer(Certificate signer) throws BadData {
        String fingerprint = signer.fingerprint();
        Certificate known = issuers.get(fingerprint);
        if (known != null) {
            return known;
        }
        for (Certificate authority : authorities) {
            if (authority.issued(signer)) {
                if (issuers.size() < MOST_REMEMBERED) {
                    issuers.put(fingerprint, authority);
                }
                return authority;
            }
        }
        return null;
    }
}

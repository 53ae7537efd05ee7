package vn.lienthong.idcard.chip;

import java.util.Set;
import vn.lienthong.idcard.Proof;

/**
 * What came of reading a chip. Only {@link Genuine}, {@link UnknownSigner} and {@link RevokedSigner} carry a person, and the
 * proofs say how far to believe it; the others carry none, so that nobody acts on altered data.
 */
public sealed interface ChipReading {

    /**
     * Signed by an authority trusted here, word for word.
     *
     * @param proofs whether {@link Proof#NOT_CLONED} and {@link Proof#NOT_REVOKED} are in it decides how much more was proved
     */
    record Genuine(ChipData data, Set<Proof> proofs) implements ChipReading {}

    /**
     * Whole in itself, but nobody trusted here stands behind the signer: no list of authorities is set up, or it lacks this one,
     * or the card was made by a forger.
     *
     * @param issuer the authority that the signer's certificate names; empty if the chip carries none
     */
    record UnknownSigner(ChipData data, Set<Proof> proofs, String issuer) implements ChipReading {}

    /** The authority has withdrawn the signer. */
    record RevokedSigner(ChipData data, Set<Proof> proofs) implements ChipReading {}

    /** These groups are not what was signed, or were signed and are missing: the data were altered. */
    record BrokenGroup(Set<DataGroup> groups) implements ChipReading {}

    /** The signature over the hashes is false. */
    record ForgedSignature() implements ChipReading {}

    /** The data are genuine and this chip is not theirs: it lacks the secret key that they name, or opens to another card's key. */
    record ClonedChip() implements ChipReading {}

    /** None of the keys opens the chip: number, birth or expiry is not what is printed on this card. */
    record WrongKey() implements ChipReading {}

    /** The card was taken away, or the reader failed, before all was read. */
    record CardRemoved() implements ChipReading {}

    /** A chip, but not an identity card: a bank card, say. */
    record NotAnIdCard() implements ChipReading {}

    /**
     * The chip said something that the standard does not know.
     *
     * @param where for whoever looks into it, without personal data
     */
    record Unreadable(String where) implements ChipReading {}
}

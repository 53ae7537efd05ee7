package vn.lienthong.capability.identity;

/** How a check ended. Each has words of its own for the officer, and stands in the record as it is named here. */
public enum Outcome {
    /** The register knows this person, and nothing that tells persons apart differs. */
    CONFIRMED(Verdict.YES),
    /** The register knows the number, and name, birth or sex differ from what was laid before the counter. */
    DIFFERS(Verdict.LOOK),
    /** The number belongs to somebody else: name and birth both differ. Typed wrongly, given twice, or another's number. */
    OTHER_PERSON(Verdict.NO),
    /** Several persons carry the number, and not exactly one of them is the one laid before the counter. */
    NUMBER_SHARED(Verdict.NO),
    /** The number is not known here, and somebody of the same name and birth has another one: a namesake, or a new number. */
    NAMESAKE(Verdict.LOOK),
    /** Nobody with this number is known here. The card says what it says; the register cannot confirm it. */
    NOT_KNOWN(Verdict.LOOK),
    /** What the card says contradicts its own number, and the register does not bear it out. */
    CARD_CONTRADICTS(Verdict.NO),
    /** The register has the person, and this purpose may not see them. */
    RESTRICTED(Verdict.LOOK),
    /** The register could not be asked; what is shown is the card's own. */
    REGISTER_SILENT(Verdict.LOOK),
    /** The data on the chip are genuine and the chip is not theirs: a copy. */
    CLONED_CHIP(Verdict.NO),
    /** Data on the chip are not what was signed, or the signature is false. */
    FORGED_CHIP(Verdict.NO),
    /** The authority has withdrawn the certificate that vouches for the chip. */
    REVOKED_SIGNER(Verdict.NO),
    /** The chip does not open to what is printed on the card. */
    WRONG_KEY(Verdict.NO),
    /** The card was taken away, or the reader failed, before all was read. */
    CARD_REMOVED(Verdict.LOOK),
    /** A QR code, a chip or a zone that is not an identity card's. */
    NOT_A_CARD(Verdict.LOOK),
    /** An identity card, and too much of it could not be read to say whose. */
    UNREADABLE(Verdict.LOOK);

    private final Verdict verdict;

    Outcome(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What the officer may do at best; warnings make it worse. */
    public Verdict verdict() {
        return verdict;
    }

    /** Key of its words; what to do next stands behind {@code .next}. */
    public String key() {
        return Check.key("outcome", this);
    }

    /** In three words, as the page colours it. */
    public enum Verdict {
        /** Go on. */
        YES,
        /** Somebody must look closer first. */
        LOOK,
        /** Do not go on with this. */
        NO;

        /** Key of its words. */
        public String key() {
            return Check.key("verdict", this);
        }
    }
}

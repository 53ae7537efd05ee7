package vn.lienthong.idcard;

/**
 * One thing that a check has proved about the person's data. What is not in the set was not proved: it says neither that it is
 * false nor that it was asked.
 */
public enum Proof {
    /** Somebody typed it. Proves nothing but the form. */
    TYPED,
    /** It was scanned from what looks like a card. Anybody can print such a code. */
    SCANNED,
    /** Check digits of the machine-readable zone agree: it was read without a slip. Anybody can compute them. */
    CHECKSUM,
    /** A chip answered to the key printed on the card. */
    CHIP_ANSWERED,
    /** The chip's security object is signed by the certificate that it carries. */
    SOD_SIGNATURE,
    /** That certificate was issued by a country authority that this place trusts. */
    CHAIN,
    /** A current list of revoked certificates was at hand and the signer is not on it. */
    NOT_REVOKED,
    /** Every group that was read is word for word what was signed. */
    HASHES,
    /** The chip holds a secret that cannot be copied, and the signed data name it. */
    NOT_CLONED
}

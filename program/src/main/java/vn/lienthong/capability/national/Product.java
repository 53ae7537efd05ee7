package vn.lienthong.capability.national;

import java.util.Locale;

/** Products of the population database about one person (TT 136/2026/TT-BCA). */
public enum Product {
    /** Result of a verification. */
    SPDC01,
    /** Answer to a look-up by SMS. */
    SPDC02,
    /** Answer to a look-up as an e-document by the public-service portal. */
    SPDC03,
    /** Answer to a look-up as an e-document by application software: what this program gets. */
    SPDC04,
    /** Answer to a look-up on paper. */
    SPDC05;

    /** Key of its words. */
    public String key() {
        return "national.product." + name().toLowerCase(Locale.ROOT);
    }
}

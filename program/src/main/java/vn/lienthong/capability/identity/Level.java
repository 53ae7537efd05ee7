package vn.lienthong.capability.identity;

/** How far it was proved that the person is who they say. Later ones prove more; a step is never taken without its proof. */
public enum Level {
    /** Nothing was proved: what was laid before the counter contradicts itself, or is no identity card. */
    NOTHING,
    /** Somebody said so: a number, a name and a day of birth were typed, and they fit. */
    TYPED,
    /** What is printed on a card: its QR code or its machine-readable zone. Anybody can print both. */
    PRINTED,
    /** VNeID vouches for the holder of a level 1 account. */
    VNEID_1,
    /** The chip is the authority's, unaltered and no copy. Says nothing of who carries it. */
    CHIP,
    /** VNeID vouches for the holder of a level 2 account, worth the card itself (NĐ 69/2024/NĐ-CP). */
    VNEID_2,
    /** The chip, and a face that a matcher found to be the chip's. An officer's eye does not lead here. */
    CHIP_AND_FACE;

    /** Key of its words. */
    public String key() {
        return Check.key("level", this);
    }
}

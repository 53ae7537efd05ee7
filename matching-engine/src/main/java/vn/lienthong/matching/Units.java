package vn.lienthong.matching;

/**
 * What is known of administrative units, from which the engine learns how far apart two codes are. The program gives it from
 * its locality; without one, equal codes are equal, all others strangers (what the list itself teaches of old codes is used in
 * either case).
 */
@FunctionalInterface
public interface Units {

    /** How near two units are. */
    enum Nearness {
        /** The same unit, whatever its code was called before. */
        SAME,
        /** One became part of the other, or was divided into it, or both were under one district. */
        NEAR,
        /** The same province. */
        SAME_PROVINCE,
        FAR
    }

    /** Knows nothing but equality. */
    Units NONE = (written, registered) -> written.equals(registered) ? Nearness.SAME : Nearness.FAR;

    /**
     * How near a code of a list is to a code of the register. Asked once per pair of codes and remembered; must be quick
     * and always answer the same.
     */
    Nearness nearness(String written, String registered);
}

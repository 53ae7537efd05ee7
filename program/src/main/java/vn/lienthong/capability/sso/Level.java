package vn.lienthong.capability.sso;

import java.util.List;

/** How sure we are who somebody is, from the least to the most (values of {@code acr}). */
public final class Level {

    /** VNeID, level 1. */
    public static final String VNEID_1 = "urn:vn:vneid:loa:1";

    /** VNeID, level 2. */
    public static final String VNEID_2 = "urn:vn:vneid:loa:2";

    static final List<String> ALL = List.of(vn.lienthong.capability.access.Entry.OFFICER, VNEID_1, VNEID_2);

    private Level() {}

    /** Whether somebody known so well is known well enough; an unknown demand is never met. */
    static boolean meets(String known, String demanded) {
        return demanded.isEmpty()
                || known.equals(demanded)
                || (ALL.contains(demanded) && ALL.indexOf(known) >= ALL.indexOf(demanded));
    }
}

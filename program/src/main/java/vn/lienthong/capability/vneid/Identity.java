package vn.lienthong.capability.vneid;

import java.time.Instant;
import java.util.List;

/**
 * What VNeID said of a person.
 *
 * @param number twelve digits
 * @param birth {@code yyyy-MM-dd}, or shorter if not all of it is known; possibly empty
 * @param gender as VNeID says it; possibly empty
 * @param idToken the token, for signing out there
 */
record Identity(
        String number,
        String name,
        String birth,
        String gender,
        String level,
        List<String> means,
        Instant provedAt,
        String idToken) {

    /** Not to be printed: it is a person. */
    @Override
    public String toString() {
        return "Identity[" + level + "]";
    }
}

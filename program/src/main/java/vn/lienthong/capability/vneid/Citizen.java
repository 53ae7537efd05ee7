package vn.lienthong.capability.vneid;

import java.time.Instant;

/**
 * The citizen of a session.
 *
 * @param personalNumber twelve digits, as VNeID says
 * @param birth {@code yyyy-MM-dd}, or shorter if not all of it is known; possibly empty
 * @param level {@code urn:vn:vneid:loa:1} or {@code 2}
 * @param provedAt when they last proved at VNeID who they are
 */
public record Citizen(String personalNumber, String name, String birth, String gender, String level, Instant provedAt) {

    /** Not to be printed: it is a person. */
    @Override
    public String toString() {
        return "Citizen[" + level + "]";
    }
}

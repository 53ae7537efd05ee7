package vn.lienthong.capability.access;

/**
 * A bundle of rights that a person holds at a unit for a period. The standard ones are beans of this room; a room may add
 * its own. Its words stand in the room's bundle under {@code access.role.<code>}.
 *
 * @param code lower case, such as {@code unit-head}
 * @param order where it stands in lists, small numbers first
 */
public record Role(String code, int order) {

    /** Runs the installation: accounts, units, backups, the audit trail. */
    public static final String ADMINISTRATOR = "administrator";

    /** The standing body of the task force (cơ quan thường trực): reads plans in, follows every item. */
    public static final String STANDING_BODY = "standing-body";

    /** Chairs and deputies of the locality: see everything, change nothing but decisions. */
    public static final String LEADER = "leader";

    /** Head of a unit: what concerns the unit, and the accounts of its people. */
    public static final String UNIT_HEAD = "unit-head";

    /** Officer of a unit: the unit's own work. */
    public static final String UNIT_OFFICER = "unit-officer";

    public Role {
        if (!code.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a role's code is lower case, not " + code);
        }
    }

    /** Key of its words. */
    public String key() {
        return "access.role." + code;
    }
}

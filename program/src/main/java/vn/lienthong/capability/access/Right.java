package vn.lienthong.capability.access;

import java.util.Set;

/**
 * Something that may be done, declared as a bean by the room in which it is done. Its words stand in that room's bundle:
 * {@code plan.import} is {@code plan.right.import}.
 *
 * @param code room and act, such as {@code plan.import}
 * @param roles codes of the {@link Role}s that hold it
 */
public record Right(String code, Set<String> roles) {

    public Right {
        if (!code.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("a right is named room.act, not " + code);
        }
        roles = Set.copyOf(roles);
    }

    /** Key of its words. */
    public String key() {
        int dot = code.indexOf('.');
        return code.substring(0, dot) + ".right" + code.substring(dot);
    }
}

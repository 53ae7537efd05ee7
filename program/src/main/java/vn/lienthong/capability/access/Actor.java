package vn.lienthong.capability.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does what is being done now.
 *
 * @param accountId the person's account: the one who signed in, also while standing in for another
 * @param displayName the person's name
 * @param agencyId the unit the person works for (while standing in: the absent person's), or null for none
 * @param roles codes of the roles in force today, at any unit
 * @param standInFor account of the absent person whose roles are used, or null
 * @param standInName that person's name, or null
 */
public record Actor(
        UUID accountId,
        String displayName,
        @Nullable UUID agencyId,
        Set<String> roles,
        @Nullable UUID standInFor,
        @Nullable String standInName) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The account whose matters these are: the absent person's while standing in, else one's own. */
    public UUID onBehalfOf() {
        return standInFor == null ? accountId : standInFor;
    }
}

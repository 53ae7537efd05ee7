package vn.lienthong.capability.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Viewer;

/**
 * The person behind a request, read afresh for each, so that a role taken away is gone with the next click.
 *
 * @param sessionId the session, or null where the program works in the person's name
 * @param held roles in force today (the absent person's while standing in)
 * @param rights what those roles give, at any unit
 * @param mustChange whether the password is a one-time one, so that nothing else may be done first
 */
record SignedIn(
        UUID accountId,
        @Nullable UUID sessionId,
        String userName,
        String name,
        @Nullable UUID agencyId,
        List<Held> held,
        Set<String> rights,
        @Nullable UUID standInFor,
        @Nullable String standInName,
        boolean mustChange)
        implements Viewer {

    /**
     * A role held at a unit.
     *
     * @param agencyId the unit, or null for the whole locality
     */
    record Held(String role, @Nullable UUID agencyId) {

        /** In place of a role: a program's token gives its rights itself. */
        static final String PROGRAM = "";

        boolean program() {
            return role.equals(PROGRAM);
        }
    }

    @Override
    public String id() {
        return actor().onBehalfOf().toString();
    }

    @Override
    public String displayName() {
        return name;
    }

    @Override
    public boolean may(String right) {
        return !mustChange && rights.contains(right);
    }

    Actor actor() {
        Set<String> roles =
                held.stream().filter(role -> !role.program()).map(Held::role).collect(Collectors.toUnmodifiableSet());
        return new Actor(accountId, name, agencyId, roles, standInFor, standInName);
    }
}

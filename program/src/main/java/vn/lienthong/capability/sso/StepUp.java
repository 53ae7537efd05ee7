package vn.lienthong.capability.sso;

import java.util.Optional;

/** A room that can make us surer who a person is, found as a bean. */
public interface StepUp {

    /**
     * Where the person goes to be known at a level, and comes back from; empty if this room cannot.
     *
     * @param level as in {@link Level}
     * @param next address of this house to come back to
     */
    Optional<String> path(String level, String next);
}

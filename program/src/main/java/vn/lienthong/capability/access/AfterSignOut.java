package vn.lienthong.capability.access;

import java.util.Optional;
import java.util.UUID;

/** A page to show after a sign-out, offered as a bean by a room that has something to end in the same browser. */
public interface AfterSignOut {

    /** Address of the page for a session that is about to end; empty for none. */
    Optional<String> page(UUID session);
}

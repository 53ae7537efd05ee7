package vn.lienthong.capability.access;

import java.util.UUID;

/**
 * A session was ended by an act: sign-out, sign-out everywhere, a new password, an account closed. Published in the
 * transaction that ended it. One that ran out by itself is not told.
 */
public record SessionEnded(UUID session, UUID account) {}

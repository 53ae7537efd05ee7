package vn.lienthong.capability.sso;

import java.util.UUID;

/**
 * The session of somebody without an account here has ended: {@link Outsiders}. Published by the room that knows them, in the
 * transaction that ended it; applications are told of it.
 *
 * @param person as {@link Outsiders.Outsider#person}
 */
public record OutsiderLeft(UUID session, UUID person) {}

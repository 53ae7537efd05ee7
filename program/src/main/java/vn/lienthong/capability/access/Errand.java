package vn.lienthong.capability.access;

import java.util.Optional;

/** A room that sends people to the door on their way to another program; found as a bean. */
public interface Errand {

    /**
     * @param name what the program is called
     * @param origin where the browser goes after it, such as {@code https://example.vn}: forms at the door may lead there
     * @param again whether the person must prove anew who they are, though signed in
     * @param hint user name that the program proposes; possibly empty
     */
    record Onward(String name, String origin, boolean again, String hint) {}

    /** What an address of this house leads to; empty if it is no errand of this room. */
    Optional<Onward> of(String next);
}

package vn.lienthong.capability.matching;

import java.util.Locale;
import vn.lienthong.capability.ui.Tag;

/** What people have decided about a row. Stored by its place here: add at the end only. */
enum Decision {
    OPEN(Tag.TODO),
    /** This person is meant. */
    ACCEPTED(Tag.DONE),
    /** Nobody of the register is meant. */
    NOBODY(Tag.DONE),
    /** Somebody in the hamlet is being asked. */
    ASKED(Tag.WAIT),
    /** A second person must confirm what was decided. */
    SECOND(Tag.WAIT),
    /** The row leaves the list: double, deceased, moved away. */
    REMOVED(Tag.DONE),
    /** The row stays although it is double, or the person deceased or moved by the register. */
    KEPT(Tag.DONE);

    private static final Decision[] ALL = values();
    private final Tag tag;

    Decision(Tag tag) {
        this.tag = tag;
    }

    boolean settled() {
        return this == ACCEPTED || this == NOBODY || this == REMOVED || this == KEPT;
    }

    Tag tag() {
        return tag;
    }

    String key() {
        return "matching.decision." + name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    static Decision of(int code) {
        return ALL[code];
    }
}

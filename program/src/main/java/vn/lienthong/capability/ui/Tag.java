package vn.lienthong.capability.ui;

/** The look of a state: a shape and a colour, to which a word is always added. */
public enum Tag {
    /** Nothing done yet: a ring. */
    TODO,
    /** Being worked on: a half disc. */
    DOING,
    /** Finished: a tick. */
    DONE,
    /** Needs a look soon, or a doubt: a diamond. */
    SOON,
    /** Past its day: a triangle. */
    LATE,
    /** Cannot go on: a square. */
    STUCK,
    /** Waits for somebody else: two bars. */
    WAIT,
    /** Does not apply, was stopped: a dash. */
    NONE,
    /** A remark that is no state: no shape. */
    PLAIN;

    static String css(Tag tag) {
        return tag.name().toLowerCase(java.util.Locale.ROOT);
    }
}

package vn.lienthong.capability.golive;

import vn.lienthong.capability.ui.Tag;

/** Where a system stands on its way into operation. */
public enum Stage {
    /** Nothing has been sent. */
    PREPARING(Tag.TODO),
    /** The request letter is out. */
    REQUESTED(Tag.DOING),
    /** Both sides have named whom to call. */
    CONTACTED(Tag.DOING),
    /** All papers asked for are there. */
    PAPERS_DONE(Tag.DOING),
    /** The integration test was passed. */
    TESTED(Tag.DOING),
    /** The security check was passed. */
    CHECKED(Tag.DOING),
    /** In operation. */
    LIVE(Tag.DONE),
    /** Was in operation, and its security check has run out: it has to be checked again. */
    EXPIRED(Tag.LATE),
    /** Given up, or taken out of operation. */
    STOPPED(Tag.NONE);

    private final Tag tag;

    Stage(Tag tag) {
        this.tag = tag;
    }

    /** Its look. */
    public Tag tag() {
        return tag;
    }

    /** Message key of its word. */
    public String key() {
        return "golive.stage." + name();
    }
}

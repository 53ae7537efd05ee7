package vn.lienthong.steering.progress;

import vn.lienthong.capability.ui.Tag;

/** How far a step has come. */
public enum StepState {
    NOT_STARTED(Tag.TODO),
    DOING(Tag.DOING),
    DONE(Tag.DONE),
    /** Cannot go on; a reason stands beside it. */
    BLOCKED(Tag.STUCK),
    /** Is not done here; a reason and a day on which to look at it again stand beside it. */
    NOT_APPLICABLE(Tag.NONE);

    private final Tag tag;

    StepState(Tag tag) {
        this.tag = tag;
    }

    /** Its look. */
    public Tag tag() {
        return tag;
    }

    /** Message key of its word. */
    public String key() {
        return "progress.state." + name();
    }

    /** Whether work is left. */
    public boolean open() {
        return this == NOT_STARTED || this == DOING || this == BLOCKED;
    }
}

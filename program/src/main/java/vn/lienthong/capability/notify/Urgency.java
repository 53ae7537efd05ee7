package vn.lienthong.capability.notify;

/** How soon a person should know. */
public enum Urgency {
    /** Good to know: the inbox and the next digest. */
    NOTE(0),
    /** Something is to be done: the same ways, but before the notes. */
    TASK(1),
    /** Cannot wait for the digest: a mail of its own, as soon as the person's quiet hours allow. */
    NOW(2);

    private final int rank;

    Urgency(int rank) {
        this.rank = rank;
    }

    /** As it is stored; the more urgent, the higher. */
    int rank() {
        return rank;
    }

    static Urgency of(int rank) {
        return rank == 0 ? NOTE : rank == 1 ? TASK : NOW;
    }
}

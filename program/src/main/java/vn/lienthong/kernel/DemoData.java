package vn.lienthong.kernel;

/**
 * Invented records of a room, by which a newcomer sees the program at work. Loaded once, in order, into an empty database
 * that the program itself keeps; never into somebody else's unless asked.
 */
public interface DemoData {

    /** Small numbers first: 10 locality, 20 accounts, 30 and up the rooms that stand on them. */
    int order();

    /** Writes the records. Runs in the transaction of the caller. */
    void load();
}

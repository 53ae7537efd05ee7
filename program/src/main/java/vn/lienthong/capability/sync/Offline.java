package vn.lienthong.capability.sync;

import java.time.Duration;

/** Limits of work without a signal. */
public final class Offline {

    /** How long a device may keep what it took along. */
    public static final Duration TAKEN_ALONG = Duration.ofDays(7);

    /** Entries sent at once. */
    static final int MOST_AT_ONCE = 50;

    /** Letters of one sending. */
    static final int LONGEST = 2_000_000;

    /** Devices of one person. */
    static final int MOST_DEVICES = 5;

    /** How often an entry that breaks the program is tried before the ones behind it go on. */
    static final int TRIES = 5;

    /** A clock that is wrong by less is not worth a word. */
    static final Duration CLOCK_ERROR = Duration.ofMinutes(2);

    /** How long receipts are kept: a device that was in a drawer for a year still learns what became of its entries. */
    static final Duration RECEIPTS = Duration.ofDays(400);

    private Offline() {}
}

package vn.lienthong.capability.sync;

/**
 * A kind of work that goes on without a signal, found as a bean. The room keeps a page at {@link #PAGES} + kind that is open to all,
 * holds no data and is the same for everyone (browsers keep it), and includes the part {@code sync.bar}; its script puts entries into
 * the device's queue.
 */
public interface OfflineWork {

    /** Below this address lie the pages that browsers keep. */
    String PAGES = "/ngoai-mang/";

    /** Short name in addresses, such as {@code doi-sanh}. */
    String kind();

    /** Message key of its name. */
    String key();

    /** The right without which nothing is handed out or taken. */
    String right();

    /**
     * What the device takes along, as JSON; only what the one who acts may see, and as little as the work needs. It is enciphered on
     * the device and removed after {@link Offline#TAKEN_ALONG}.
     */
    String pack();

    /**
     * Takes an entry, in the name of the one whose device it is and with the rights they hold now, inside a transaction: what is
     * written here and the receipt stand or fall together. It is never called again for an entry that it answered.
     */
    OfflineAnswer take(OfflineEntry entry);
}

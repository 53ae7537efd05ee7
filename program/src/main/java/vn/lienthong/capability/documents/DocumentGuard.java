package vn.lienthong.capability.documents;

/**
 * Who may read the documents of a room, offered by that room as a bean. Documents of a room without a guard are shown to
 * nobody.
 */
public interface DocumentGuard {

    /** The {@link StoredDocument#owner()} that this guard speaks for. */
    String owner();

    /** Whether the person who asks now may read it. */
    boolean mayRead(StoredDocument document);
}

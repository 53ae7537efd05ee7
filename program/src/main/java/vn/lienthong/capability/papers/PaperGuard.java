package vn.lienthong.capability.papers;

/**
 * Who else may read issued papers, offered as a bean by the room that had them issued: whoever holds {@code papers.read} at
 * the issuing agency may always.
 */
public interface PaperGuard {

    /** Start of the codes of its {@link PaperKind}s, such as {@code letters}. */
    String room();

    /** Whether the person who asks now may read it. */
    boolean mayRead(IssuedPaper paper);
}

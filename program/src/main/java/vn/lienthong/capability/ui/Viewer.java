package vn.lienthong.capability.ui;

/** Who looks at the page, as far as the frame must know; the signed-in principal implements it. */
public interface Viewer {

    /** Who this is, the same in every request: the account whose matters are read, also while a colleague stands in. */
    String id();

    /** Name as shown in the page head. */
    String displayName();

    /** Whether this person holds a right anywhere, such as {@code plan.read}: decides what is offered, not what is allowed. */
    boolean may(String right);
}

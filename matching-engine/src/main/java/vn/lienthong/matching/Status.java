package vn.lienthong.matching;

/** What the register says has become of a person. */
public enum Status {
    ALIVE,
    DECEASED,
    /** Lives elsewhere now. */
    MOVED,
    /** The number was cancelled. */
    CANCELLED
}

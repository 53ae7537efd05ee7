package vn.lienthong.capability.reading;

/** The caller's ear and brake: told how far the reading is, asked whether it is still wanted. */
public interface ReadingProgress {

    /** Nobody listens and nobody cancels. */
    ReadingProgress NONE = (page, pages) -> {};

    /** So many of so many pages are done. Called from one thread at a time, with rising {@code page}. */
    void at(int page, int pages);

    /** True once the reading is not wanted any more; it then ends soon as {@link Reading.Reason#CANCELLED}. */
    default boolean cancelled() {
        return false;
    }
}

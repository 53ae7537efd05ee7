package vn.lienthong.capability.jobs;

import java.util.Optional;
import java.util.UUID;

/** What a work sees of its job, and how it reports. */
public interface JobRun {

    /** The job. */
    UUID id();

    /** Whoever started it; empty for housekeeping. */
    Optional<UUID> owner();

    /** What {@link Jobs#start} was given: usually the id of a record of the room. */
    String argument();

    /**
     * Says how far the work is. Cheap, to be called as often as one likes: at most two of them a second are stored.
     *
     * @param done units done, 0 to total
     * @param total units in all; 0 while unknown
     * @param noteKey message key of a line such as "trang 6 trên 9"
     * @param args its arguments: texts and numbers, kept with the job
     */
    void progress(long done, long total, String noteKey, Object... args);

    /**
     * Whether to stop now: the user asked, or the program ends. Ask often (several times a second) and return soon when
     * true; the machine then calls {@link JobWork#undo} or keeps the job for the next start.
     */
    boolean cancelled();

    /** Leaves the work, by an exception not to be caught, when {@link #cancelled()}. */
    void stopIfCancelled();

    /** What the last {@link #checkpoint(String)} stored, in this or an earlier run of the job. */
    Optional<String> checkpoint();

    /**
     * Keeps where the work stands. It is written in the caller's transaction: rows and checkpoint committed together are
     * done exactly once, however often the program dies. If another program has taken the job over meanwhile, this throws
     * and so rolls the transaction back.
     */
    void checkpoint(String state);

    /** Where the outcome can be seen, a path of this program such as {@code /ke-hoach/…}; offered when the job is done. */
    void result(String path);
}

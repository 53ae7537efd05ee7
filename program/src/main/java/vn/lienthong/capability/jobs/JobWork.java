package vn.lienthong.capability.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * One kind of long work, offered by a room as a bean.
 *
 * <p>The program may die at any moment of it: the job is then run again, in this program or another copy, with the last
 * {@link JobRun#checkpoint(String)} at hand. Work that must happen once commits it together with its checkpoint.
 */
public interface JobWork {

    /** Name of the kind, {@code room.act} in lower case, such as {@code plan.read}; stored, so it never changes. */
    String kind();

    /**
     * Does the work. Returning means done; {@link JobFailure} means a reason that can be told; anything else is trouble
     * that the user sees as a reference number.
     */
    void run(JobRun run) throws Exception;

    /**
     * Removes what the work left, after it was cancelled or has failed for good. May be called more than once, and for
     * a job that had hardly begun.
     */
    default void undo(JobRun run) throws Exception {}

    /** Whether it keeps a processor busy for long: such work goes one at a time, so that pages stay fast. */
    default boolean heavy() {
        return false;
    }

    /** How often trouble is tried again before the job fails. A {@link JobFailure} is never tried again. */
    default Retry retry() {
        return Retry.NONE;
    }

    /** For housekeeping: how long after one such job the next is started by the program itself, with no owner. */
    default Optional<Duration> cadence() {
        return Optional.empty();
    }

    /**
     * @param tries runs in all, 1 or more
     * @param pause wait before the second run; doubled each time after
     */
    record Retry(int tries, Duration pause) {

        /** One run only. */
        public static final Retry NONE = new Retry(1, Duration.ZERO);

        public Retry {
            if (tries < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("tries " + tries + ", pause " + pause);
            }
        }

        Duration longestPause() {
            return tries == 1 ? Duration.ZERO : pauseAfter(tries - 1);
        }

        Duration pauseAfter(int failedTries) {
            return pause.multipliedBy(1L << Math.min(failedTries - 1, 16));
        }
    }
}

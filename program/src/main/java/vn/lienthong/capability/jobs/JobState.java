package vn.lienthong.capability.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.capability.ui.Page;
import vn.lienthong.capability.ui.Tag;

/**
 * A job as it stands now.
 *
 * @param id the job
 * @param kind its kind, see {@link JobWork#kind()}
 * @param owner account that started it, or null for housekeeping
 * @param status where it stands
 * @param title what it is called
 * @param argument what the work was given
 * @param done units done
 * @param total units in all, 0 while unknown
 * @param note last line the work said, or null
 * @param secondsLeft estimate, or null while nothing can be said
 * @param stopping whether it was asked to stop and has not yet
 * @param result path of the outcome, or null
 * @param failure why it failed, or null
 * @param reference number by which the trouble is found in the log, or null
 * @param createdAt when it was asked for
 * @param startedAt when it was begun (again), or null
 * @param finishedAt when it ended, or null
 */
public record JobState(
        UUID id,
        String kind,
        @Nullable UUID owner,
        Status status,
        Words title,
        String argument,
        long done,
        long total,
        @Nullable Words note,
        @Nullable Long secondsLeft,
        boolean stopping,
        @Nullable String result,
        @Nullable Words failure,
        @Nullable String reference,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Whether nothing more will happen to it. */
    public boolean finished() {
        return status == Status.DONE || status == Status.FAILED || status == Status.CANCELLED;
    }

    /** Share done in percent; empty while the total is unknown. */
    public Optional<Integer> percent() {
        return total <= 0 ? Optional.empty() : Optional.of(Math.clamp(done * 100 / total, 0, 100));
    }

    /** Where a job stands; stored by name in lower case. */
    public enum Status {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How its tag is drawn. */
        Tag tag() {
            return switch (this) {
                case WAITING -> Tag.WAIT;
                case RUNNING -> Tag.DOING;
                case DONE -> Tag.DONE;
                case FAILED -> Tag.STUCK;
                case CANCELLED -> Tag.NONE;
            };
        }

        /** Message key of its word. */
        String key() {
            return "jobs.status." + stored();
        }
    }

    /**
     * A line to be said in the reader's language.
     *
     * @param key message key
     * @param arguments texts and numbers for its pattern
     */
    public record Words(String key, List<Object> arguments) {

        /** The line as the reader of a page sees it. */
        public String on(Page page) {
            return page.t(key, arguments.toArray());
        }
    }
}

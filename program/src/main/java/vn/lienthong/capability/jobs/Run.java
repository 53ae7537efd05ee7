package vn.lienthong.capability.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run of a job in this program; the work writes to it, the ticker of {@link JobRunner} carries it to the table. */
final class Run implements JobRun {

    /** Leaves the work; caught by {@link JobRunner} alone. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("job stopped", null, false, false);
        }
    }

    private final JobStore store;
    private final UUID holder;
    private final JobStore.Claimed claimed;
    private final InstantSource clock;
    private final java.time.Instant begun;

    private volatile @Nullable String checkpoint;
    private volatile @Nullable String result;
    private volatile JobStore.Progress progress;
    private volatile boolean dirty;
    private volatile boolean cancelRequested;
    private volatile boolean programEnds;
    private volatile boolean lost;
    private volatile boolean observed;
    private volatile long firstDone = -1;

    Run(JobStore store, UUID holder, JobStore.Claimed claimed, InstantSource clock) {
        this.store = store;
        this.holder = holder;
        this.claimed = claimed;
        this.clock = clock;
        this.begun = clock.instant();
        this.checkpoint = claimed.checkpoint();
        this.cancelRequested = claimed.cancelRequested();
        JobState job = claimed.job();
        this.progress = new JobStore.Progress(job.done(), job.total(), job.note(), null);
    }

    @Override
    public UUID id() {
        return claimed.job().id();
    }

    @Override
    public Optional<UUID> owner() {
        return Optional.ofNullable(claimed.job().owner());
    }

    @Override
    public String argument() {
        return claimed.job().argument();
    }

    @Override
    public void progress(long done, long total, String noteKey, Object... args) {
        if (firstDone < 0) {
            firstDone = done;
        }
        progress = new JobStore.Progress(
                done, total, new JobState.Words(noteKey, List.of(args)), secondsLeft(done - firstDone, total - done));
        dirty = true;
    }

    private @Nullable Long secondsLeft(long doneHere, long open) {
        Duration passed = Duration.between(begun, clock.instant());
        return doneHere <= 0 || open < 0 || passed.toMillis() < 2000
                ? null
                : Math.ceilDiv(passed.toMillis() * open, doneHere * 1000);
    }

    @Override
    public boolean cancelled() {
        if (cancelRequested || programEnds || lost) {
            observed = true;
        }
        return observed;
    }

    @Override
    public void stopIfCancelled() {
        if (cancelled()) {
            throw new Stopped();
        }
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void checkpoint(String state) {
        if (!store.checkpoint(holder, id(), state)) {
            lost = true;
            throw new Stopped();
        }
        checkpoint = state;
    }

    @Override
    public void result(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a result is a path of this program");
        }
        result = path;
    }

    UUID holder() {
        return holder;
    }

    JobStore.Claimed claimed() {
        return claimed;
    }

    JobStore.Progress progress() {
        return progress;
    }

    @Nullable
    String result() {
        return result;
    }

    /** The progress to be stored now, if there is a new one. */
    Optional<JobStore.Progress> takeNews() {
        if (!dirty) {
            return Optional.empty();
        }
        dirty = false;
        return Optional.of(progress);
    }

    void order(JobStore.@Nullable Orders orders) {
        if (orders == null) {
            lost = true;
        } else if (orders.cancelRequested()) {
            cancelRequested = true;
        }
    }

    void requestCancel() {
        cancelRequested = true;
    }

    void endProgram() {
        programEnds = true;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    boolean programEnds() {
        return programEnds;
    }

    boolean lost() {
        return lost;
    }

    /** Whether the work was told to stop: if it then returns, it has stopped and is not done. */
    boolean observed() {
        return observed;
    }
}

package vn.lienthong.capability.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.kernel.Ids;

/** Starts, shows and stops long work. */
@Component
public class Jobs {

    private final JobStore store;
    private final JobRunner runner;
    private final Access access;

    Jobs(JobStore store, JobRunner runner, Access access) {
        this.access = access;
        this.store = store;
        this.runner = runner;
    }

    /**
     * Asks for a piece of work. It is stored in the caller's transaction and begins after the commit. It belongs to the
     * person who acts now and runs in that person's name; without one it is housekeeping.
     *
     * @param kind a {@link JobWork#kind()}
     * @param title message key of what the job is called (a text without a message is shown as it stands)
     * @param argument what the work needs to know, usually an id
     * @param titleArguments texts and numbers for the title
     * @return id of the job
     * @throws IllegalArgumentException when no room offers this kind
     */
    public UUID start(String kind, String title, String argument, Object... titleArguments) {
        runner.requireKnown(kind);
        UUID id = Ids.next();
        UUID owner = access.actorIfAny().map(Actor::accountId).orElse(null);
        store.insert(id, kind, owner, new JobState.Words(title, List.of(titleArguments)), argument);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    runner.wake();
                }
            });
        } else {
            runner.wake();
        }
        return id;
    }

    /** The job as it stands; empty when there is none, or it was tidied away. */
    public Optional<JobState> state(UUID id) {
        return store.find(id);
    }

    /**
     * Asks a job to stop. One that has not begun is cancelled at once; a running one stops within about a second of its
     * next look, then what it left is removed. A finished job stays as it is.
     */
    public void cancel(UUID id) {
        store.requestCancel(id);
        runner.cancelHere(id);
    }
}

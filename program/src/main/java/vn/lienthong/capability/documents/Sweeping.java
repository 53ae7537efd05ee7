package vn.lienthong.capability.documents;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/**
 * Once a day removes contents that no record names: what was released, and what was stored in a transaction that came to
 * nothing. A content younger than an hour is left alone.
 */
@Component
class Sweeping implements JobWork {

    static final Duration YOUNG = Duration.ofHours(1);

    private final Vault vault;
    private final DocumentStore store;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sweeping(Vault vault, DocumentStore store, Clock clock, PlatformTransactionManager transactions) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return "documents.sweep";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) throws IOException {
        Instant now = clock.instant();
        sweep(run, now.minus(YOUNG));
        vault.sweepIncoming(now);
    }

    int sweep(JobRun run, Instant olderThan) throws IOException {
        List<String> hashes = vault.hashesOlderThan(olderThan);
        int looked = 0;
        int removed = 0;
        for (String sha256 : hashes) {
            run.stopIfCancelled();
            if (Boolean.TRUE.equals(
                    transaction.execute(status -> store.lockContentForRemoval(sha256) && vault.remove(sha256)))) {
                removed++;
            }
            run.progress(++looked, hashes.size(), "documents.sweep.progress", looked, removed);
        }
        return removed;
    }
}

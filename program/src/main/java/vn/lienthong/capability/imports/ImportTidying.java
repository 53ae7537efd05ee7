package vn.lienthong.capability.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/**
 * Once a day removes imports that were never run after a week, and the files of ended ones after 90 days: lists name
 * people, and nobody needs the sheet once its rows are in.
 */
@Component
class ImportTidying implements JobWork {

    static final Duration DRAFTS = Duration.ofDays(7);
    static final Duration ENDED = Duration.ofDays(90);

    private final ImportStore store;
    private final Documents documents;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ImportTidying(ImportStore store, Documents documents, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.documents = documents;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return "imports.tidy";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(JobRun run) {
        Instant now = clock.instant();
        List<ImportStore.Import> old = store.outdated(now.minus(DRAFTS), now.minus(ENDED));
        while (!old.isEmpty()) {
            for (ImportStore.Import one : old) {
                run.stopIfCancelled();
                transaction.executeWithoutResult(status -> remove(one));
            }
            old = store.outdated(now.minus(DRAFTS), now.minus(ENDED));
        }
    }

    private void remove(ImportStore.Import one) {
        documents.release(one.document(), SheetImport.ROOM);
        UUID badDocument = one.badDocument();
        if (badDocument != null) {
            documents.release(badDocument, SheetImport.ROOM);
        }
        store.remove(one.id());
    }
}

package vn.lienthong.capability.documents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobFailure;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Once a month reads every stored content again: disks forget quietly, and a backup must be fetched while it exists. */
@Component
class Verifying implements JobWork {

    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);
    private static final int BATCH = 100;

    private final Documents documents;
    private final DocumentStore store;

    Verifying(Documents documents, DocumentStore store) {
        this.documents = documents;
        this.store = store;
    }

    @Override
    public String kind() {
        return "documents.verify";
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(30));
    }

    @Override
    public void run(JobRun run) {
        String[] reached = run.checkpoint().orElse(new UUID(0, 0) + ";0;0").split(";", -1);
        UUID last = UUID.fromString(reached[0]);
        long looked = Long.parseLong(reached[1]);
        long damaged = Long.parseLong(reached[2]);
        long total = store.count();
        List<StoredDocument> batch = store.after(last, BATCH);
        while (!batch.isEmpty()) {
            for (StoredDocument document : batch) {
                run.stopIfCancelled();
                if (!documents.verify(document.id())) {
                    damaged++;
                    LOG.error("the stored content of document {} is missing or damaged", document.id());
                }
                run.progress(++looked, total, "documents.verify.progress", looked, damaged);
            }
            last = batch.getLast().id();
            run.checkpoint(last + ";" + looked + ";" + damaged);
            batch = store.after(last, BATCH);
        }
        if (damaged > 0) {
            throw new JobFailure("documents.verify.damaged", damaged);
        }
    }
}

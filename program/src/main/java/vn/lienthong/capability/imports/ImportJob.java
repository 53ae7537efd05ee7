package vn.lienthong.capability.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.jobs.JobFailure;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/**
 * Carries the rows of a sheet into their room, 500 in a transaction together with the refused ones among them and the
 * line reached: whenever the program dies, each row has come once or not at all.
 */
@Component
class ImportJob implements JobWork {

    static final String KIND = "imports.run";
    private static final int BATCH = 500;
    private static final int REFUSALS_BEFORE_ROW_BY_ROW = 3;

    private final ImportStore store;
    private final RowTypes types;
    private final Documents documents;
    private final BadRowsSheet badRows;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    ImportJob(
            ImportStore store,
            RowTypes types,
            Documents documents,
            BadRowsSheet badRows,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.types = types;
        this.documents = documents;
        this.badRows = badRows;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** The line reached, and what came of those before it. */
    private record Reached(int line, int good, int bad) {
        static Reached of(String stored) {
            String[] parts = stored.split(";", -1);
            return new Reached(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        String stored() {
            return line + ";" + good + ";" + bad;
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        ImportStore.Import work =
                store.find(UUID.fromString(run.argument())).orElseThrow(() -> new JobFailure("imports.failure.gone"));
        run.result(SheetImport.PATH + "/" + work.id());
        if (work.status() == ImportStore.Status.DONE) {
            return;
        }
        try {
            SheetFile file = file(work);
            int total = count(run, file, work);
            finish(run, work, deliver(run, file, work, total));
        } catch (SheetRefused e) {
            throw new JobFailure(e.problem().key(), e.problem().arguments().toArray());
        }
    }

    private SheetFile file(ImportStore.Import work) {
        StoredDocument document =
                documents.find(work.document()).orElseThrow(() -> new JobFailure("imports.failure.gone"));
        return new SheetFile(documents.path(document.id()), document.mediaType());
    }

    private static int count(JobRun run, SheetFile file, ImportStore.Import work) {
        int rows = 0;
        try (RowSource source = file.open(work.tab())) {
            for (RowSource.Line line = source.next(); line != null; line = source.next()) {
                rows += line.number() > work.headerLine() ? 1 : 0;
                if (rows > file.limits().rows()) {
                    throw new SheetRefused("imports.refused.rows", file.limits().rows());
                }
                if (rows % BATCH == 0) {
                    run.stopIfCancelled();
                }
            }
        }
        return rows;
    }

    private Reached deliver(JobRun run, SheetFile file, ImportStore.Import work, int total) {
        RowChecks checks = new RowChecks(work.id(), types.require(work.kind()), work.fields());
        Reached reached = run.checkpoint().map(Reached::of).orElse(new Reached(work.headerLine(), 0, 0));
        report(run, reached, total);
        try (RowSource source = file.open(work.tab())) {
            List<RowSource.Line> batch = new ArrayList<>();
            for (RowSource.Line line = source.next(); line != null; line = source.next()) {
                if (line.number() <= reached.line()) {
                    continue;
                }
                batch.add(line);
                if (batch.size() == BATCH) {
                    run.stopIfCancelled();
                    reached = take(run, work, checks, batch, reached);
                    report(run, reached, total);
                    batch.clear();
                }
            }
            run.stopIfCancelled();
            if (!batch.isEmpty()) {
                reached = take(run, work, checks, batch, reached);
                report(run, reached, total);
            }
        }
        return reached;
    }

    private static void report(JobRun run, Reached reached, int total) {
        run.progress(reached.good() + reached.bad(), total, "imports.progress", reached.good(), reached.bad(), total);
    }

    private Reached take(
            JobRun run, ImportStore.Import work, RowChecks checks, List<RowSource.Line> lines, Reached before) {
        List<RowChecks.Good> good = new ArrayList<>();
        List<RowChecks.Refused> refused = new ArrayList<>();
        for (RowSource.Line line : lines) {
            switch (checks.check(line)) {
                case RowChecks.Good row -> good.add(row);
                case RowChecks.Refused row -> refused.add(row);
            }
        }
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            refused.addAll(hand(types.require(work.kind()), work.id(), good));
            store.addBad(work.id(), refused);
            Reached after = new Reached(
                    lines.getLast().number(),
                    before.good() + lines.size() - refused.size(),
                    before.bad() + refused.size());
            run.checkpoint(after.stored());
            return after;
        }));
    }

    /** Hands good rows over; those that the room refuses after all come back. */
    private List<RowChecks.Refused> hand(RowType type, UUID importId, List<RowChecks.Good> good) {
        List<RowChecks.Refused> refused = new ArrayList<>();
        List<RowChecks.Good> open = new ArrayList<>(good);
        while (!open.isEmpty() && refused.size() < REFUSALS_BEFORE_ROW_BY_ROW) {
            Optional<RowChecks.Refused> no = attempt(type, importId, open);
            if (no.isEmpty()) {
                return refused;
            }
            refused.add(no.get());
            open.removeIf(row -> row.line().number() == no.get().line().number());
        }
        for (RowChecks.Good row : open) {
            attempt(type, importId, List.of(row)).ifPresent(refused::add);
        }
        return refused;
    }

    private Optional<RowChecks.Refused> attempt(RowType type, UUID importId, List<RowChecks.Good> rows) {
        try {
            savepoint.executeWithoutResult(status ->
                    type.take(importId, rows.stream().map(RowChecks.Good::row).toList()));
            return Optional.empty();
        } catch (RowRefused e) {
            Set<Integer> known = new HashSet<>();
            rows.forEach(row -> known.add(row.line().number()));
            RowChecks.Good row = rows.stream()
                    .filter(candidate -> candidate.line().number() == e.row())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("refused row " + e.row() + " is not among " + known));
            return Optional.of(new RowChecks.Refused(row.line(), List.of(new RowChecks.Reason("", e.problem()))));
        }
    }

    private void finish(JobRun run, ImportStore.Import work, Reached reached) {
        transaction.executeWithoutResult(status -> {
            UUID sheet = reached.bad() == 0 ? null : badRows.write(work).id();
            store.removeBad(work.id());
            store.end(work.id(), ImportStore.Status.DONE, reached.good(), reached.bad(), sheet);
            run.checkpoint(reached.stored());
        });
    }

    @Override
    public void undo(JobRun run) {
        UUID id = UUID.fromString(run.argument());
        store.find(id)
                .filter(work -> work.status() != ImportStore.Status.DONE)
                .ifPresent(work -> transaction.executeWithoutResult(status -> {
                    types.require(work.kind()).withdraw(id);
                    store.removeBad(id);
                    store.end(id, ImportStore.Status.STOPPED, 0, 0, null);
                }));
    }
}

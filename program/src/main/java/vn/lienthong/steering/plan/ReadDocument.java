package vn.lienthong.steering.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.FileReading;
import vn.lienthong.capability.reading.Reading;
import vn.lienthong.capability.reading.ReadingProgress;
import vn.lienthong.capability.reading.SourceText;
import vn.lienthong.steering.planreader.PlanReader;
import vn.lienthong.steering.planreader.PlanReading;

/**
 * Reads an uploaded document into drafts. All that it finds is written in one transaction at the end: a reading that is
 * cut off leaves nothing, and begins again at the next start.
 */
@Component
class ReadDocument implements JobWork {

    static final String KIND = "plan.read";

    private final ImportStore imports;
    private final Documents documents;
    private final TransactionTemplate transaction;
    private final PlanReader reader;
    private final FileReading files = new FileReading();

    ReadDocument(ImportStore imports, Documents documents, TransactionTemplate transaction, Catalogue catalogue) {
        this.imports = imports;
        this.documents = documents;
        this.transaction = transaction;
        this.reader = new PlanReader(catalogue);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.argument());
        Import document = imports.find(id).orElse(null);
        if (document == null || document.state() != Import.State.READING) {
            return;
        }
        Reading reading = files.read(document.fileName(), documents.path(document.documentId()), listener(run));
        run.stopIfCancelled();
        switch (reading) {
            case Reading.Refused refused -> imports.refuse(id, refusal(refused));
            case Reading.Read read -> understand(id, read, run);
        }
        run.result("/ke-hoach/nhap/" + id);
    }

    private static ReadingProgress listener(JobRun run) {
        return new ReadingProgress() {
            @Override
            public void at(int page, int pages) {
                run.progress(page, pages, "plan.progress.reading", page, pages);
            }

            @Override
            public boolean cancelled() {
                return run.cancelled();
            }
        };
    }

    private static Import.Refusal refusal(Reading.Refused refused) {
        return new Import.Refusal(refused.reason().name(), refused.args());
    }

    private void understand(UUID id, Reading.Read read, JobRun run) {
        SourceText text = read.text();
        run.progress(0, 0, "plan.progress.understanding");
        PlanReading reading = reader.read(text);
        run.stopIfCancelled();
        if (reading.items().isEmpty()) {
            imports.refuse(
                    id,
                    new Import.Refusal(
                            Import.Refusal.NO_ITEMS,
                            Map.of("lines", Integer.toString(text.lines().size()))));
            return;
        }
        transaction.executeWithoutResult(status -> {
            keep(id, text, reading);
            imports.notices(
                    id,
                    read.notices().stream()
                            .map(notice -> new Import.Notice(notice.code().name(), notice.args()))
                            .toList());
        });
    }

    void keep(UUID id, SourceText text, PlanReading reading) {
        boolean open = imports.lock(id)
                .filter(document -> document.state() == Import.State.READING)
                .isPresent();
        if (!open) {
            return;
        }
        imports.clear(id);
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(new Line(line.page(), line.number(), line.text())));
        imports.text(id, lines);
        int position = 0;
        for (PlanReading.Item item : reading.items()) {
            List<Mark> marks = AsRead.marks(item);
            imports.add(
                    id,
                    ++position,
                    AsRead.content(item),
                    marks,
                    item.lineFrom(),
                    item.lineTo(),
                    marks.stream().noneMatch(Mark::doubtful),
                    false);
        }
        int pages = lines.isEmpty() ? 0 : lines.getLast().page();
        imports.read(
                id,
                AsRead.head(reading.document()),
                AsRead.headMarks(reading.document()),
                AsRead.reporting(reading),
                AsRead.duties(reading),
                pages);
    }

    @Override
    public void undo(JobRun run) {
        UUID id = UUID.fromString(run.argument());
        transaction.executeWithoutResult(status -> {
            Import.State end = run.cancelled() ? Import.State.CANCELLED : Import.State.FAILED;
            if (imports.state(id, Import.State.READING, end)) {
                imports.clear(id);
                imports.find(id).ifPresent(left -> documents.release(left.documentId(), PlanDocuments.OWNER));
            }
        });
    }
}

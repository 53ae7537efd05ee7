package vn.lienthong.capability.imports;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.kernel.Ids;

/**
 * Sheets coming in: a file, its columns matched to the fields of a {@link RowType}, a job that hands the good rows over
 * and keeps the refused ones. People do it on the pages at {@link #startAt}.
 */
@Component
public class SheetImport implements DocumentGuard {

    static final String ROOM = "imports";
    static final String PATH = "/nhap-bang";
    private static final int HEAD = 60;
    private static final int TABS_LOOKED_AT = 20;

    private final ImportStore store;
    private final RowTypes types;
    private final Documents documents;
    private final Headings headings;
    private final Jobs jobs;
    private final Access access;

    SheetImport(ImportStore store, RowTypes types, Documents documents, Headings headings, Jobs jobs, Access access) {
        this.store = store;
        this.types = types;
        this.documents = documents;
        this.headings = headings;
        this.jobs = jobs;
        this.access = access;
    }

    /** Path of the page where a sheet of this kind is brought. */
    public static String startAt(String kind) {
        return PATH + "/moi/" + kind;
    }

    @Override
    public String owner() {
        return ROOM;
    }

    @Override
    public boolean mayRead(StoredDocument document) {
        return store.ownerOfDocument(document.id())
                .filter(access.actor().accountId()::equals)
                .isPresent();
    }

    /**
     * Keeps a file and guesses its tab, its headings and its columns.
     *
     * @throws SheetRefused if it is no sheet, or has no rows; nothing is kept then
     */
    @Transactional
    UUID bring(RowType type, String fileName, InputStream in) {
        access.require(type.right());
        StoredDocument document = documents.store(ROOM, fileName, in);
        SheetFile file = new SheetFile(documents.path(document.id()), document.mediaType());
        int tab = tab(type, file);
        UUID id = Ids.next();
        store.insert(id, type.kind(), access.actor().accountId(), document.id(), document.name());
        store.match(id, tab, guess(type, file, tab));
        return id;
    }

    /** Guesses again, for another tab, or for headings that stand in a line of the person's choice (0: find it). */
    @Transactional
    void look(ImportStore.Import draft, int tab, int headerLine) {
        RowType type = types.require(draft.kind());
        SheetFile file = file(draft);
        if (headerLine == 0) {
            store.match(draft.id(), tab, guess(type, file, tab));
            return;
        }
        RowSource.Line line = file.head(tab, HEAD).stream()
                .filter(candidate -> candidate.number() == headerLine)
                .findFirst()
                .orElseThrow(() -> new SheetRefused("imports.refused.header", headerLine));
        store.match(draft.id(), tab, headings.match(type, line, store.remembered(draft.kind())));
    }

    /** The tab whose headings name the most fields, so that a tab of explanations is not taken; else the fullest one. */
    private int tab(RowType type, SheetFile file) {
        int fullest = file.fullestTab();
        int best = fullest;
        long most = named(type, file, fullest);
        for (int tab = 0; tab < Math.min(file.tabs().size(), TABS_LOOKED_AT); tab++) {
            long named = tab == fullest ? most : named(type, file, tab);
            if (named > most) {
                most = named;
                best = tab;
            }
        }
        return best;
    }

    private long named(RowType type, SheetFile file, int tab) {
        List<RowSource.Line> head = file.head(tab, HEAD);
        return head.size() < 2
                ? 0
                : headings.find(type, head, store.remembered(type.kind())).fields().stream()
                        .filter(field -> !field.isEmpty())
                        .count();
    }

    private Headings.Matched guess(RowType type, SheetFile file, int tab) {
        List<RowSource.Line> head = file.head(tab, HEAD);
        if (head.size() < 2) {
            throw new SheetRefused("imports.refused.no-rows");
        }
        return headings.find(type, head, store.remembered(type.kind()));
    }

    /** Keeps what the person said about the columns, for this sheet and for the next of its kind. */
    @Transactional
    void match(ImportStore.Import draft, List<String> fields) {
        store.match(draft.id(), draft.tab(), new Headings.Matched(draft.headerLine(), draft.headings(), fields));
        Map<String, String> said = new HashMap<>();
        for (int column = 0; column < fields.size(); column++) {
            String heading = Headings.plain(draft.headings().get(column));
            if (!heading.isEmpty()) {
                said.merge(heading, fields.get(column), (first, second) -> first.isEmpty() ? second : first);
            }
        }
        store.remember(draft.kind(), said);
    }

    /** The first rows as they would be taken. */
    List<RowChecks.Checked> preview(ImportStore.Import draft, int most) {
        RowChecks checks = new RowChecks(draft.id(), types.require(draft.kind()), draft.fields());
        return file(draft).head(draft.tab(), most + draft.headerLine()).stream()
                .filter(line -> line.number() > draft.headerLine())
                .limit(most)
                .map(checks::check)
                .toList();
    }

    /** Starts the job, once. */
    @Transactional
    void begin(ImportStore.Import draft) {
        RowType type = types.require(draft.kind());
        access.require(type.right());
        UUID job = jobs.start(ImportJob.KIND, "imports.job", draft.id().toString(), draft.fileName());
        if (!store.begin(draft.id(), job)) {
            jobs.cancel(job);
        }
    }

    SheetFile file(ImportStore.Import draft) {
        StoredDocument document = documents.find(draft.document()).orElseThrow();
        return new SheetFile(documents.path(document.id()), document.mediaType());
    }
}

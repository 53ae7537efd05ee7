package vn.lienthong.capability.matching;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.access.AgencyDirectory;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.imports.SheetReading;
import vn.lienthong.capability.imports.SheetRefused;
import vn.lienthong.capability.jobs.Jobs;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;

/** A sheet is brought, its columns are matched, comparing is begun. */
@Component
class Bringing implements DocumentGuard {

    static final String ROOM = "matching";
    private static final int HEAD = 60;
    private static final int TABS_LOOKED_AT = 20;

    private final ListStore store;
    private final ListReach reach;
    private final Documents documents;
    private final SheetReading reading;
    private final Columns columns;
    private final Jobs jobs;
    private final Access access;
    private final Locality locality;
    private final AgencyDirectory agencies;
    private final Audit audit;
    private final Clock clock;

    Bringing(
            ListStore store,
            ListReach reach,
            Documents documents,
            SheetReading reading,
            Columns columns,
            Jobs jobs,
            Access access,
            Locality locality,
            AgencyDirectory agencies,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.documents = documents;
        this.reading = reading;
        this.columns = columns;
        this.jobs = jobs;
        this.access = access;
        this.locality = locality;
        this.agencies = agencies;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is said about a list when it is brought.
     *
     * @param requestKey made with the form; the same one twice is one list
     */
    record Said(String requestKey, Sector sector, UUID agency, Set<UUID> helpers, String title, String why) {}

    @Override
    public String owner() {
        return ROOM;
    }

    /** The sheet as it came is handed to nobody by the room of documents: it leaves as an export, with its reason. */
    @Override
    public boolean mayRead(StoredDocument document) {
        return false;
    }

    /**
     * Keeps the sheet and proposes its columns.
     *
     * @throws SheetRefused if it is no sheet or has no rows; nothing is kept then
     */
    @Transactional
    UUID bring(Said said, String fileName, InputStream in) {
        access.require(MatchingConfiguration.BRING, said.agency());
        Optional<UUID> before = store.ofRequest(said.requestKey());
        if (before.isPresent()) {
            reach.require(before.get(), MatchingConfiguration.BRING);
            return before.get();
        }
        Actor actor = access.actor();
        StoredDocument document = documents.store(ROOM, fileName, in);
        int tab = tab(document, said.sector());
        Columns.Found found = guess(document, tab, said.sector());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, VietnameseText.ZONE);
        MatchList list = new MatchList(
                Ids.next(),
                said.sector(),
                said.agency(),
                agencies.name(said.agency()).orElse(""),
                locality.agency(said.agency(), today).map(Agency::unitCode).orElse(""),
                actor.accountId(),
                actor.displayName(),
                said.title(),
                said.why(),
                document.id(),
                document.name(),
                document.sha256(),
                tab,
                found.first(),
                found.last(),
                found.headings(),
                found.fields(),
                MatchList.Status.DRAFT,
                null,
                0,
                0,
                now,
                null,
                today.plusDays(said.sector().days()),
                said.helpers());
        store.insert(list, said.requestKey());
        audit.record(
                "matching.list.brought",
                "matching-list",
                list.id().toString(),
                Map.of("sector", said.sector().code(), "sha256", document.sha256(), "why", said.why()));
        return list.id();
    }

    /** The tab whose headings name the most fields; of equals the fullest. */
    private int tab(StoredDocument document, Sector sector) {
        int best = reading.fullestTab(document);
        long most = named(document, best, sector);
        int tabs = reading.tabs(document).size();
        for (int tab = 0; tab < Math.min(tabs, TABS_LOOKED_AT); tab++) {
            long named = named(document, tab, sector);
            if (named > most) {
                best = tab;
                most = named;
            }
        }
        return best;
    }

    private long named(StoredDocument document, int tab, Sector sector) {
        List<SheetReading.Row> head = reading.head(document, tab, HEAD);
        return head.size() < 2
                ? 0
                : columns.find(head, store.remembered(sector)).named();
    }

    private Columns.Found guess(StoredDocument document, int tab, Sector sector) {
        List<SheetReading.Row> head = reading.head(document, tab, HEAD);
        if (head.size() < 2) {
            throw new SheetRefused("imports.refused.no-rows");
        }
        return columns.find(head, store.remembered(sector));
    }

    /** Looks again: another tab, or headings in lines of the person's choice (0: find them). */
    @Transactional
    void look(MatchList list, int tab, int first, int last) {
        StoredDocument document = document(list);
        Columns.Found found = first == 0
                ? guess(document, tab, list.sector())
                : columns.at(
                        reading.head(document, tab, HEAD),
                        first,
                        Math.max(first, last),
                        store.remembered(list.sector()));
        store.columns(list.id(), tab, found);
    }

    /** Keeps what the person said about the columns, for this sheet and the next of the sector, and begins comparing. */
    @Transactional
    void begin(MatchList asked, List<String> fields) {
        MatchList list = store.lock(asked.id()).orElseThrow();
        access.require(MatchingConfiguration.BRING, list.agency());
        if (list.status() != MatchList.Status.DRAFT && list.status() != MatchList.Status.STOPPED) {
            return;
        }
        store.columns(
                list.id(),
                list.tab(),
                new Columns.Found(list.headerFirst(), list.headerLast(), list.headings(), fields));
        Map<String, String> said = new HashMap<>();
        for (int column = 0; column < fields.size(); column++) {
            String heading = SheetReading.plain(list.headings().get(column));
            if (!heading.isEmpty()) {
                said.merge(heading, fields.get(column), (one, other) -> one.isEmpty() ? other : one);
            }
        }
        store.remember(list.sector(), said);
        UUID job = jobs.start(MatchWork.KIND, "matching.job", list.id().toString(), list.title());
        if (!store.begin(list.id(), job)) {
            throw new AccessDeniedException("the list is being compared already");
        }
        audit.record("matching.list.begun", "matching-list", list.id().toString(), Map.of());
    }

    /** The first rows as they would be taken. */
    List<RowMaker.Made> preview(MatchList list, List<String> fields, int most) {
        List<RowMaker.Made> made = new ArrayList<>();
        RowMaker maker = new RowMaker(list.headings(), fields);
        for (SheetReading.Row row : reading.head(document(list), list.tab(), most + list.headerLast())) {
            if (row.number() > list.headerLast() && made.size() < most) {
                made.add(maker.make(row));
            }
        }
        return made;
    }

    /** The rows around the headings, to see where they stand. */
    List<SheetReading.Row> head(MatchList list, int most) {
        return reading.head(document(list), list.tab(), most);
    }

    List<String> tabs(MatchList list) {
        return reading.tabs(document(list));
    }

    StoredDocument document(MatchList list) {
        return documents.find(Objects.requireNonNull(list.document())).orElseThrow();
    }

    /** Deletes a list with all its persons, before its time. */
    @Transactional
    void delete(MatchList asked) {
        MatchList list = store.lock(asked.id()).orElseThrow();
        access.require(MatchingConfiguration.BRING, list.agency());
        remove(list, "asked");
    }

    /** Takes the persons and the sheet away. */
    void remove(MatchList list, String because) {
        UUID job = list.job();
        if (job != null && list.status() == MatchList.Status.RUNNING) {
            jobs.cancel(job);
        }
        UUID document = list.document();
        store.delete(list.id());
        if (document != null) {
            documents.release(document, ROOM);
        }
        audit.record(
                "matching.list.deleted",
                "matching-list",
                list.id().toString(),
                Map.of("because", because, "rows", Integer.toString(list.rows())));
    }
}

package vn.lienthong.steering.progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.DocumentGuard;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.ui.SearchSource;
import vn.lienthong.kernel.Ids;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Evidence for steps: files, links, records of this program. Files are looked at by the virus scanner before they count. */
@Service
public class Proofs implements DocumentGuard {

    static final String OWNER = "progress";
    private static final int LONGEST_TITLE = 300;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final EvidenceStore store;
    private final ProgressStore plans;
    private final Progress progress;
    private final PlanBook book;
    private final Documents documents;
    private final Scanner scanner;
    private final Hands hands;
    private final History history;
    private final Access access;
    private final Locality locality;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final long limit;

    Proofs(
            EvidenceStore store,
            ProgressStore plans,
            Progress progress,
            PlanBook book,
            Documents documents,
            Scanner scanner,
            Hands hands,
            History history,
            Access access,
            Locality locality,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${lienthong.evidence-megabytes:50}") long megabytes) {
        this.store = store;
        this.plans = plans;
        this.progress = progress;
        this.book = book;
        this.documents = documents;
        this.scanner = scanner;
        this.hands = hands;
        this.history = history;
        this.access = access;
        this.locality = locality;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.limit = megabytes << 20;
    }

    /** A content that can be read from its beginning more than once: first by the scanner, then into the store. */
    public interface Content {

        InputStream open() throws IOException;

        /** Bytes. */
        long size();
    }

    /** What became of a file that was brought. */
    public sealed interface Brought {

        /**
         * It hangs on the step.
         *
         * @param waiting whether it is held back until the scanner has looked
         * @param sameAs titles of the same content elsewhere in the plan
         */
        record Kept(UUID id, boolean waiting, List<String> sameAs) implements Brought {}

        /** A virus is in it; nothing of it was kept. */
        record Infected(String virus) implements Brought {}

        /** @param key message that says what to do */
        record Refused(String key) implements Brought {}
    }

    /** Largest file, in whole megabytes. */
    long limitInMegabytes() {
        return limit >> 20;
    }

    /**
     * Hangs a file on a step. Nobody waits for the scanner but the one who brings it.
     *
     * @throws vn.lienthong.capability.documents.DocumentRefused if it cannot be stored
     */
    public Brought file(UUID stepId, String fileName, Content content, String note) throws IOException {
        Looked looked = look(stepId, content);
        if (looked instanceof Looked.No no) {
            return no.answer();
        }
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> keep(stepId, fileName, content, ((Looked.Yes) looked).scan(), note)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What is known of a file before anything is written. */
    sealed interface Looked {

        record Yes(Evidence.Scan scan) implements Looked {}

        record No(Brought answer) implements Looked {}
    }

    /** Looks at a file that somebody brings: whether the person may, how large it is, what the scanner says. */
    Looked look(UUID stepId, Content content) throws IOException {
        StepProgress step = progress.step(stepId).orElse(null);
        if (step == null) {
            return new Looked.No(new Brought.Refused("progress.refused.GONE"));
        }
        requireContributes(step);
        if (content.size() > limit) {
            return new Looked.No(new Brought.Refused("progress.refused.file-large"));
        }
        try (InputStream bytes = content.open()) {
            return switch (scanner.scan(bytes)) {
                case Scanner.Verdict.Infected infected -> {
                    transaction.executeWithoutResult(status -> audit.record(
                            "progress.evidence.infected",
                            "progress-step",
                            stepId.toString(),
                            Map.of("virus", infected.name())));
                    yield new Looked.No(new Brought.Infected(infected.name()));
                }
                case Scanner.Verdict.Clean _ -> new Looked.Yes(Evidence.Scan.CLEAN);
                case Scanner.Verdict.Away _ -> new Looked.Yes(Evidence.Scan.WAITING);
                case Scanner.Verdict.NotSetUp _ -> new Looked.Yes(Evidence.Scan.NONE);
            };
        }
    }

    /** Keeps a file that was looked at; in the caller's transaction. */
    Brought keep(UUID stepId, String fileName, Content content, Evidence.Scan scan, String note) {
        StepProgress step = held(stepId).orElse(null);
        if (step == null) {
            return new Brought.Refused("progress.refused.GONE");
        }
        StoredDocument stored;
        try (InputStream bytes = content.open()) {
            stored = documents.store(OWNER, harmless(fileName), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> same = store.same(step.planId(), stored.sha256()).stream()
                .map(Evidence::title)
                .toList();
        UUID id = add(
                step, Evidence.Kind.FILE, stored.name(), "", stored.id(), stored.sha256(), stored.size(), scan, note);
        return new Brought.Kept(id, scan == Evidence.Scan.WAITING, same);
    }

    /** A name without marks that turn the writing direction: they make "exe.fdp" look like a paper. */
    static String harmless(String fileName) {
        return fileName.replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]", "");
    }

    /** Hangs a link on a step, or a record of this program by its address (beginning with a slash). */
    @Transactional
    public ActOutcome link(UUID stepId, String title, String address, String note) {
        StepProgress step = held(stepId).orElse(null);
        if (step == null) {
            return new ActOutcome.Refused("", "progress.refused.GONE");
        }
        String where = VietnameseText.compose(address).strip();
        boolean own = where.startsWith("/") && !where.startsWith("//") && !where.contains("\\");
        if (!own && !isLink(where)) {
            return new ActOutcome.Refused("address", "progress.refused.address");
        }
        String words = title.isBlank() ? where : title.strip();
        if (words.length() > LONGEST_TITLE || where.length() > 2000) {
            return new ActOutcome.Refused("title", "progress.refused.title-long");
        }
        UUID id = add(
                step,
                own ? Evidence.Kind.RECORD : Evidence.Kind.LINK,
                words,
                where,
                null,
                "",
                0,
                Evidence.Scan.NONE,
                note);
        return new ActOutcome.Done(id);
    }

    /**
     * Hangs a record of this program on a step, as it was found.
     *
     * @param kind the source that found it
     */
    @Transactional
    public ActOutcome record(UUID stepId, String kind, SearchSource.Found found, String note) {
        StepProgress step = held(stepId).orElse(null);
        if (step == null) {
            return new ActOutcome.Refused("", "progress.refused.GONE");
        }
        UUID id = add(
                step,
                Evidence.Kind.RECORD,
                found.title().length() > LONGEST_TITLE ? found.title().substring(0, LONGEST_TITLE) : found.title(),
                found.path(),
                null,
                "",
                0,
                Evidence.Scan.NONE,
                note);
        String path = found.path().replaceFirst("[?#].*$", "");
        store.isRecord(id, kind, path.substring(path.lastIndexOf('/') + 1));
        return new ActOutcome.Done(id);
    }

    private static boolean isLink(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Takes a piece of evidence off: who brought it, who directs the item. A closed step that needs one keeps its last. */
    @Transactional
    public ActOutcome remove(UUID evidenceId, String why) {
        Evidence one = store.find(evidenceId).orElse(null);
        StepProgress step = one == null ? null : locked(one.stepId()).orElse(null);
        if (one == null || step == null) {
            return new ActOutcome.Refused("", "progress.refused.GONE");
        }
        ItemProgress item = progress.item(one.itemId()).orElseThrow();
        UUID account = access.actorIfAny().map(Actor::accountId).orElse(null);
        hands.require(
                hands.directs(item)
                        || (Objects.equals(account, one.by())
                                && book.item(one.itemId()).isPresent()),
                Hands.WORK,
                evidenceId);
        if (step.state() == StepState.DONE && step.needsEvidence() && step.evidence() <= 1 && one.readable()) {
            return new ActOutcome.Refused("", "progress.refused.last-evidence");
        }
        if (why.isBlank()) {
            return new ActOutcome.Refused("why", "progress.refused.REASON_WANTED");
        }
        store.remove(evidenceId, one.stepId(), account, why.strip(), history.now());
        history.add(History.Entry.of(step, Move.Kind.EVIDENCE, one.title(), "", why.strip()));
        audit.record("progress.evidence.removed", "progress-step", one.stepId().toString(), Map.of());
        return new ActOutcome.Done(evidenceId);
    }

    private UUID add(
            StepProgress step,
            Evidence.Kind kind,
            String title,
            String address,
            @Nullable UUID document,
            String sha256,
            long bytes,
            Evidence.Scan scan,
            String note) {
        Optional<Actor> actor = access.actorIfAny();
        UUID agency = actor.map(Actor::agencyId).orElse(null);
        UUID id = Ids.next();
        store.add(new Evidence(
                id,
                step.planId(),
                step.itemId(),
                step.stepId(),
                kind,
                title,
                address,
                document,
                sha256,
                bytes,
                scan,
                note.strip(),
                actor.map(Actor::accountId).orElse(null),
                agency == null
                        ? ""
                        : locality.agency(agency, history.today())
                                .map(Agency::name)
                                .orElse(""),
                history.now()));
        history.add(History.Entry.of(step, Move.Kind.EVIDENCE, "", title, note.strip()));
        audit.record(
                "progress.evidence.added",
                "progress-step",
                step.stepId().toString(),
                Map.of("kind", kind.name(), "sha256", sha256));
        return id;
    }

    private Optional<StepProgress> held(UUID stepId) {
        Optional<StepProgress> step = locked(stepId);
        step.ifPresent(one -> {
            requireContributes(one);
            progress.untouched(one);
        });
        return step;
    }

    private void requireContributes(StepProgress step) {
        PlanItem item = book.item(step.itemId()).orElse(null);
        hands.require(
                item != null
                        && hands.contributes(item, progress.item(step.itemId()).orElseThrow()),
                Hands.WORK,
                step.stepId());
    }

    private Optional<StepProgress> locked(UUID stepId) {
        return progress.planOf(stepId).flatMap(plan -> {
            plans.lock(plan);
            return Optional.ofNullable(progress.fresh(plan).steps().get(stepId));
        });
    }

    /** Asks the scanner about what came while it was away; those with a virus are held back for ever. */
    @Transactional
    public int scanWaiting() {
        int looked = 0;
        for (Evidence one : store.waiting()) {
            UUID document = Objects.requireNonNull(one.document());
            plans.lock(one.planId());
            try (InputStream bytes = documents.open(document)) {
                switch (scanner.scan(bytes)) {
                    case Scanner.Verdict.Clean _ -> store.scanned(one, Evidence.Scan.CLEAN);
                    case Scanner.Verdict.Infected infected -> {
                        store.scanned(one, Evidence.Scan.INFECTED);
                        audit.record(
                                "progress.evidence.infected",
                                "progress-step",
                                one.stepId().toString(),
                                Map.of("virus", infected.name()));
                    }
                    case Scanner.Verdict.Away _, Scanner.Verdict.NotSetUp _ -> {
                        return looked;
                    }
                }
                looked++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return looked;
    }

    @Override
    public String owner() {
        return OWNER;
    }

    /** Whoever sees the item, once the scanner has nothing against it. Decisions and sub-plans: whoever sees the plan. */
    @Override
    public boolean mayRead(StoredDocument document) {
        return store.ofDocument(document.id())
                .map(one -> one.readable() && book.item(one.itemId()).isPresent())
                .orElseGet(() ->
                        plans.planOfPaper(document.id()).flatMap(book::plan).isPresent());
    }
}

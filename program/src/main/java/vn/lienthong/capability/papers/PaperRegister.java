package vn.lienthong.capability.papers;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;

/** The register of issued papers: each is numbered, frozen and kept with its hash. */
@Service
public class PaperRegister {

    /**
     * A paper to be issued.
     *
     * @param paper its id, made by the room: issuing the same id twice gives the paper that is there
     * @param kind code of its {@link PaperKind}
     * @param agency that issues it
     * @param on its day
     * @param letterhead without number and day: the register fills them in
     * @param data of the template
     * @param subjects what it belongs to, such as {@code plan-item/0190…}
     * @param path page of the program where that is looked at; possibly empty
     */
    public record Order(
            UUID paper,
            String kind,
            UUID agency,
            LocalDate on,
            Letterhead letterhead,
            PaperData data,
            List<String> subjects,
            String path) {

        public Order {
            subjects = List.copyOf(subjects);
        }
    }

    private final Templates templates;
    private final Papers papers;
    private final Numbering numbering;
    private final PaperStore store;
    private final Documents documents;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    PaperRegister(
            Templates templates,
            Papers papers,
            Numbering numbering,
            PaperStore store,
            Documents documents,
            Access access,
            Audit audit,
            Clock clock) {
        this.templates = templates;
        this.papers = papers;
        this.numbering = numbering;
        this.store = store;
        this.documents = documents;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Numbers, makes and keeps a paper, all in the caller's transaction. Whether the one who acts may, the room has asked.
     *
     * @throws PaperRefused if it cannot be numbered
     */
    @Transactional
    public IssuedPaper issue(Order order) {
        PaperKind kind = templates.kind(order.kind());
        if (order.letterhead().signature().name().isBlank()) {
            throw new PaperRefused("papers.refused.no-signer");
        }
        PaperNumber number = numbering.next(order.agency(), kind.type(), order.on(), order.paper());
        Optional<IssuedPaper> there = store.find(order.paper());
        if (there.isPresent()) {
            return there.get();
        }
        Letterhead letterhead = order.letterhead().numbered(number.sign(), number.on());
        Papers.Paper paper = papers.make(order.kind(), letterhead, order.data());
        String name = number.sign().replaceAll("[/\\\\]", "-") + " " + number.year();
        StoredDocument docx = documents.store(Templates.OWNER, name + ".docx", new ByteArrayInputStream(paper.docx()));
        StoredDocument pdf = documents.store(Templates.OWNER, name + ".pdf", new ByteArrayInputStream(paper.pdf()));
        IssuedPaper issued = new IssuedPaper(
                order.paper(),
                order.kind(),
                number,
                letterhead.summary(),
                letterhead.signature().name(),
                order.subjects().isEmpty() ? "" : order.subjects().getFirst(),
                order.path(),
                docx.id(),
                docx.sha256(),
                pdf.id(),
                pdf.sha256(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                access.actorIfAny().map(Actor::displayName).orElse(""),
                null,
                null);
        store.add(issued, order.subjects());
        audit.record(
                "papers.paper.issued",
                "paper",
                order.paper().toString(),
                Map.of("sign", number.sign(), "kind", order.kind(), "docx", docx.sha256(), "pdf", pdf.sha256()));
        return issued;
    }

    /**
     * Marks an issued paper as withdrawn; it stays, and so does its number.
     *
     * @throws PaperRefused if it is withdrawn already
     */
    @Transactional
    public IssuedPaper withdraw(UUID paper, String why) {
        if (!store.withdraw(paper, clock.instant(), why)) {
            throw new PaperRefused("papers.refused.withdrawn");
        }
        audit.record("papers.paper.withdrawn", "paper", paper.toString(), Map.of("why", why));
        return store.find(paper).orElseThrow();
    }

    public Optional<IssuedPaper> find(UUID paper) {
        return store.find(paper);
    }

    /** Those of them that are in the register. */
    public List<IssuedPaper> find(Collection<UUID> papers) {
        return store.find(papers);
    }

    /** The papers that belong to something, the newest first. */
    public List<IssuedPaper> about(String subject) {
        return store.about(subject);
    }
}

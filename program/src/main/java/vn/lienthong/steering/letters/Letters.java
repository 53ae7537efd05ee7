package vn.lienthong.steering.letters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.capability.papers.IssuedPaper;
import vn.lienthong.capability.papers.Letterhead;
import vn.lienthong.capability.papers.PaperRegister;
import vn.lienthong.capability.papers.Papers;
import vn.lienthong.steering.plan.Plan;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Letters from the draft to the issued paper. */
@Service
class Letters {

    /** Start of a paper's subject: the item, and the plan. */
    static final String ITEM = "plan-item/";

    static final String PLAN = "plan/";

    private static final String PRESENTED = "letters:presented-";

    /** What came of issuing. */
    sealed interface Outcome {
        record Issued(IssuedPaper paper) implements Outcome {}

        /** Somebody else has changed it or it is a draft no more. */
        record Changed() implements Outcome {}
    }

    private final LetterStore store;
    private final LetterReach reach;
    private final LetterFacts facts;
    private final ProgressTable table;
    private final PlanBook book;
    private final Papers papers;
    private final PaperRegister register;
    private final Notify notify;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Letters(
            LetterStore store,
            LetterReach reach,
            LetterFacts facts,
            ProgressTable table,
            PlanBook book,
            Papers papers,
            PaperRegister register,
            Notify notify,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.facts = facts;
        this.table = table;
        this.book = book;
        this.papers = papers;
        this.register = register;
        this.notify = notify;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a letter about an item, with words to start from. The same id again is the same letter.
     *
     * @throws AccessDeniedException for all but the standing body of the plan
     */
    @Transactional
    public Letter draft(UUID id, Letter.Kind kind, PlanItem item) {
        if (!reach.mayDraft(item.planId())) {
            throw new AccessDeniedException(LettersConfiguration.DRAFT);
        }
        Optional<Letter> there = store.find(id);
        if (there.isPresent()) {
            return there.get();
        }
        UUID agency = reach.issuers(item.planId()).getFirst().id();
        Letterhead head = papers.letterhead(agency, "", null);
        Letter letter = new Letter(
                id,
                kind,
                item.planId(),
                item.id(),
                agency,
                item.in("lead").stream().map(PlanItem.UnitRole::name).distinct().toList(),
                facts.words(kind.paper() + ".summary", item.title()),
                facts.words(kind.paper() + ".request"),
                null,
                head.signature(),
                head.copies(),
                Letter.State.DRAFT,
                1,
                clock.instant(),
                access.actorIfAny().map(Actor::displayName).orElse(""),
                null);
        store.add(letter);
        audit.record(
                "letters.letter.drafted",
                "letter",
                id.toString(),
                Map.of("kind", kind.name(), "item", item.id().toString()));
        return letter;
    }

    /** Saves a draft. False if somebody else was quicker. */
    @Transactional
    public boolean save(Letter letter) {
        if (!reach.mayDraft(letter.plan())
                || reach.issuers(letter.plan()).stream()
                        .noneMatch(one -> one.id().equals(letter.agency()))) {
            throw new AccessDeniedException(LettersConfiguration.DRAFT);
        }
        boolean saved = store.save(letter);
        if (saved) {
            audit.record(
                    "letters.letter.edited", "letter", letter.id().toString(), Map.of("summary", letter.summary()));
        }
        return saved;
    }

    /**
     * Lays a draft before those who sign at the plan's owner; they are told. False if somebody else was quicker.
     *
     * @throws AccessDeniedException for all but the standing body of the plan
     */
    @Transactional
    public boolean present(Letter letter) {
        if (!reach.mayDraft(letter.plan())) {
            throw new AccessDeniedException(LettersConfiguration.DRAFT);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String by = access.actorIfAny().map(Actor::displayName).orElse("");
        boolean presented = store.present(letter.id(), letter.version(), now, by);
        if (presented) {
            audit.record("letters.letter.presented", "letter", letter.id().toString(), Map.of());
            UUID self = access.actorIfAny().map(Actor::accountId).orElse(null);
            notify.tell(reach.signers(letter.plan()).stream()
                    .filter(account -> !account.equals(self))
                    .map(account -> new Notice(
                            account,
                            PRESENTED + letter.id() + ":" + now,
                            LettersConfiguration.SIGN_KIND,
                            "letters.notice.presented",
                            List.of(letter.summary(), by),
                            letter.path(),
                            Urgency.TASK,
                            letter.answerBy()))
                    .toList());
        }
        return presented;
    }

    /** Drops a draft. */
    @Transactional
    public boolean drop(Letter letter) {
        if (!reach.mayDraft(letter.plan())) {
            throw new AccessDeniedException(LettersConfiguration.DRAFT);
        }
        boolean dropped = store.move(letter.id(), letter.version(), Letter.State.DROPPED);
        if (dropped) {
            notify.settle(PRESENTED + letter.id() + ":");
            audit.record("letters.letter.dropped", "letter", letter.id().toString(), Map.of());
        }
        return dropped;
    }

    /**
     * Numbers, freezes and issues a letter.
     *
     * @throws vn.lienthong.capability.papers.PaperRefused if it cannot be numbered
     */
    @Transactional
    public Outcome issue(Letter letter, LocalDate on) {
        if (!reach.mayIssue(letter.plan())) {
            throw new AccessDeniedException(LettersConfiguration.ISSUE);
        }
        if (!store.move(letter.id(), letter.version(), Letter.State.ISSUED)) {
            return register.find(letter.id()).<Outcome>map(Outcome.Issued::new).orElseGet(Outcome.Changed::new);
        }
        PlanItem item = book.item(letter.item()).orElseThrow();
        Plan plan = book.plan(letter.plan()).orElseThrow();
        IssuedPaper paper = register.issue(new PaperRegister.Order(
                letter.id(),
                letter.kind().paper(),
                letter.agency(),
                on,
                head(letter),
                facts.of(letter, plan, item),
                List.of(ITEM + item.id(), PLAN + plan.id()),
                item.path()));
        notify.settle(PRESENTED + letter.id() + ":");
        audit.record(
                "letters.letter.issued",
                "letter",
                letter.id().toString(),
                Map.of("sign", paper.number().sign()));
        return new Outcome.Issued(paper);
    }

    /** How a draft would look. */
    Papers.Paper preview(Letter letter) {
        PlanItem item = book.item(letter.item()).orElseThrow();
        Plan plan = book.plan(letter.plan()).orElseThrow();
        return papers.make(letter.kind().paper(), head(letter), facts.of(letter, plan, item));
    }

    private Letterhead head(Letter letter) {
        return papers.letterhead(letter.agency(), "", null)
                .about("", letter.summary())
                .to(letter.addressees())
                .signedBy(letter.signature())
                .copiesTo(letter.copies());
    }

    /** The table of progress of a plan, without a number. */
    Papers.Paper table(Plan plan) {
        return papers.make(LettersConfiguration.TABLE, tableHead(plan), table.of(plan));
    }

    private Letterhead tableHead(Plan plan) {
        UUID agency = reach.issuers(plan.id()).stream()
                .findFirst()
                .map(one -> one.id())
                .orElseThrow();
        return papers.letterhead(agency, "BC", null)
                .about(
                        facts.words("letters.progress.type"),
                        facts.words("letters.progress.summary", plan.head().name(facts.words("letters.unnumbered"))));
    }

    /**
     * Numbers and issues the table of progress.
     *
     * @param id of the paper: the same again is the same paper
     */
    @Transactional
    public IssuedPaper issueTable(UUID id, Plan plan, LocalDate on) {
        if (!reach.mayIssue(plan.id())) {
            throw new AccessDeniedException(LettersConfiguration.ISSUE);
        }
        UUID agency = reach.issuers(plan.id()).getFirst().id();
        return register.issue(new PaperRegister.Order(
                id,
                LettersConfiguration.TABLE,
                agency,
                on,
                tableHead(plan),
                table.of(plan),
                List.of(PLAN + plan.id()),
                "/ke-hoach/" + plan.id() + "/cong-van"));
    }
}

package vn.lienthong.capability.golive;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.golive.GoLiveProcess.Move;

/** The engine: makes moves of the process, if they are there, allowed, and nothing stands in the way. */
@Service
class GoLiveActs {

    static final String OWNER = "golive";

    private final GoLiveStore store;
    private final GoLiveReach reach;
    private final PaperLists lists;
    private final Documents documents;
    private final ObjectProvider<GoLiveCondition> conditions;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoLiveActs(
            GoLiveStore store,
            GoLiveReach reach,
            PaperLists lists,
            Documents documents,
            ObjectProvider<GoLiveCondition> conditions,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.lists = lists;
        this.documents = documents;
        this.conditions = conditions;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Upload(String name, InputStream content) {}

    /**
     * What is written down with a move.
     *
     * @param until for a check: its last day; for going live and a review: the day of the next review
     */
    record Facts(
            int version,
            LocalDate day,
            String person,
            String number,
            String words,
            @Nullable LocalDate until,
            @Nullable Upload file) {}

    /** How an act ended. */
    sealed interface Outcome {

        record Done(GoingLive system) implements Outcome {}

        /** A rule says no: a message key that says what to do. */
        record Refused(String key) implements Outcome {}
    }

    @Transactional
    public Outcome move(UUID id, String code, Facts facts) {
        GoingLive system = found(id);
        Optional<Move> found = GoLiveProcess.find(system.stage(), code);
        if (found.isEmpty()) {
            return new Outcome.Refused("golive.refused.not-now");
        }
        Move move = found.get();
        if (!reach.mayMake(move, system)) {
            throw new AccessDeniedException("golive move " + code + " of " + id);
        }
        Optional<String> no = refuses(move, system, facts.day());
        if (no.isPresent()) {
            return new Outcome.Refused(no.get());
        }
        return made(move, system, facts);
    }

    /** What a rule says against a move on a day. */
    Optional<String> refuses(Move move, GoingLive system, LocalDate day) {
        Optional<String> guard = switch (move.guard()) {
            case NONE -> Optional.<String>empty();
            case PAPERS -> missing(system).isEmpty() ? Optional.<String>empty() : Optional.of("golive.refused.papers");
            case CHECK_WANTED -> system.check() ? Optional.<String>empty() : Optional.of("golive.refused.no-check");
            case NO_CHECK -> system.check() ? Optional.of("golive.refused.check") : Optional.<String>empty();
            case CHECK_HOLDS ->
                system.checkHolds(day) && system.checkHolds(LocalDate.now(clock))
                        ? Optional.<String>empty()
                        : Optional.of("golive.refused.check-over");
        };
        return guard.isPresent() || move.to() != Stage.LIVE || system.stage() == Stage.LIVE
                ? guard
                : conditions.stream()
                        .flatMap(one -> one.against(system).stream())
                        .findFirst();
    }

    /** Papers that the list demands and that are not there. */
    List<PaperLists.Paper> missing(GoingLive system) {
        Map<String, GoLiveStore.Handed> there = store.papers(system.id());
        return lists.of(system.kind()).stream()
                .filter(PaperLists.Paper::demanded)
                .filter(paper ->
                        !there.containsKey(paper.id()) || !there.get(paper.id()).there())
                .toList();
    }

    private Outcome made(Move move, GoingLive system, Facts facts) {
        GoingLive next = system.moved(move.to(), facts.day());
        if (move.passesCheck()) {
            next = next.checked(facts.day(), facts.until());
        } else if (move.code().equals("design-changed") || move.code().equals("check-lost")) {
            // A change of the design ends the check (TT 117/2026/TT-BCA article 15).
            next = next.checked(null, null);
        }
        if (move.setsReview()) {
            next = next.reviewBy(facts.until());
        }
        if (system.version() != facts.version() || !store.update(next)) {
            return new Outcome.Refused("golive.refused.changed-meanwhile");
        }
        Upload file = facts.file();
        UUID document = file == null
                ? null
                : documents.store(OWNER, file.name(), file.content()).id();
        UUID by = access.actorIfAny().map(actor -> actor.accountId()).orElse(null);
        store.append(
                system.id(),
                system.stage(),
                new GoLiveStore.Moved(
                        0,
                        clock.instant(),
                        move.code(),
                        move.to(),
                        facts.day(),
                        by,
                        facts.person(),
                        facts.number(),
                        facts.words(),
                        facts.until(),
                        document));
        audit.record(
                "golive.system.moved",
                "system",
                system.id().toString(),
                Map.of(
                        "move", move.code(),
                        "from", system.stage().name(),
                        "to", move.to().name(),
                        "day", facts.day().toString(),
                        "number", facts.number()));
        if ((system.stage() == Stage.LIVE) != (move.to() == Stage.LIVE)) {
            events.publishEvent(new SystemLive(system.id(), move.to() == Stage.LIVE));
        }
        return new Outcome.Done(store.find(system.id()).orElseThrow());
    }

    /** The check has run out: found by the program, once. */
    @Transactional
    public void expire(UUID id) {
        GoingLive system = store.find(id).orElseThrow();
        LocalDate today = LocalDate.now(clock);
        if (system.stage() == Stage.LIVE && !system.checkHolds(today)) {
            Move move = GoLiveProcess.find(Stage.LIVE, "check-expired").orElseThrow();
            made(move, system, new Facts(system.version(), today, "", "", "", null, null));
        }
    }

    /** Says whether the system stands behind the security check, and why. */
    @Transactional
    public Outcome setCheck(UUID id, boolean wanted, String why, int version) {
        GoingLive system = found(id);
        if (!reach.manages(system.agency())) {
            throw new AccessDeniedException(GoLiveConfiguration.MANAGE + " at " + system.agency());
        }
        if (!store.check(id, wanted, why, version)) {
            return new Outcome.Refused("golive.refused.changed-meanwhile");
        }
        store.append(
                id,
                system.stage(),
                new GoLiveStore.Moved(
                        0,
                        clock.instant(),
                        wanted ? "check-set" : "check-lifted",
                        system.stage(),
                        LocalDate.now(clock),
                        access.actor().accountId(),
                        "",
                        "",
                        why,
                        null,
                        null));
        audit.record(
                "golive.check.set", "system", id.toString(), Map.of("wanted", Boolean.toString(wanted), "why", why));
        GoingLive now = store.find(id).orElseThrow();
        if (now.stage() == Stage.LIVE && !now.checkHolds(LocalDate.now(clock))) {
            expire(id);
        }
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    /** Writes down that a paper is there, or is not. */
    @Transactional
    public Outcome paper(UUID id, String paper, boolean there, String note, @Nullable Upload file) {
        GoingLive system = found(id);
        if (!reach.works(system.agency())) {
            throw new AccessDeniedException(GoLiveConfiguration.WORK + " at " + system.agency());
        }
        if (lists.of(system.kind()).stream().noneMatch(one -> one.id().equals(paper))) {
            return new Outcome.Refused("golive.refused.no-paper");
        }
        UUID document = file == null
                ? null
                : documents.store(OWNER, file.name(), file.content()).id();
        store.paper(
                id,
                new GoLiveStore.Handed(paper, there, LocalDate.now(clock), note, document),
                access.actor().accountId());
        audit.record(
                "golive.paper.set", "system", id.toString(), Map.of("paper", paper, "there", Boolean.toString(there)));
        return new Outcome.Done(system);
    }

    private GoingLive found(UUID id) {
        return store.find(id).filter(reach::sees).orElseThrow(() -> new NoSuchElementException("system"));
    }
}

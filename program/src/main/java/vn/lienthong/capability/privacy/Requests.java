package vn.lienthong.capability.privacy;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.capability.documents.StoredDocument;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.privacy.RequestProcess.By;
import vn.lienthong.capability.privacy.RequestProcess.Move;
import vn.lienthong.capability.registry.CorrectionDecided;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.kernel.VietnameseText;
import vn.lienthong.kernel.WorkingCalendar;

/** The engine: files requests and moves them along {@link RequestProcess}, with their clocks. */
@Service
class Requests {

    static final String OWNER = "privacy";

    private final RequestStore store;
    private final RequestReach reach;
    private final Terms terms;
    private final Deeds deeds;
    private final Consents consents;
    private final OwnData own;
    private final Holidays holidays;
    private final Documents documents;
    private final PrivacyNotices notices;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    Requests(
            RequestStore store,
            RequestReach reach,
            Terms terms,
            Deeds deeds,
            Consents consents,
            OwnData own,
            Holidays holidays,
            Documents documents,
            PrivacyNotices notices,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.terms = terms;
        this.deeds = deeds;
        this.consents = consents;
        this.own = own;
        this.holidays = holidays;
        this.documents = documents;
        this.notices = notices;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Upload(String name, InputStream content) {}

    /**
     * A request as it is filed.
     *
     * @param id made when the form was opened: sent twice, it is filed once
     * @param contactAgreed whether the person agrees that the contact is kept and used; else it is left out
     * @param file a proof, or null
     */
    record Filing(
            UUID id,
            Kind kind,
            UUID agency,
            Subject subject,
            List<String> targets,
            Consents.Channel channel,
            boolean contactAgreed,
            @Nullable Upload file) {}

    /** What is written down with a move. */
    record Facts(
            int version,
            String words,
            String clause,
            boolean withOthers,
            Deeds.Manner manner,
            @Nullable Upload file) {}

    /** How an act ended. */
    sealed interface Outcome {

        record Done(DataRequest request) implements Outcome {}

        /** A rule says no: a message key that says what to do. */
        record Refused(String key) implements Outcome {}
    }

    /** Files a request; whoever calls knows that it is the person, or an officer with {@code privacy.receive}. */
    @Transactional
    DataRequest file(Filing filing) {
        RequestStore.Desk desk = store.desks().stream()
                .filter(one -> one.agency().equals(filing.agency()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no desk at " + filing.agency()));
        Optional<DataRequest> there = store.find(filing.id());
        if (there.isPresent()) {
            return there.get();
        }
        Instant now = clock.instant();
        LocalDate today = today();
        WorkingCalendar calendar = holidays.calendar();
        boolean contact = filing.subject().hasContact() && filing.contactAgreed();
        boolean atPage = filing.channel() == Consents.Channel.PAGE;
        UUID by = atPage ? null : access.actor().accountId();
        String code = store.code(today.getYear());
        store.insert(new DataRequest(
                filing.id(),
                code,
                filing.kind(),
                State.RECEIVED,
                desk.agency(),
                desk.name(),
                contact ? filing.subject() : filing.subject().withoutContact(),
                filing.targets(),
                filing.channel(),
                by,
                now,
                Terms.Term.answerDue(today, calendar),
                null,
                false,
                terms.of(filing.kind()).due(today, false, calendar),
                false,
                null,
                null,
                null,
                1));
        if (contact) {
            consents.given(filing.subject().number(), PrivacyConfiguration.CONTACT, filing.channel(), code);
        }
        store.append(filing.id(), step("filed", State.RECEIVED, by, atPage, "", ""));
        attach(filing.id(), filing.file(), true);
        audit.record(
                "privacy.request.filed",
                "data-request",
                filing.id().toString(),
                Map.of(
                        "code",
                        code,
                        "kind",
                        filing.kind().name(),
                        "channel",
                        filing.channel().name()));
        DataRequest filed = store.find(filing.id()).orElseThrow();
        notices.filed(filed);
        return filed;
    }

    /** An officer of the agency moves a request. */
    @Transactional
    Outcome move(UUID id, String code, Facts facts) {
        DataRequest request = store.locked(id).orElseThrow();
        Optional<Move> move = RequestProcess.find(request.state(), request.kind(), code);
        if (move.isEmpty() || move.get().by() == By.PROGRAM) {
            return new Outcome.Refused("privacy.refused.not-now");
        }
        boolean may = move.get().by() == By.OFFICER ? reach.answers(request) : reach.knows(request);
        if (!may) {
            throw new AccessDeniedException(PrivacyConfiguration.ANSWER + " for " + id);
        }
        return made(request, move.get(), facts, access.actor().accountId(), false);
    }

    /** The person takes a request back; whoever calls knows that it is theirs. */
    @Transactional
    Outcome takeBack(UUID id) {
        DataRequest request = store.locked(id).orElseThrow();
        Optional<Move> move = RequestProcess.find(request.state(), request.kind(), "taken-back");
        return move.isEmpty()
                ? new Outcome.Refused("privacy.refused.not-now")
                : made(
                        request,
                        move.get(),
                        new Facts(request.version(), "", "", false, new Deeds.Manner(java.util.Set.of(), null), null),
                        null,
                        true);
    }

    /** What stands against a move as things are. */
    Optional<String> refuses(DataRequest request, Move move, Deeds.Manner manner) {
        if (move.code().equals("longer") && request.longer()) {
            return Optional.of("privacy.refused.longer-once");
        }
        return move.grants() && move.by() == By.OFFICER
                ? deeds.refuses(request, !move.code().equals("part"), manner)
                : Optional.empty();
    }

    private Outcome made(DataRequest request, Move move, Facts facts, @Nullable UUID by, boolean byPerson) {
        if (request.version() != facts.version()) {
            return new Outcome.Refused("privacy.refused.changed-meanwhile");
        }
        Optional<String> no = refuses(request, move, facts.manner());
        if (no.isPresent()) {
            return new Outcome.Refused(no.get());
        }
        Instant now = clock.instant();
        WorkingCalendar calendar = holidays.calendar();
        Terms.Term term = terms.of(request.kind());
        boolean first = request.state() == State.RECEIVED && move.by() == By.OFFICER;
        boolean others = move.code().equals("answered") ? facts.withOthers() : request.withOthers();
        LocalDate due = move.code().equals("longer")
                ? term.longer(request.due(), calendar)
                : move.code().equals("answered") && others
                        ? term.due(LocalDate.ofInstant(request.filedAt(), VietnameseText.ZONE), true, calendar)
                        : request.due();
        Deeds.Left left = move.grants() && move.by() == By.OFFICER
                ? deeds.done(request, facts.clause().isEmpty() ? facts.words() : facts.clause(), facts.manner())
                : new Deeds.Left(request.correction(), request.restriction());
        RequestStore.Changed to = new RequestStore.Changed(
                move.to(),
                first ? now : request.answeredAt(),
                others,
                due,
                request.longer() || move.code().equals("longer"),
                move.to().open() ? null : now,
                left.correction(),
                left.restriction());
        if (!store.update(request.id(), request.version(), to)) {
            throw new IllegalStateException("the row was locked: " + request.id());
        }
        store.append(request.id(), step(move.code(), move.to(), by, byPerson, facts.words(), facts.clause()));
        attach(request.id(), facts.file(), byPerson);
        audit.record(
                "privacy.request.moved",
                "data-request",
                request.id().toString(),
                Map.of("move", move.code(), "to", move.to().name(), "code", request.code()));
        DataRequest after = store.find(request.id()).orElseThrow();
        notices.moved(after, first || move.code().equals("taken-back"));
        return new Outcome.Done(after);
    }

    /** The police of the residence have decided the correction that a person demanded. */
    @EventListener
    @Transactional
    void on(CorrectionDecided event) {
        store.ofCorrection(event.correction())
                .filter(request -> request.state() == State.ACCEPTED)
                .ifPresent(request -> {
                    String code = event.accepted() ? "police-accepted" : "police-refused";
                    Move move = RequestProcess.find(request.state(), request.kind(), code)
                            .orElseThrow();
                    String words = own.decided(event.correction())
                            .map(OwnData.Decided::words)
                            .orElse("");
                    made(
                            request,
                            move,
                            new Facts(
                                    request.version(),
                                    words,
                                    "",
                                    request.withOthers(),
                                    new Deeds.Manner(java.util.Set.of(), null),
                                    null),
                            access.actorIfAny().map(Actor::accountId).orElse(null),
                            false);
                });
    }

    /** Adds a file; whoever calls knows that the one who sends it may. */
    @Transactional
    void attach(UUID request, @Nullable Upload file, boolean byPerson) {
        if (file != null) {
            StoredDocument stored = documents.store(OWNER, file.name(), file.content());
            store.attach(request, new RequestStore.Attached(stored.id(), stored.name(), byPerson, clock.instant()));
            audit.record(
                    "privacy.file.attached",
                    "data-request",
                    request.toString(),
                    Map.of("document", stored.id().toString()));
        }
    }

    private RequestStore.Step step(
            String code, State state, @Nullable UUID by, boolean byPerson, String words, String clause) {
        return new RequestStore.Step(0, clock.instant(), code, state, by, byPerson, words, clause);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
    }
}

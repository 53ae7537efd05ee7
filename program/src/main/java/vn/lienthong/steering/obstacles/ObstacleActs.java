package vn.lienthong.steering.obstacles;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.documents.Documents;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** What people do to an obstacle once it is raised. Each act is refused to those who may not, and leaves its line. */
@Service
class ObstacleActs {

    static final String OWNER = "obstacles";

    private final ObstacleStore store;
    private final Reach reach;
    private final Terms terms;
    private final PlanBook plans;
    private final Documents documents;
    private final ObstacleNotices notices;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ObstacleActs(
            ObstacleStore store,
            Reach reach,
            Terms terms,
            PlanBook plans,
            Documents documents,
            ObstacleNotices notices,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.reach = reach;
        this.terms = terms;
        this.plans = plans;
        this.documents = documents;
        this.notices = notices;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A file as it was sent. */
    record Upload(String name, InputStream content) {}

    /** What somebody says to an obstacle, looking at a certain version of it. */
    record Saying(
            UUID obstacle,
            int version,
            String words,
            @Nullable Upload file) {}

    /** The one asked answers; then the one who raised it says whether that solves it. */
    @Transactional
    public Outcome answer(Saying saying) {
        Obstacle one = found(saying.obstacle());
        if (one.state() != Obstacle.State.WAITING) {
            return new Outcome.Refused(Outcome.Reason.NOT_NOW);
        }
        require(reach.mayAnswer(one), one);
        Outcome outcome = write(
                one.with(Obstacle.State.ANSWERED, one.asked(), clock.instant(), null),
                saying,
                Happening.Kind.ANSWERED,
                "answered");
        if (outcome instanceof Outcome.Done) {
            notices.answered(one, titleOf(one));
            events.publishEvent(new ObstacleAnswered(one.id(), one.planId(), one.itemId()));
        }
        return outcome;
    }

    /** Another agency is asked instead, with a term of its own. */
    @Transactional
    public Outcome passOn(Saying saying, UUID agency) {
        Obstacle one = found(saying.obstacle());
        if (one.state() != Obstacle.State.WAITING) {
            return new Outcome.Refused(Outcome.Reason.NOT_NOW);
        }
        require(reach.mayAnswer(one), one);
        Optional<Obstacle.Asked> asked =
                terms.ask(agency, terms.line(one.planId()).level(one.asked().level()));
        if (asked.isEmpty()) {
            return new Outcome.Refused(Outcome.Reason.AGENCY_UNKNOWN);
        }
        Obstacle next = one.with(Obstacle.State.WAITING, asked.get(), one.answeredAt(), null);
        Outcome outcome = write(next, saying, Happening.Kind.PASSED_ON, "passed-on");
        if (outcome instanceof Outcome.Done) {
            notices.settle(one);
            notices.asked(next, titleOf(one));
        }
        return outcome;
    }

    /**
     * The answer did not solve it: the same level is asked again, or the one above.
     *
     * @param up whether the level above shall see to it at once
     */
    @Transactional
    public Outcome reopen(Saying saying, boolean up) {
        Obstacle one = found(saying.obstacle());
        if (one.state() != Obstacle.State.ANSWERED) {
            return new Outcome.Refused(Outcome.Reason.NOT_NOW);
        }
        require(reach.mayEnd(one), one);
        Obstacle.Asked asked = up
                ? terms.line(one.planId())
                        .above(one.asked().level())
                        .map(terms::ask)
                        .orElseGet(() -> terms.again(one.asked()))
                : terms.again(one.asked());
        Obstacle next = one.with(Obstacle.State.WAITING, asked, null, null);
        Outcome outcome = write(next, saying, Happening.Kind.REOPENED, "reopened");
        if (outcome instanceof Outcome.Done) {
            notices.settle(one);
            notices.asked(next, titleOf(one));
        }
        return outcome;
    }

    /** Solved: the one who raised it says so. */
    @Transactional
    public Outcome close(Saying saying) {
        return end(saying, Obstacle.State.ANSWERED, Obstacle.State.CLOSED, Happening.Kind.CLOSED, "closed");
    }

    /** Taken back before anybody answered: raised by mistake, or settled by itself. */
    @Transactional
    public Outcome withdraw(Saying saying) {
        return end(saying, Obstacle.State.WAITING, Obstacle.State.WITHDRAWN, Happening.Kind.WITHDRAWN, "withdrawn");
    }

    private Outcome end(Saying saying, Obstacle.State from, Obstacle.State to, Happening.Kind kind, String act) {
        Obstacle one = found(saying.obstacle());
        if (one.state() != from) {
            return new Outcome.Refused(Outcome.Reason.NOT_NOW);
        }
        require(reach.mayEnd(one), one);
        Outcome outcome = write(one.with(to, one.asked(), one.answeredAt(), clock.instant()), saying, kind, act);
        if (outcome instanceof Outcome.Done) {
            notices.settle(one);
            events.publishEvent(new ObstacleClosed(one.id(), one.planId(), one.itemId()));
        }
        return outcome;
    }

    /** Gives a plan a line of its own. */
    @Transactional
    public void putLine(UUID plan, List<Line.Level> levels) {
        if (!reach.manages(plan)) {
            throw new AccessDeniedException(ObstacleConfiguration.MANAGE + " at plan " + plan);
        }
        store.putLine(plan, new Line(levels, true).levels());
        audit.record("obstacles.line.set", "plan", plan.toString(), Map.of("levels", levels.toString()));
    }

    private Outcome write(Obstacle next, Saying saying, Happening.Kind kind, String act) {
        if (next.version() != saying.version() || !store.update(next)) {
            return new Outcome.Refused(Outcome.Reason.CHANGED_MEANWHILE);
        }
        Instant now = clock.instant();
        Upload file = saying.file();
        UUID document = file == null
                ? null
                : documents.store(OWNER, file.name(), file.content()).id();
        Actor actor = access.actor();
        store.append(next, now, kind, actor.accountId(), saying.words(), document);
        audit.record(
                "obstacles.obstacle." + act,
                "obstacle",
                next.id().toString(),
                Map.of(
                        "level",
                        Integer.toString(next.asked().level()),
                        "asked",
                        next.asked().name()));
        return new Outcome.Done(store.find(next.id()).orElseThrow());
    }

    private Obstacle found(UUID id) {
        return store.find(id)
                .filter(one -> reach.sees(one.planId()))
                .orElseThrow(() -> new NoSuchElementException("obstacle"));
    }

    private static void require(boolean may, Obstacle one) {
        if (!may) {
            throw new AccessDeniedException("obstacle " + one.id());
        }
    }

    private String titleOf(Obstacle one) {
        return plans.item(one.itemId()).map(PlanItem::title).orElse("");
    }
}

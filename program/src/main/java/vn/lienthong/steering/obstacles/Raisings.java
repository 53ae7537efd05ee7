package vn.lienthong.steering.obstacles;

import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.access.Actor;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Raises obstacles: who may, who is asked, by which day. */
@Component
class Raisings {

    private final ObstacleStore store;
    private final PlanBook plans;
    private final Terms terms;
    private final Reach reach;
    private final Access access;
    private final Audit audit;
    private final ObstacleNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Raisings(
            ObstacleStore store,
            PlanBook plans,
            Terms terms,
            Reach reach,
            Access access,
            Audit audit,
            ObstacleNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.terms = terms;
        this.reach = reach;
        this.access = access;
        this.audit = audit;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    Obstacle raise(Obstacles.Raising raising) {
        PlanItem item = plans.item(raising.itemId()).orElseThrow(() -> new NoSuchElementException("item"));
        if (!reach.mayRaise(item)) {
            throw new AccessDeniedException(ObstacleConfiguration.RAISE + " at " + item.id());
        }
        UUID step = raising.stepId();
        if (step != null && item.steps().stream().noneMatch(one -> one.id().equals(step))) {
            throw new NoSuchElementException("step");
        }
        Actor actor = access.actor();
        UUID own = Objects.requireNonNull(actor.agencyId());
        Obstacle obstacle = new Obstacle(
                raising.id(),
                item.planId(),
                item.id(),
                step,
                raising.title(),
                raising.details(),
                raising.category(),
                raising.wanted(),
                own,
                terms.standing(own).map(Agency::name).orElse(""),
                actor.accountId(),
                clock.instant(),
                Obstacle.State.WAITING,
                asked(terms.line(item.planId()), raising.asked()),
                null,
                null,
                1);
        if (!store.insert(obstacle)) {
            return store.find(raising.id()).orElseThrow();
        }
        store.append(obstacle, obstacle.raisedAt(), Happening.Kind.RAISED, actor.accountId(), "", null);
        audit.record(
                "obstacles.obstacle.raised",
                "obstacle",
                obstacle.id().toString(),
                Map.of("item", item.id().toString(), "asked", obstacle.asked().name(), "title", obstacle.title()));
        notices.asked(obstacle, item.title());
        events.publishEvent(new ObstacleRaised(obstacle.id(), obstacle.planId(), obstacle.itemId()));
        return obstacle;
    }

    private Obstacle.Asked asked(Line line, @Nullable UUID agency) {
        return agency == null
                ? terms.ask(line.level(1))
                : terms.ask(agency, line.level(0)).orElseThrow(() -> new NoSuchElementException("agency"));
    }
}

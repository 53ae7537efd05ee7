package vn.lienthong.steering.obstacles;

import java.time.Clock;
import java.time.LocalDate;
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
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.steering.plan.PlanBook;
import vn.lienthong.steering.plan.PlanItem;

/** Raises obstacles: who may, who is asked, by which day. */
@Component
class Raisings {

    private final ObstacleStore store;
    private final PlanBook plans;
    private final Locality locality;
    private final Holidays holidays;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Raisings(
            ObstacleStore store,
            PlanBook plans,
            Locality locality,
            Holidays holidays,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.locality = locality;
        this.holidays = holidays;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the one who acts may raise something at an item: its agency has a part in it, or it is the standing body. */
    boolean mayRaise(PlanItem item) {
        UUID own = access.actorIfAny().map(Actor::agencyId).orElse(null);
        return own != null
                && access.may(ObstacleConfiguration.RAISE, own)
                && (access.may(ObstacleConfiguration.MANAGE)
                        || item.units().stream().anyMatch(unit -> Objects.equals(unit.agencyId(), own)));
    }

    Obstacle raise(Obstacles.Raising raising) {
        PlanItem item = plans.item(raising.itemId()).orElseThrow(() -> new NoSuchElementException("item"));
        if (!mayRaise(item)) {
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
                locality.agency(own, today()).map(Agency::name).orElse(""),
                actor.accountId(),
                clock.instant(),
                Obstacle.State.WAITING,
                asked(store.line(item.planId()), raising.asked()),
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
        events.publishEvent(new ObstacleRaised(obstacle.id(), obstacle.planId(), obstacle.itemId()));
        return obstacle;
    }

    private Obstacle.Asked asked(Line line, @Nullable UUID agency) {
        if (agency == null) {
            return ask(line.level(1));
        }
        Agency asked = locality.standing(agency, today()).orElseThrow(() -> new NoSuchElementException("agency"));
        Line.Level first = line.level(0);
        return ask(new Line.Level(first.n(), asked.name(), asked.id(), first.days()));
    }

    /** The term of a level from today on. */
    Obstacle.Asked ask(Line.Level level) {
        LocalDate today = today();
        return new Obstacle.Asked(
                level.n(),
                level.agency(),
                level.name(),
                today,
                level.days(),
                holidays.calendar().plus(today, level.days()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

package vn.lienthong.steering.obstacles;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.Holidays;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.kernel.WorkingCalendar;

/** Who is asked until when. */
@Component
class Terms {

    private final ObstacleStore store;
    private final Locality locality;
    private final Holidays holidays;
    private final Clock clock;

    Terms(ObstacleStore store, Locality locality, Holidays holidays, Clock clock) {
        this.store = store;
        this.locality = locality;
        this.holidays = holidays;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whether a working day has begun since the last day: nobody is late over a weekend. */
    boolean late(Obstacle one) {
        return one.state() == Obstacle.State.WAITING
                && one.asked().due().isBefore(calendar().onOrBefore(today()));
    }

    Instant now() {
        return clock.instant();
    }

    WorkingCalendar calendar() {
        return holidays.calendar();
    }

    /** Asks a level of the line, from today on. */
    Obstacle.Asked ask(Line.Level level) {
        String name = level.agency() == null
                ? level.name()
                : standing(level.agency()).map(Agency::name).orElse(level.name());
        UUID agency = level.agency() == null
                ? null
                : standing(level.agency()).map(Agency::id).orElse(null);
        return from(level.n(), agency, name, level.days());
    }

    /** Asks a certain agency at a level; nobody if it does not stand today. */
    Optional<Obstacle.Asked> ask(UUID agency, Line.Level level) {
        return standing(agency).map(found -> from(level.n(), found.id(), found.name(), level.days()));
    }

    /** Asks the same again, from today on. */
    Obstacle.Asked again(Obstacle.Asked asked) {
        return from(asked.level(), asked.agency(), asked.name(), asked.days());
    }

    /** The agency that has an agency's duties today. */
    Optional<Agency> standing(UUID agency) {
        return locality.standing(agency, today());
    }

    Line line(UUID plan) {
        return store.line(plan);
    }

    private Obstacle.Asked from(int level, @Nullable UUID agency, String name, int days) {
        LocalDate today = today();
        return new Obstacle.Asked(level, agency, name, today, days, calendar().plus(today, days));
    }
}

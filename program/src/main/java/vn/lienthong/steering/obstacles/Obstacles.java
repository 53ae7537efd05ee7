package vn.lienthong.steering.obstacles;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The obstacles for the other rooms of steering. Whether the reader may see the plan is asked where a plan is opened. */
@Service
public class Obstacles {

    private final ObstacleStore store;
    private final Raisings raisings;

    Obstacles(ObstacleStore store, Raisings raisings) {
        this.store = store;
        this.raisings = raisings;
    }

    /**
     * What somebody says stands in the way.
     *
     * @param id made when the form was opened: sent twice, it is raised once
     * @param stepId null for the whole item
     * @param asked the agency that is asked; null asks the standing body at once
     */
    public record Raising(
            UUID id,
            UUID itemId,
            @Nullable UUID stepId,
            String title,
            String details,
            Obstacle.Category category,
            String wanted,
            @Nullable UUID asked) {}

    /**
     * Raises an obstacle in the name of the one who acts, for that person's agency.
     *
     * @throws AccessDeniedException if the person may not: the agency has no part in the item, and it is not the standing
     *     body
     * @throws java.util.NoSuchElementException if there is no such item, step or agency
     */
    @Transactional
    public Obstacle raise(Raising raising) {
        return raisings.raise(raising);
    }

    /** An obstacle. */
    public Optional<Obstacle> find(UUID id) {
        return store.find(id);
    }

    /** What is open in a plan, the nearest day first. */
    public List<Obstacle> open(UUID plan) {
        return store.open(plan);
    }

    /** Every obstacle of an item, open ones first, then the newest. */
    public List<Obstacle> of(UUID item) {
        return store.of(item);
    }

    /**
     * The obstacles of a plan to which something happened in a period: raised, escalated, answered, closed. As they stand
     * now; their days say what happened when.
     *
     * @param from first day, Vietnamese time
     * @param to last day, included
     */
    public List<Obstacle> between(UUID plan, LocalDate from, LocalDate to) {
        return store.between(plan, from, to);
    }

    /** The obstacles of a plan that nobody had closed by the end of a day. */
    public List<Obstacle> openOn(UUID plan, LocalDate day) {
        return store.openOn(plan, day);
    }
}

package vn.lienthong.steering.sites;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The places for the other rooms of steering. Whether the reader may see the plan is asked where a plan is opened. */
@Service
public class Sites {

    private final SiteStore store;

    Sites(SiteStore store) {
        this.store = store;
    }

    /** The places of an item, running ones first. */
    public List<Site> of(UUID item) {
        return store.of(item);
    }

    /** The places of a plan. */
    public List<Site> ofPlan(UUID plan) {
        return store.ofPlans(List.of(plan));
    }

    /**
     * The places of a plan that went on or were stopped in a period, as they stand now.
     *
     * @param from first day, as said by who wrote it down
     * @param to last day, included
     */
    public List<Site> movedBetween(UUID plan, LocalDate from, LocalDate to) {
        return store.movedBetween(plan, from, to);
    }
}

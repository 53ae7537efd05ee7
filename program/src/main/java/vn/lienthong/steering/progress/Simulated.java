package vn.lienthong.steering.progress;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.kernel.SimulatedTime;

/**
 * For invented records only: acts that pretend to happen at an earlier moment, so that a newcomer finds a plan with months
 * of history. No page and no interface leads here.
 */
public final class Simulated {

    private Simulated() {}

    /** Does the work as if it happened at the moment; together with {@code Access.actAs} as somebody. */
    public static void at(Instant moment, Runnable work) {
        SimulatedTime.at(moment, work);
    }

    static Optional<Instant> moment() {
        return SimulatedTime.moment();
    }
}

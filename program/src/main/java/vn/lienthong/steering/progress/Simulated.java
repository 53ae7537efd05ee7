package vn.lienthong.steering.progress;

import java.time.Instant;
import java.util.Optional;

/**
 * For invented records only: acts that pretend to happen at an earlier moment, so that a newcomer finds a plan with months
 * of history. No page and no interface leads here.
 */
public final class Simulated {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private Simulated() {}

    /** Does the work as if it happened at the moment; together with {@code Access.actAs} as somebody. */
    public static void at(Instant moment, Runnable work) {
        ScopedValue.where(MOMENT, moment).run(work);
    }

    static Optional<Instant> moment() {
        return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
    }
}

package vn.lienthong.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * For invented records only: acts that pretend to happen at an earlier moment, so that a newcomer finds months of history.
 * Holds within one call and its thread; no page and no interface leads here. The audit trail keeps the {@link #real} time.
 */
public final class SimulatedTime {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private SimulatedTime() {}

    /** Does the work as if it happened at the moment. */
    public static void at(Instant moment, Runnable work) {
        ScopedValue.where(MOMENT, moment).run(work);
    }

    /** The moment that is pretended, if any. */
    public static Optional<Instant> moment() {
        return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
    }

    /** A clock that shows the pretended moment while one is pretended, and else the time of the given one. */
    public static Clock over(Clock real) {
        return new Overlaid(real);
    }

    /** What the clock shows when nothing is pretended. */
    public static Instant real(Clock clock) {
        return clock instanceof Overlaid overlaid ? overlaid.real.instant() : clock.instant();
    }

    private static final class Overlaid extends Clock {

        private final Clock real;

        private Overlaid(Clock real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Overlaid(real.withZone(zone));
        }

        @Override
        public Instant instant() {
            return moment().orElseGet(real::instant);
        }
    }
}

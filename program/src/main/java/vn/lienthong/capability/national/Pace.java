package vn.lienthong.capability.national;

import java.time.Duration;
import java.util.function.LongSupplier;

/** No more asks than agreed: so many a minute, evenly, with a few saved up. Of this copy of the program. */
final class Pace {

    private static final double SAVED_SECONDS = 5;

    private final double perNano;
    private final double most;
    private final LongSupplier nanos;
    private double saved;
    private long seen;

    /** @param nanos a clock that only goes on, such as {@code System::nanoTime} */
    Pace(int perMinute, LongSupplier nanos) {
        this.perNano = perMinute / 60e9;
        this.most = Math.max(1, perMinute / 60.0 * SAVED_SECONDS);
        this.nanos = nanos;
        this.saved = most;
        this.seen = nanos.getAsLong();
    }

    /** Takes a turn if there is one within the time; then the answer is how long to wait for it, otherwise a negative one. */
    synchronized Duration take(Duration patience) {
        long now = nanos.getAsLong();
        saved = Math.min(most, saved + Math.max(0, now - seen) * perNano);
        seen = now;
        double wait = saved >= 1 ? 0 : (1 - saved) / perNano;
        if (Math.round(wait) > patience.toNanos()) {
            return Duration.ofNanos(-1);
        }
        saved -= 1;
        return Duration.ofNanos(Math.round(wait));
    }
}

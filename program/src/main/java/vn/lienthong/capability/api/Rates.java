package vn.lienthong.capability.api;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often a token may call: so many a minute, evenly or at once (the generic cell rate algorithm, one number per token). Counted
 * by each copy of the program for itself, and by a clock that is never set back.
 */
final class Rates {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 10_000;

    private final Map<UUID, Long> nextFree = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Rates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * What became of a call.
     *
     * @param remaining calls left at once
     * @param pause how long until another is let in; zero unless refused
     * @param reset how long until all are there again
     */
    record Decision(boolean admitted, int remaining, Duration pause, Duration reset) {}

    Decision take(UUID token, int perMinute) {
        long window = WINDOW.toNanos();
        long step = window / perMinute;
        long now = nanos.getAsLong();
        if (nextFree.size() > MOST_KEPT) {
            nextFree.values().removeIf(free -> free - now <= 0);
        }
        long[] wait = new long[1];
        long free = nextFree.merge(token, now + step, (before, first) -> {
            long after = Math.max(before - now, 0) + step;
            wait[0] = Math.max(0, after - window);
            return wait[0] > 0 ? before : now + after;
        });
        long used = Math.max(0, free - now);
        int left = (int) ((window - Math.min(window, used)) / step);
        return new Decision(wait[0] == 0, left, Duration.ofNanos(wait[0]), Duration.ofNanos(used));
    }
}

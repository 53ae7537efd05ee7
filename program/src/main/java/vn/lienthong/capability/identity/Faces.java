package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import vn.lienthong.idcard.chip.FaceImage;

/**
 * Faces from chips, for the minutes in which an officer compares them: in memory only, few, gone after five minutes or with the
 * next start. Seen again by the account that read the chip, and by nobody else.
 */
@Component
class Faces {

    static final Duration HELD = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private final Map<UUID, Held> held = new LinkedHashMap<>();
    private final Clock clock;

    Faces(Clock clock) {
        this.clock = clock;
    }

    private record Held(UUID account, FaceImage face, Instant until) {}

    synchronized void hold(UUID check, UUID account, FaceImage face) {
        forgetOld();
        if (held.size() >= MOST) {
            held.remove(held.keySet().iterator().next());
        }
        held.put(check, new Held(account, face, clock.instant().plus(HELD)));
        CompletableFuture.delayedExecutor(HELD.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::forgetOld);
    }

    /** The face of a check, for the account that read it. */
    synchronized Optional<FaceImage> of(UUID check, UUID account) {
        forgetOld();
        return Optional.ofNullable(held.get(check))
                .filter(one -> one.account().equals(account))
                .map(Held::face);
    }

    synchronized void forget(UUID check) {
        held.remove(check);
    }

    /** Done by a clock as well, so that a face does not wait for the next one to come. */
    synchronized void forgetOld() {
        Instant now = clock.instant();
        held.values().removeIf(one -> !one.until().isAfter(now));
    }
}

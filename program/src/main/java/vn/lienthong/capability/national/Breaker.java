package vn.lienthong.capability.national;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Leaves a register alone that fails: after so many failures in a row nothing is sent for a while, then one ask tries. One that
 * goes through closes it again. Of this copy of the program.
 */
final class Breaker {

    private final int failures;
    private final Duration pause;
    private final InstantSource clock;
    private int inARow;
    private Instant until = Instant.MIN;
    private boolean trying;

    Breaker(int failures, Duration pause, InstantSource clock) {
        this.failures = failures;
        this.pause = pause;
        this.clock = clock;
    }

    /** When it may be asked again, or empty if it may now. Who may must tell how it went. */
    synchronized Optional<Instant> closedUntil() {
        if (inARow < failures) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // A clock set back must not leave it open for ever.
        if (now.isBefore(until) && until.isBefore(now.plus(pause).plusSeconds(1))) {
            return Optional.of(until);
        }
        if (trying && now.isBefore(until.plus(pause))) {
            return Optional.of(until.plus(pause));
        }
        trying = true;
        until = now;
        return Optional.empty();
    }

    synchronized void answered() {
        inARow = 0;
        trying = false;
    }

    synchronized void failed() {
        inARow = Math.min(inARow + 1, failures);
        trying = false;
        if (inARow >= failures) {
            until = clock.instant().plus(pause);
        }
    }

    /** Whether it leaves the register alone. */
    synchronized boolean open() {
        return inARow >= failures;
    }
}

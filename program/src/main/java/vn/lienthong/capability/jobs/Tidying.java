package vn.lienthong.capability.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Once a day removes jobs that ended more than 30 days ago. */
@Component
class Tidying implements JobWork {

    static final Duration KEPT = Duration.ofDays(30);

    private final JobStore store;
    private final Clock clock;

    Tidying(JobStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "jobs.tidy";
    }

    @Override
    public void run(JobRun run) {
        store.removeEndedBefore(clock.instant().minus(KEPT));
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }
}

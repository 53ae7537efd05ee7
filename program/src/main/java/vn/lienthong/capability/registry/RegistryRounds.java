package vn.lienthong.capability.registry;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every hour: the looks of cases whose day has come go into the diary. */
@Component
class RegistryRounds implements JobWork {

    private final Deferrals deferrals;

    RegistryRounds(Deferrals deferrals) {
        this.deferrals = deferrals;
    }

    @Override
    public String kind() {
        return "registry.rounds";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        deferrals.releaseDue();
    }
}

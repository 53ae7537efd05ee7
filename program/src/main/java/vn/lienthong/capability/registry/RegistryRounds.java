package vn.lienthong.capability.registry;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every hour: the looks of cases whose day has come go into the diary, lists whose week is over go away. */
@Component
class RegistryRounds implements JobWork {

    private final Deferrals deferrals;

    private final BulkRequests lists;

    RegistryRounds(Deferrals deferrals, BulkRequests lists) {
        this.deferrals = deferrals;
        this.lists = lists;
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
        lists.takeAway();
    }
}

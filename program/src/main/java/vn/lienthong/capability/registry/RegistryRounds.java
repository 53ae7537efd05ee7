package vn.lienthong.capability.registry;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every hour: the looks of cases whose day has come go into the diary, lists whose week is over go away,
 * restrictions past their last day end, and whoever lets something wait is told. */
@Component
class RegistryRounds implements JobWork {

    private final Deferrals deferrals;

    private final BulkRequests lists;

    private final Restrictions restrictions;

    private final RegistryWatch watch;

    RegistryRounds(Deferrals deferrals, BulkRequests lists, Restrictions restrictions, RegistryWatch watch) {
        this.deferrals = deferrals;
        this.lists = lists;
        this.restrictions = restrictions;
        this.watch = watch;
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
        restrictions.liftPast();
        watch.look();
    }
}

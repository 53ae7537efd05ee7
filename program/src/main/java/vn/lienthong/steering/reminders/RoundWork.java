package vn.lienthong.steering.reminders;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every hour a round: the first after midnight gives the day's reminders, the others find what has come since. */
@Component
class RoundWork implements JobWork {

    private final Reminding reminding;
    private final ReminderStore store;

    RoundWork(Reminding reminding, ReminderStore store) {
        this.reminding = reminding;
        this.store = store;
    }

    @Override
    public String kind() {
        return "reminders.round";
    }

    @Override
    public void run(JobRun run) {
        int given = reminding.round(store.today());
        run.progress(given, given, "reminders.round.note", given);
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(1));
    }
}

package vn.lienthong.steering.reports;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every half hour opens the rounds whose day has come: each once, also after days in which the program did not run. */
@Component
class RoundOpening implements JobWork {

    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final Rounds rounds;

    RoundOpening(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public String kind() {
        return "reports.open-rounds";
    }

    @Override
    public void run(JobRun run) {
        rounds.readRegimes();
        rounds.openDue();
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(PAUSE);
    }
}

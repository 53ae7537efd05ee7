package vn.lienthong.steering.progress;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every few minutes asks the virus scanner about evidence that came while it was away. */
@Component
class Scanning implements JobWork {

    private final Proofs proofs;
    private final Scanner scanner;

    Scanning(Proofs proofs, Scanner scanner) {
        this.proofs = proofs;
        this.scanner = scanner;
    }

    @Override
    public String kind() {
        return "progress.scan";
    }

    @Override
    public Optional<Duration> cadence() {
        return scanner.isSetUp() ? Optional.of(Duration.ofMinutes(10)) : Optional.empty();
    }

    @Override
    public void run(JobRun run) {
        int looked = proofs.scanWaiting();
        run.progress(looked, looked, "progress.scan.done", looked);
    }
}

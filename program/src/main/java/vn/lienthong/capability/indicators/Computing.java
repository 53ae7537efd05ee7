package vn.lienthong.capability.indicators;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Every hour asks the rooms for the running period and the one before it: what came in late restates what was published. */
@Component
class Computing implements JobWork {

    private final Indicators indicators;
    private final Clock clock;

    Computing(Indicators indicators, Clock clock) {
        this.indicators = indicators;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "indicators.compute";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        LocalDate today = LocalDate.now(clock);
        List<Indicator> all = indicators.all().stream()
                .filter(indicator -> indicators.computable(indicator.id()))
                .toList();
        @Nullable RuntimeException trouble = null;
        for (int i = 0; i < all.size(); i++) {
            run.stopIfCancelled();
            Indicator indicator = all.get(i);
            Period now = Period.of(indicator.cadence(), today, indicator.closingDay());
            try {
                indicators.compute(indicator.id(), now.previous());
                indicators.compute(indicator.id(), now);
            } catch (RuntimeException e) {
                // One room in trouble does not leave the numbers of the others standing still.
                trouble = trouble == null ? e : trouble;
            }
            run.progress(i + 1L, all.size(), "indicators.computing", indicator.id());
        }
        if (trouble != null) {
            throw trouble;
        }
    }
}

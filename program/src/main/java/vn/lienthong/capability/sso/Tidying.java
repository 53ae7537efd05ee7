package vn.lienthong.capability.sso;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.kernel.VietnameseText;

/** Every day: keys take turns, sign-ins of long ago become numbers, what ran out is forgotten. */
@Component
class Tidying implements JobWork {

    static final int DAYS_KEPT = 90;

    private final PermitStore permits;
    private final ProxyStore proxies;
    private final LogoutNotices notices;
    private final SigningKeys keys;
    private final Assertions assertions;
    private final Clock clock;

    Tidying(
            PermitStore permits,
            ProxyStore proxies,
            LogoutNotices notices,
            SigningKeys keys,
            Assertions assertions,
            Clock clock) {
        this.permits = permits;
        this.proxies = proxies;
        this.notices = notices;
        this.keys = keys;
        this.assertions = assertions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "sso.tidy";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    @Transactional
    public void run(JobRun run) {
        keys.rotateIfDue();
        permits.tidy(
                clock.instant(),
                LocalDate.now(clock.withZone(VietnameseText.ZONE)).minusDays(DAYS_KEPT));
        proxies.tidy(clock.instant());
        assertions.tidy(clock.instant());
        notices.tidy(clock.instant().minus(Duration.ofDays(30)));
    }
}

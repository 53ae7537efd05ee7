package vn.lienthong.capability.notify;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;

/** Once a day removes mails that ended more than 90 days ago and notices read more than two years ago. */
@Component
class Tidying implements JobWork {

    static final Duration MAILS_KEPT = Duration.ofDays(90);
    static final Duration NOTICES_KEPT = Duration.ofDays(730);

    private final Outbox outbox;
    private final NoticeStore notices;
    private final Clock clock;

    Tidying(Outbox outbox, NoticeStore notices, Clock clock) {
        this.outbox = outbox;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "notify.tidy";
    }

    @Override
    public void run(JobRun run) {
        outbox.tidy(clock.instant().minus(MAILS_KEPT));
        notices.removeReadBefore(clock.instant().minus(NOTICES_KEPT));
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }
}

package vn.lienthong.capability.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.kernel.VietnameseText;

/** Deletes records of checks whose months are over. The looks themselves stay in the citizens' diaries. */
@Component
class TidyWork implements JobWork {

    private final JdbcClient database;
    private final Audit audit;
    private final Clock clock;
    private final int months;

    TidyWork(JdbcClient database, Audit audit, Clock clock, @Value("${lienthong.identity-keep-months:24}") int months) {
        if (months < 1 || months > 240) {
            throw new IllegalArgumentException("lienthong.identity-keep-months is 1 to 240, not " + months);
        }
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.months = months;
    }

    @Override
    public String kind() {
        return "identity.tidy";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    @Transactional
    public void run(JobRun run) {
        ZonedDateTime before = clock.instant().atZone(VietnameseText.ZONE).minusMonths(months);
        int gone = database.sql("delete from identity_check where at < :before")
                .param("before", before.toOffsetDateTime())
                .update();
        if (gone > 0) {
            database.sql("delete from identity_offline o where not exists (select from identity_check c where c.id = o.check_id)")
                    .update();
            audit.record("identity.check.deleted", "list", "", Map.of("lines", Integer.toString(gone)));
        }
    }
}

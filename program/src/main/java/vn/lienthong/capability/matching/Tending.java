package vn.lienthong.capability.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.kernel.VietnameseText;

/** Every hour: living lists are looked at, lists past their time lose their persons, an idle index is let go. */
@Component
class Tending implements JobWork {

    private static final Duration DRAFTS = Duration.ofDays(7);
    private static final Duration REMEMBERED = Duration.ofDays(730);

    private final ListStore lists;
    private final Bringing bringing;
    private final Living living;
    private final RegisterIndex index;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tending(
            ListStore lists,
            Bringing bringing,
            Living living,
            RegisterIndex index,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.lists = lists;
        this.bringing = bringing;
        this.living = living;
        this.index = index;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "matching.tend";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnameseText.ZONE);
        for (UUID old : lists.outdated(today, clock.instant().minus(DRAFTS))) {
            run.stopIfCancelled();
            transaction.executeWithoutResult(
                    status -> lists.lock(old).ifPresent(list -> bringing.remove(list, "retention")));
        }
        for (MatchList list : lists.all()) {
            if (list.status() == MatchList.Status.READY) {
                for (int line = living.portion(list.id(), -1); line >= 0; line = living.portion(list.id(), line)) {
                    run.stopIfCancelled();
                }
            }
        }
        transaction.executeWithoutResult(
                status -> lists.forgetKnown(clock.instant().minus(REMEMBERED)));
        index.rest();
    }
}

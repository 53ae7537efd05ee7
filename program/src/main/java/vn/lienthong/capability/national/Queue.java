package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.Access;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;

/**
 * Every minute: asks that got no answer are asked again, each in the name of who asked and with the rights they hold now. Who
 * asked is told what came of it. What was kept long enough goes.
 */
@Component
class Queue implements JobWork {

    /** First try from the queue. */
    static final Duration SOON = Duration.ofMinutes(1);

    static final Duration LONGEST_WAIT = Duration.ofDays(3);

    private static final Duration TAKEN = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final AskStore store;
    private final Asking asking;
    private final Access access;
    private final Notify notify;
    private final NationalSettings settings;
    private final NationalLists lists;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Queue(
            AskStore store,
            Asking asking,
            Access access,
            Notify notify,
            NationalSettings settings,
            NationalLists lists,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.asking = asking;
        this.access = access;
        this.notify = notify;
        this.settings = settings;
        this.lists = lists;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return "national.queue";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public void run(JobRun run) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            List<Ask> tired = store.tired(now.minus(LONGEST_WAIT));
            tired.forEach(ask -> tell(ask, "given-up"));
            store.forget(now.minus(Duration.ofDays(settings.keptDays())));
        });
        lists.forget();
        lists.goOn();
        Optional<Ask> next = take(now);
        while (next.isPresent()) {
            run.stopIfCancelled();
            again(next.get());
            next = take(now);
        }
    }

    private Optional<Ask> take(Instant now) {
        return Optional.ofNullable(
                        transaction.execute(status -> store.take(now, now.plus(TAKEN))))
                .flatMap(found -> found);
    }

    private void again(Ask ask) {
        if (ask.state() == Ask.State.ASKING) {
            store.queue(ask.id(), clock.instant());
        }
        AtomicReference<NationalOutcome> came =
                new AtomicReference<>(new NationalOutcome.Refused(NationalOutcome.Refusal.NO_RIGHT));
        try {
            access.actAs(ask.account(), () -> came.set(asking.again(ask)));
        } catch (AccessDeniedException closedAccount) {
            // Whoever asked is gone: nobody waits for the answer.
        }
        transaction.executeWithoutResult(status -> settle(ask, came.get()));
    }

    private void settle(Ask ask, NationalOutcome came) {
        switch (came) {
            case NationalOutcome.Verified done -> tell(ask, "answered");
            case NationalOutcome.LookedUp done -> tell(ask, "answered");
            case NationalOutcome.Declined done -> tell(ask, "answered");
            case NationalOutcome.Refused no -> {
                store.giveUp(ask.id());
                tell(ask, "given-up");
            }
            case NationalOutcome.NotAsked none -> {
                Instant now = clock.instant();
                Duration pause = SOON.multipliedBy(1L << Math.min(ask.tries(), 5));
                Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
                Instant theirs = none.retryAt();
                store.next(ask.id(), theirs != null && theirs.isAfter(next) ? theirs : next);
            }
        }
    }

    private void tell(Ask ask, String what) {
        notify.tell(new Notice(
                ask.account(),
                "national:" + what + ":" + ask.id(),
                NationalConfiguration.NOTICES,
                "national.notice." + what,
                List.of(ask.recordId()),
                "/quoc-gia/hoi/" + ask.id(),
                Urgency.TASK,
                null));
    }
}

package vn.lienthong.capability.national;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.jobs.JobFailure;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.capability.registry.Purpose;
import vn.lienthong.capability.registry.Use;

/**
 * Asks for the rows of a list, one after the other. A row is asked under its own id: after a crash the one that was on its way
 * goes again under the same request number, those answered never. While the register stops or fails the list pauses; the queue
 * begins it again.
 */
@Component
class ListWork implements JobWork {

    static final String KIND = "national.list";
    static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final NationalLists lists;
    private final Asking asking;
    private final Lines lines;
    private final Notify notify;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ListWork(
            NationalLists lists,
            Asking asking,
            Lines lines,
            Notify notify,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.asking = asking;
        this.lines = lines;
        this.notify = notify;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        NationalLists.NationalList list =
                lists.find(UUID.fromString(run.argument())).orElseThrow();
        if (!list.going()) {
            return;
        }
        // What was begun with the sandbox is not finished with the real register.
        if (list.sandbox() != lines.sandbox()) {
            throw new JobFailure("national.list.other-line");
        }
        Purpose purpose = Optional.ofNullable(asking.purposes().get(list.purpose()))
                .orElseThrow(() -> new JobFailure("national.list.no-right"));
        Use use = purpose.serving("list", list.record());
        Optional<NationalLists.Row> row = lists.next(list.id());
        while (row.isPresent()) {
            run.stopIfCancelled();
            Optional<Instant> pause = ask(list, row.get(), use);
            if (pause.isPresent()) {
                lists.state(list.id(), "going", "paused", pause.get());
                tellProgress(run, list, "national.list.paused");
                return;
            }
            tellProgress(run, list, "national.list.progress");
            row = lists.next(list.id());
        }
        transaction.executeWithoutResult(status -> end(list));
        run.result(NationalLists.PATH);
    }

    /** When to go on, if now is no time to. */
    private Optional<Instant> ask(NationalLists.NationalList list, NationalLists.Row row, Use use) {
        NationalOutcome outcome = asking.ask(
                Order.again(row.id(), list.service(), row.claim(), use, list.id(), row.line(), list.fields()));
        return switch (outcome) {
            case NationalOutcome.Verified done -> Optional.empty();
            case NationalOutcome.LookedUp done -> Optional.empty();
            case NationalOutcome.Declined done -> Optional.empty();
            case NationalOutcome.Refused no -> throw new JobFailure("national.list.no-right");
            case NationalOutcome.NotAsked none ->
                switch (none.why()) {
                    case BAD_ANSWER -> Optional.empty();
                    case NOT_SET_UP -> Optional.of(clock.instant().plus(PAUSE));
                    case STOPPED, BUSY -> Optional.of(later(none));
                    case NO_ANSWER ->
                        lines.caller().filter(Caller::leftAlone).isPresent()
                                ? Optional.of(later(none))
                                : Optional.empty();
                };
        };
    }

    private Instant later(NationalOutcome.NotAsked none) {
        return Objects.requireNonNullElseGet(
                none.retryAt(), () -> clock.instant().plus(PAUSE));
    }

    private void tellProgress(JobRun run, NationalLists.NationalList list, String note) {
        NationalLists.Standing standing = lists.standing(list.id());
        run.progress(standing.done() + standing.failed(), standing.rows(), note, standing.done(), standing.rows());
    }

    private void end(NationalLists.NationalList list) {
        lists.end(list);
        notify.tell(new Notice(
                list.owner(),
                "national:list:" + list.id(),
                NationalConfiguration.NOTICES,
                "national.notice.list",
                List.of(list.record()),
                NationalLists.PATH,
                Urgency.TASK,
                null));
    }

    /** Stopped by its owner, or failed: what was answered stays, and the list may go on. */
    @Override
    public void undo(JobRun run) {
        lists.state(UUID.fromString(run.argument()), "going", "stopped", null);
    }
}

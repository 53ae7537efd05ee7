package vn.lienthong.capability.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.access.Access;
import vn.lienthong.kernel.Ids;

/**
 * Runs jobs: two workers take turns at the table, a ticker carries progress out and orders in twice a second and renews
 * the leases. What a job's end means is decided in {@link #carryOut} alone.
 */
@Component
class JobRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int WORKERS = 2;
    private static final int LONGEST_TRACE = 20_000;
    private static final int TAKEOVERS = 3;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_PER_RENEWAL = 10;
    private static final int TICKS_PER_LOOK_FOR_DUE = 600;
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final JobStore store;
    private final Clock clock;
    private final ObjectProvider<JobWork> offered;
    private final Access access;
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private final Set<UUID> heavy = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Object turn = new Object();
    private final List<Thread> workers = new ArrayList<>();

    /** Known once first asked for: works may themselves need {@link Jobs}. */
    private volatile @Nullable Map<String, JobWork> works;

    private volatile boolean running;
    private final Semaphore ending = new Semaphore(0);

    JobRunner(JobStore store, Clock clock, ObjectProvider<JobWork> offered, Access access) {
        this.access = access;
        this.store = store;
        this.clock = clock;
        this.offered = offered;
    }

    void requireKnown(String kind) {
        if (!works().containsKey(kind)) {
            throw new IllegalArgumentException("no room offers jobs of kind " + kind);
        }
    }

    void wake() {
        news.release();
    }

    /** Tells a job that runs in this program at once; others learn it from the table. */
    void cancelHere(UUID job) {
        runs.values().stream().filter(run -> run.id().equals(job)).forEach(Run::requestCancel);
        wake();
    }

    @Override
    public synchronized void start() {
        running = true;
        ending.drainPermits();
        for (int i = 1; i <= WORKERS; i++) {
            workers.add(Thread.ofPlatform().daemon().name("job-" + i).start(this::takeTurns));
        }
        workers.add(Thread.ofPlatform().daemon().name("job-ticker").start(this::tickOn));
    }

    /** Lets running work come to a stop; it goes on at the next start. Work that does not stop is cut off by its lease. */
    @Override
    public synchronized void stop() {
        running = false;
        runs.values().forEach(Run::endProgram);
        news.release(WORKERS);
        ending.release();
        long end = System.nanoTime() + GRACE.toNanos();
        for (Thread worker : workers) {
            try {
                worker.join(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeTurns() {
        while (running) {
            try {
                Optional<Run> run = claim();
                if (run.isPresent()) {
                    carryOut(run.get());
                } else {
                    awaitNews();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("jobs: the table cannot be reached; looking again", e);
                pause();
            }
        }
    }

    /** Until something was asked for here, or it is time to look for what others asked for. */
    private void awaitNews() throws InterruptedException {
        boolean woken = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("jobs: looking, woken {}", woken);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Run> claim() {
        synchronized (turn) {
            List<String> kinds = works().values().stream()
                    .filter(work -> heavy.isEmpty() || !work.heavy())
                    .map(JobWork::kind)
                    .toList();
            if (kinds.isEmpty() || !running) {
                return Optional.empty();
            }
            // A new holder for each run: a program that lost a job and takes it up again must not be its own double.
            UUID holder = Ids.next();
            return store.claim(holder, kinds).map(claimed -> {
                Run run = new Run(store, holder, claimed, clock);
                runs.put(holder, run);
                if (work(run).heavy()) {
                    heavy.add(holder);
                }
                return run;
            });
        }
    }

    private void carryOut(Run run) {
        try {
            if (run.claimed().takeovers() > TAKEOVERS) {
                fail(run, new JobState.Words("jobs.failure.crashed", List.of()), reference());
            } else if (run.cancelRequested()) {
                cancel(run);
            } else {
                attempt(run);
            }
        } finally {
            runs.remove(run.holder());
            heavy.remove(run.holder());
            wake();
        }
    }

    private void attempt(Run run) {
        try {
            inItsOwnersName(run, () -> work(run).run(run));
            if (run.observed()) {
                stopped(run);
            } else {
                end(run, JobState.Status.DONE, null, null);
            }
        } catch (Run.Stopped e) {
            stopped(run);
        } catch (JobFailure e) {
            fail(run, e.words(), null);
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (run.lost() || run.programEnds() || run.cancelRequested()) {
                stopped(run);
            } else {
                trouble(run, e);
            }
        }
    }

    /** What the work does is done by its owner, for the audit trail too; one who may no longer come in does nothing. */
    private void inItsOwnersName(Run run, Step step) throws Exception {
        UUID owner = run.claimed().job().owner();
        if (owner == null) {
            step.take();
            return;
        }
        AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
        try {
            access.actAs(owner, () -> {
                try {
                    step.take();
                } catch (Exception e) {
                    trouble.set(e);
                }
            });
        } catch (AccessDeniedException e) {
            throw new JobFailure("jobs.failure.account");
        }
        Exception inside = trouble.get();
        if (inside != null) {
            throw inside;
        }
    }

    /** What a closed account began is cleared away all the same. */
    private void undoInItsOwnersName(Run run) throws Exception {
        try {
            inItsOwnersName(run, () -> work(run).undo(run));
        } catch (JobFailure accountClosed) {
            work(run).undo(run);
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    private void stopped(Run run) {
        if (run.lost()) {
            LOG.warn("job {} was taken over by another program", run.id());
        } else if (run.cancelRequested()) {
            cancel(run);
        } else {
            store.putBack(run.holder(), run.id(), Duration.ZERO, false);
        }
    }

    private void cancel(Run run) {
        undo(run, () -> end(run, JobState.Status.CANCELLED, null, null));
    }

    private void trouble(Run run, Throwable cause) {
        String reference = reference();
        JobWork.Retry retry = work(run).retry();
        int tries = run.claimed().tries();
        if (tries < retry.tries()) {
            LOG.warn(
                    "job {} ({}) failed in run {}, reference {}: again {}",
                    run.id(),
                    kind(run),
                    tries,
                    reference,
                    trace(cause));
            store.putBack(run.holder(), run.id(), retry.pauseAfter(tries), true);
        } else {
            LOG.error("job {} ({}) failed, reference {} {}", run.id(), kind(run), reference, trace(cause));
            fail(run, new JobState.Words("jobs.failure.unexpected", List.of()), reference);
        }
    }

    private void fail(Run run, JobState.Words why, @Nullable String reference) {
        undo(run, () -> end(run, JobState.Status.FAILED, why, reference));
    }

    private void undo(Run run, Runnable afterwards) {
        try {
            undoInItsOwnersName(run);
            afterwards.run();
        } catch (Exception e) {
            String reference = reference();
            LOG.error("job {} ({}) could not be undone, reference {} {}", run.id(), kind(run), reference, trace(e));
            end(run, JobState.Status.FAILED, new JobState.Words("jobs.failure.undo", List.of()), reference);
        }
    }

    private void end(Run run, JobState.Status status, JobState.@Nullable Words why, @Nullable String reference) {
        String result = status == JobState.Status.DONE ? run.result() : null;
        if (!store.finish(run.holder(), run.id(), status, run.progress(), result, why, reference)) {
            LOG.warn("job {} was taken over by another program before its end was stored", run.id());
        }
    }

    /** Twice a second news out, orders in; every fifth second the leases; now and then the housekeeping that is due. */
    private void tickOn() {
        try {
            for (int tick = 1; running || !runs.isEmpty(); tick++) {
                if (ending.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("jobs: ending");
                }
                tick(tick % TICKS_PER_RENEWAL == 0);
                if (running && tick % TICKS_PER_LOOK_FOR_DUE == 60) {
                    startDue();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(boolean renew) {
        Map<UUID, Run> mine = Map.copyOf(runs);
        if (mine.isEmpty()) {
            return;
        }
        Map<UUID, UUID> held = mine.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, run -> run.getValue().id()));
        try {
            if (renew) {
                store.renew(held);
            }
            Map<UUID, JobStore.Orders> orders = store.orders(held);
            mine.forEach((holder, run) -> {
                run.order(orders.get(holder));
                run.takeNews().ifPresent(progress -> store.progress(holder, run.id(), progress));
            });
        } catch (RuntimeException e) {
            LOG.warn("jobs: progress could not be stored; trying again", e);
        }
    }

    private void startDue() {
        try {
            store.mendTimes(works().values().stream()
                    .map(work -> work.retry().longestPause())
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO));
        } catch (RuntimeException e) {
            LOG.warn("jobs: times could not be looked at; trying again", e);
        }
        for (JobWork work : works().values()) {
            try {
                work.cadence().ifPresent(cadence -> {
                    JobState.Words title = new JobState.Words("jobs.kind." + work.kind(), List.of());
                    if (store.insertDue(Ids.next(), work.kind(), cadence, title)) {
                        wake();
                    }
                });
            } catch (RuntimeException e) {
                LOG.warn("jobs: housekeeping {} could not be started", work.kind(), e);
            }
        }
    }

    private Map<String, JobWork> works() {
        Map<String, JobWork> known = works;
        if (known == null) {
            known = offered.stream().collect(Collectors.toUnmodifiableMap(JobWork::kind, Function.identity()));
            works = known;
        }
        return known;
    }

    private JobWork work(Run run) {
        return java.util.Objects.requireNonNull(works().get(kind(run)));
    }

    private static String kind(Run run) {
        return run.claimed().job().kind();
    }

    /** Where it happened, without what the exceptions say: that may hold names and numbers of citizens. */
    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null && text.length() < LONGEST_TRACE; cause = cause.getCause()) {
            text.append(System.lineSeparator()).append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append(System.lineSeparator()).append("\tat ").append(frame);
            }
        }
        return text.toString();
    }

    private static String reference() {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }
}

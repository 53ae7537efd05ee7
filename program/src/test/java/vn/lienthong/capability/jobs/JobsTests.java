package vn.lienthong.capability.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.capability.access.Access;
import vn.lienthong.kernel.Ids;

@HouseTest
class JobsTests {

    @Autowired
    Jobs jobs;

    @Autowired
    TestWork work;

    @Autowired
    TestHeavyWork heavyWork;

    @Autowired
    JobStore store;

    @Autowired
    Access access;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    private JobState ended(UUID id) {
        await().until(() -> jobs.state(id).orElseThrow().finished());
        return jobs.state(id).orElseThrow();
    }

    private JobState after(String script, TestWork.Script course) {
        work.script(script, course);
        return ended(jobs.start("test.work", "test.title", script, "KH 112.docx", 21));
    }

    @Test
    void workIsDoneAndKeepsItsTitleItsLastLineAndItsResult() {
        JobState job = after("done", run -> {
            run.progress(3, 9, "test.note", 3, 9);
            run.result("/ke-hoach/1");
        });

        assertThat(job.status()).isEqualTo(JobState.Status.DONE);
        assertThat(job.title()).isEqualTo(new JobState.Words("test.title", List.of("KH 112.docx", 21)));
        assertThat(job.note()).isEqualTo(new JobState.Words("test.note", List.of(3, 9)));
        assertThat(job.percent()).hasValue(33);
        assertThat(job.result()).isEqualTo("/ke-hoach/1");
    }

    /** A clock that is set back and forward. */
    private static final class SetClock extends java.time.Clock {

        private java.time.Instant now = java.time.Instant.parse("2026-11-21T03:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public java.time.Instant instant() {
            return now;
        }
    }

    @Test
    void housekeepingThatIsDueRunsOnceAlsoWhenTheClockIsSetBackAndForward() throws Exception {
        SetClock clock = new SetClock();
        JobStore house = new JobStore(database, transaction, clock);
        String kind = "test.due-" + Ids.next();
        Duration hour = Duration.ofHours(1);

        assertThat(startedByMany(house, kind, hour)).isEqualTo(1);
        clock.move(Duration.ofMinutes(59));
        assertThat(startedByMany(house, kind, hour)).isZero();
        clock.move(Duration.ofDays(-1));
        assertThat(startedByMany(house, kind, hour)).as("a day back: due, once").isEqualTo(1);
        clock.move(Duration.ofMinutes(59));
        assertThat(startedByMany(house, kind, hour)).isZero();
        clock.move(Duration.ofMinutes(2));
        assertThat(startedByMany(house, kind, hour)).isEqualTo(1);
        clock.move(Duration.ofDays(1).minus(Duration.ofMinutes(80)));
        assertThat(startedByMany(house, kind, hour))
                .as("forward again, into the hour after the very first")
                .isZero();
        clock.move(Duration.ofMinutes(61));
        assertThat(startedByMany(house, kind, hour)).isEqualTo(1);
        clock.move(Duration.ofMinutes(-2));
        assertThat(startedByMany(house, kind, hour))
                .as("two computers are never set alike to the second")
                .isZero();
    }

    private int startedByMany(JobStore house, String kind, Duration cadence) throws InterruptedException {
        AtomicInteger started = new AtomicInteger();
        List<Thread> programs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            programs.add(Thread.ofVirtual().start(() -> {
                if (house.insertDue(Ids.next(), kind, cadence, new JobState.Words("jobs.kind." + kind, List.of()))) {
                    started.incrementAndGet();
                }
            }));
        }
        for (Thread program : programs) {
            program.join();
        }
        database.sql("update jobs_job set status = 'done' where kind = :kind")
                .param("kind", kind)
                .update();
        return started.get();
    }

    @Test
    void timesWrittenBeforeTheDatabasesClockWasSetBackHoldNothingUp() {
        String kind = "test.mend-" + Ids.next();
        UUID waiting = Ids.next();
        UUID running = Ids.next();
        UUID lawful = Ids.next();
        for (UUID id : List.of(waiting, running, lawful)) {
            store.insert(id, kind, null, new JobState.Words("test.title", List.of()), "");
        }
        database.sql("update jobs_job set not_before = now() + interval '1 day' where id = :id")
                .param("id", waiting)
                .update();
        database.sql("update jobs_job set not_before = now() + interval '30 minutes' where id = :id")
                .param("id", lawful)
                .update();
        database.sql("""
                        update jobs_job set status = 'running', lease_holder = :holder, lease_until = now() + interval '1 day'
                         where id = :id
                        """).param("holder", Ids.next()).param("id", running).update();

        store.mendTimes(Duration.ofHours(1));

        assertThat(store.claim(Ids.next(), List.of(kind)).orElseThrow().job().id())
                .isEqualTo(waiting);
        assertThat(store.claim(Ids.next(), List.of(kind))).isEmpty();
        assertThat(database.sql("select lease_until < now() + interval '31 seconds' from jobs_job where id = :id")
                        .param("id", running)
                        .query(Boolean.class)
                        .single())
                .as("a living program renews it, a dead one loses it")
                .isTrue();
        database.sql("delete from jobs_job where kind = :kind")
                .param("kind", kind)
                .update();
    }

    @Test
    void progressIsSeenWhileTheWorkGoesOn() {
        CountDownLatch seen = new CountDownLatch(1);
        work.script("slow", run -> {
            run.progress(1, 2, "test.note");
            seen.await();
        });
        UUID id = jobs.start("test.work", "test.title", "slow");

        await().until(() -> jobs.state(id).orElseThrow().done() == 1);
        seen.countDown();

        assertThat(ended(id).status()).isEqualTo(JobState.Status.DONE);
    }

    @Test
    void aKnownFailureIsToldAndNeverTriedAgain() {
        AtomicInteger runs = new AtomicInteger();
        JobState job = after("refused", run -> {
            runs.incrementAndGet();
            throw new JobFailure("test.refused", 12);
        });

        assertThat(job.status()).isEqualTo(JobState.Status.FAILED);
        assertThat(job.failure()).isEqualTo(new JobState.Words("test.refused", List.of(12)));
        assertThat(job.reference()).isNull();
        assertThat(runs).hasValue(1);
        assertThat(work.undone).contains("refused");
    }

    @Test
    void troubleIsTriedAsOftenAsTheKindSaysAndThenHasAReference() {
        AtomicInteger runs = new AtomicInteger();
        JobState job = after("broken", run -> {
            runs.incrementAndGet();
            throw new IllegalStateException("test: this trace belongs in the log");
        });

        assertThat(job.status()).isEqualTo(JobState.Status.FAILED);
        assertThat(job.failure()).isEqualTo(new JobState.Words("jobs.failure.unexpected", List.of()));
        assertThat(job.reference()).matches("[0-9A-F]{8}");
        assertThat(runs).hasValue(2);
    }

    @Test
    void aCancelledJobStopsAndItsLeftoversAreRemoved() {
        CountDownLatch begun = new CountDownLatch(1);
        work.script("endless", run -> {
            begun.countDown();
            while (!run.cancelled()) {
                Thread.onSpinWait();
            }
        });
        UUID id = jobs.start("test.work", "test.title", "endless");
        await().until(() -> begun.getCount() == 0);

        jobs.cancel(id);

        assertThat(ended(id).status()).isEqualTo(JobState.Status.CANCELLED);
        assertThat(work.undone).contains("endless");
    }

    @Test
    void cancellingAFinishedJobChangesNothing() {
        JobState job = after("over", run -> {});

        jobs.cancel(job.id());

        assertThat(jobs.state(job.id())).contains(job);
    }

    @Test
    void aJobStartedInATransactionThatIsRolledBackNeverWas() {
        List<UUID> started = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            started.add(jobs.start("test.work", "test.title", "never"));
            status.setRollbackOnly();
        });

        assertThat(jobs.state(started.getFirst())).isEmpty();
    }

    @Test
    void aKindThatNoRoomOffersIsRefused() {
        assertThatThrownBy(() -> jobs.start("test.unknown", "test.title", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aJobWhoseProgramDiedGoesOnAtItsCheckpointAndDoesEachBatchOnce() {
        database.sql("create table if not exists test_batch (job uuid, batch int)")
                .update();
        CountDownLatch dead = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        work.script("batches", run -> {
            int number = runs.incrementAndGet();
            int from = run.checkpoint().map(Integer::parseInt).orElse(0);
            for (int batch = from; batch < 6; batch++) {
                if (number == 1 && batch == 3) {
                    // The first program hangs, long enough for its lease to be given to another, then wakes up again.
                    dead.await();
                }
                int now = batch;
                transaction.executeWithoutResult(status -> {
                    database.sql("insert into test_batch (job, batch) values (:job, :batch)")
                            .param("job", run.id())
                            .param("batch", now)
                            .update();
                    run.checkpoint(String.valueOf(now + 1));
                });
            }
        });
        UUID id = jobs.start("test.work", "test.title", "batches");
        await().until(() -> database.sql("select count(*) from test_batch where job = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 3);

        // The lease is another's as well, or the hanging program, which still lives here, would renew it in time.
        database.sql("update jobs_job set lease_holder = gen_random_uuid(),"
                        + " lease_until = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        assertThat(ended(id).status()).isEqualTo(JobState.Status.DONE);
        dead.countDown();

        await().until(() -> runs.get() == 2);
        assertThat(database.sql("select batch from test_batch where job = :id order by batch")
                        .param("id", id)
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1, 2, 3, 4, 5);
    }

    private UUID waiting(String kind, UUID owner) {
        UUID id = Ids.next();
        store.insert(id, kind, owner, new JobState.Words("test.title", List.of()), "");
        return id;
    }

    private UUID next(String kind) {
        return store.claim(Ids.next(), List.of(kind)).orElseThrow().job().id();
    }

    @Test
    void fiftyJobsOfOneOfficerDoNotHoldUpTheOneOfAnother() {
        String kind = "test.fair-" + UUID.randomUUID();
        UUID busy = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(waiting(kind, busy));
        }
        UUID one = waiting(kind, other);

        assertThat(List.of(next(kind), next(kind), next(kind))).containsExactly(many.get(0), one, many.get(1));
    }

    @Test
    void twoProgramsNeverTakeTheSameJob() throws Exception {
        String kind = "test.race-" + UUID.randomUUID();
        for (int i = 0; i < 40; i++) {
            waiting(kind, UUID.randomUUID());
        }
        List<UUID> taken = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<Thread> programs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            programs.add(Thread.ofVirtual().start(() -> {
                UUID holder = Ids.next();
                for (var job = store.claim(holder, List.of(kind));
                        job.isPresent();
                        job = store.claim(holder, List.of(kind))) {
                    taken.add(job.get().job().id());
                }
            }));
        }
        for (Thread program : programs) {
            program.join();
        }

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatARunThatLostItsLeaseWritesIsNotKept() {
        String kind = "test.lost-" + UUID.randomUUID();
        UUID id = waiting(kind, UUID.randomUUID());
        UUID dead = Ids.next();
        UUID alive = Ids.next();
        store.claim(dead, List.of(kind));
        assertThat(store.claim(alive, List.of(kind))).isEmpty();
        database.sql("update jobs_job set lease_until = clock_timestamp() where id = :id")
                .param("id", id)
                .update();
        assertThat(store.claim(alive, List.of(kind)).orElseThrow().takeovers()).isEqualTo(1);

        JobStore.Progress progress = new JobStore.Progress(9, 9, null, null);
        store.progress(dead, id, progress);
        assertThat(store.checkpoint(dead, id, "dead")).isFalse();
        assertThat(store.finish(dead, id, JobState.Status.DONE, progress, null, null, null))
                .isFalse();
        assertThat(store.orders(java.util.Map.of(dead, id))).isEmpty();

        assertThat(store.find(id).orElseThrow().done()).isZero();
        assertThat(store.checkpoint(alive, id, "alive")).isTrue();
        assertThat(store.finish(alive, id, JobState.Status.DONE, progress, null, null, null))
                .isTrue();
    }

    @Test
    void aJobThatKeepsKillingItsProgramIsGivenUp() {
        work.script("killer", run -> {
            throw new AssertionError("a job that is given up is not run again");
        });
        UUID id = Ids.next();
        store.insert(id, "test.work", null, new JobState.Words("test.title", List.of()), "killer");
        database.sql("update jobs_job set status = 'running', lease_holder = id, takeovers = 3,"
                        + " lease_until = clock_timestamp() where id = :id")
                .param("id", id)
                .update();
        JobState job = ended(id);

        assertThat(job.status()).isEqualTo(JobState.Status.FAILED);
        assertThat(job.failure()).isEqualTo(new JobState.Words("jobs.failure.crashed", List.of()));
    }

    @Test
    void heavyWorkGoesOneAtATime() {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestWork.Script course = run -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            // Long enough for the other worker to have looked at the table meanwhile.
            work.script("light " + run.id(), other -> {});
            UUID light = jobs.start("test.work", "test.title", "light " + run.id());
            ended(light);
            together.decrementAndGet();
        };
        heavyWork.script = course;
        UUID first = jobs.start("test.heavy", "test.title", "");
        UUID second = jobs.start("test.heavy", "test.title", "");
        ended(first);
        ended(second);

        assertThat(most).hasValue(1);
    }

    @Test
    void housekeepingIsStartedOnceHoweverManyLook() {
        String kind = "test.due-" + UUID.randomUUID();
        JobState.Words title = new JobState.Words("test.title", List.of());

        assertThat(store.insertDue(Ids.next(), kind, Duration.ofDays(1), title)).isTrue();
        assertThat(store.insertDue(Ids.next(), kind, Duration.ofDays(1), title)).isFalse();
    }

    @Test
    void jobsThatEndedAMonthAgoAreTidiedAway() {
        UUID old = after("old", run -> {}).id();
        UUID young = after("young", run -> {}).id();
        database.sql("update jobs_job set finished_at = finished_at - interval '31 days' where id = :id")
                .param("id", old)
                .update();

        ended(jobs.start("jobs.tidy", "test.title", ""));

        assertThat(jobs.state(old)).isEmpty();
        assertThat(jobs.state(young)).isPresent();
    }

    @Test
    void progressIsStoredAtMostTwiceASecond() {
        Run run = new Run(store, Ids.next(), claimed(), java.time.InstantSource.system());
        for (int i = 1; i <= 10_000; i++) {
            run.progress(i, 10_000, "test.note", i);
        }

        assertThat(run.takeNews().orElseThrow().done()).isEqualTo(10_000);
        assertThat(run.takeNews()).isEmpty();
    }

    private JobStore.Claimed claimed() {
        String kind = "test.claimed-" + UUID.randomUUID();
        waiting(kind, UUID.randomUUID());
        return store.claim(Ids.next(), List.of(kind)).orElseThrow();
    }

    @Test
    void aProgramThatEndsGivesItsWorkBackAndTheNextStartGoesOnAtTheCheckpoint() {
        CountDownLatch begun = new CountDownLatch(1);
        List<String> foundAtStart = new java.util.concurrent.CopyOnWriteArrayList<>();
        String kind = "test.stop-" + UUID.randomUUID();
        StaticListableBeanFactory offered = new StaticListableBeanFactory();
        offered.addBean("work", new JobWork() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(JobRun run) {
                foundAtStart.add(run.checkpoint().orElse(""));
                run.checkpoint("half");
                if (foundAtStart.size() == 1) {
                    begun.countDown();
                    while (!run.cancelled()) {
                        Thread.onSpinWait();
                    }
                }
            }
        });
        JobRunner program =
                new JobRunner(store, java.time.Clock.systemUTC(), offered.getBeanProvider(JobWork.class), access);
        UUID id = Ids.next();
        store.insert(id, kind, null, new JobState.Words("test.title", List.of()), "");
        program.start();
        await().until(() -> begun.getCount() == 0);

        program.stop();
        assertThat(jobs.state(id).orElseThrow().status()).isEqualTo(JobState.Status.WAITING);

        program.start();
        assertThat(ended(id).status()).isEqualTo(JobState.Status.DONE);
        program.stop();
        assertThat(foundAtStart).containsExactly("", "half");
    }
}

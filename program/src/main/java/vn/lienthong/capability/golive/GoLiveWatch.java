package vn.lienthong.capability.golive;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.access.People;
import vn.lienthong.capability.access.Person;
import vn.lienthong.capability.access.Role;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.locality.Locality;
import vn.lienthong.capability.notify.Notice;
import vn.lienthong.capability.notify.Notify;
import vn.lienthong.capability.notify.Urgency;
import vn.lienthong.kernel.TypedDay;

/**
 * Sees to the days of systems in operation: a check that runs out is said 30, 7 and 1 days before and takes the system out of
 * operation when it is over; a review that is due is said, and again every week. Each notice has a key by its day, so it
 * comes once.
 */
@Component
class GoLiveWatch implements JobWork {

    /** How many days before the end of a check people are told. */
    private static final List<Integer> BEFORE = List.of(30, 7, 1);

    private static final int WEEK = 7;

    private final GoLiveStore store;
    private final GoLiveActs acts;
    private final Locality locality;
    private final People people;
    private final Notify notify;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GoLiveWatch(
            GoLiveStore store,
            GoLiveActs acts,
            Locality locality,
            People people,
            Notify notify,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.acts = acts;
        this.locality = locality;
        this.people = people;
        this.notify = notify;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "golive.watch";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) {
        for (GoingLive system : store.all()) {
            run.stopIfCancelled();
            look(system.id());
        }
    }

    /** Looks at one system as it stands now. */
    void look(UUID id) {
        transaction.executeWithoutResult(status -> {
            store.find(id).ifPresent(this::takenOver);
            acts.expire(id);
            GoingLive system = store.find(id).orElseThrow();
            if (system.stage() == Stage.EXPIRED) {
                tell(system, "expired:" + system.since(), "golive.notice.expired", system.since(), Urgency.NOW);
            } else if (system.stage() == Stage.LIVE) {
                remind(system);
            }
        });
    }

    private void remind(GoingLive system) {
        LocalDate today = LocalDate.now(clock);
        LocalDate until = system.check() ? system.checkUntil() : null;
        if (until != null) {
            long left = ChronoUnit.DAYS.between(today, until);
            BEFORE.stream()
                    .filter(days -> left <= days)
                    .min(Integer::compare)
                    .ifPresent(days ->
                            tell(system, "check:" + until + ":" + days, "golive.notice.check", until, Urgency.TASK));
        }
        LocalDate review = system.nextReview();
        if (review != null) {
            long left = ChronoUnit.DAYS.between(today, review);
            if (left <= WEEK) {
                long time = left > 0 ? -1 : -left / WEEK;
                tell(system, "review:" + review + ":" + time, "golive.notice.review", review, Urgency.TASK);
            }
        }
    }

    /** An agency that was merged into another leaves it its systems. */
    private void takenOver(GoingLive system) {
        locality.standing(system.agency(), LocalDate.now(clock))
                .filter(agency -> !agency.id().equals(system.agency()))
                .ifPresent(agency -> store.agency(system.id(), agency.id(), agency.name()));
    }

    private void tell(GoingLive system, String key, String message, LocalDate day, Urgency urgency) {
        Map<UUID, Person> all = new LinkedHashMap<>();
        people.at(system.agency(), Role.UNIT_HEAD).forEach(person -> all.put(person.account(), person));
        people.at(system.agency(), Role.UNIT_OFFICER).forEach(person -> all.put(person.account(), person));
        people.holding(GoLiveConfiguration.MANAGE, system.agency())
                .forEach(person -> all.put(person.account(), person));
        notify.tell(all.keySet().stream()
                .map(account -> new Notice(
                        account,
                        "golive:" + system.id() + ":" + key,
                        GoLiveConfiguration.NOTICE,
                        message,
                        List.of(system.name(), TypedDay.show(day)),
                        system.path(),
                        urgency,
                        day))
                .toList());
    }
}

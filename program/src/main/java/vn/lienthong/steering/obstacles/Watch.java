package vn.lienthong.steering.obstacles;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.capability.audit.Audit;
import vn.lienthong.capability.jobs.JobRun;
import vn.lienthong.capability.jobs.JobWork;
import vn.lienthong.capability.locality.Agency;
import vn.lienthong.capability.locality.HolidaysChanged;
import vn.lienthong.kernel.WorkingCalendar;

/**
 * Sees to it every hour that nothing falls silent. Each obstacle is looked at in a transaction of its own and written only in
 * the version that was looked at: two copies of the program, a run cut short, days without the program or a clock set back
 * change no obstacle twice. After days without the program an obstacle goes up one level, not several: the next level gets
 * its whole term.
 */
@Component
class Watch implements JobWork {

    /** After so many working days without a word, somebody is reminded again. */
    private static final int PATIENCE = 5;

    private final ObstacleStore store;
    private final Terms terms;
    private final ObstacleNotices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Watch(
            ObstacleStore store,
            Terms terms,
            ObstacleNotices notices,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.terms = terms;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return "obstacles.watch";
    }

    @Override
    public Optional<Duration> cadence() {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        for (Obstacle one : store.open()) {
            run.stopIfCancelled();
            look(one.id(), "");
        }
    }

    @ApplicationModuleListener
    void on(HolidaysChanged changed) {
        store.open().forEach(one -> look(one.id(), changed.why()));
    }

    /** Looks at one obstacle as it stands now. */
    void look(UUID id, String why) {
        transaction.executeWithoutResult(status -> store.find(id)
                .filter(Obstacle::isOpen)
                .map(this::takenOver)
                .map(one -> dueMoved(one, why))
                .ifPresent(one -> {
                    if (one.state() == Obstacle.State.ANSWERED) {
                        remindToClose(one);
                    } else if (!terms.late(one)) {
                        remindToAnswer(one);
                    } else {
                        late(one);
                    }
                }));
    }

    /** Agencies that were merged into others: their matters go with them, the history keeps the old names. */
    private Obstacle takenOver(Obstacle one) {
        UUID asked = one.asked().agency();
        Optional<Agency> askedNow = asked == null ? Optional.empty() : terms.standing(asked);
        Optional<Agency> raisedNow = terms.standing(one.raisedFor());
        boolean askedMoved =
                askedNow.filter(agency -> !agency.id().equals(asked)).isPresent();
        boolean raisedMoved =
                raisedNow.filter(agency -> !agency.id().equals(one.raisedFor())).isPresent();
        if (!askedMoved && !raisedMoved) {
            return one;
        }
        Obstacle.Asked before = one.asked();
        Obstacle.Asked now = askedMoved
                ? new Obstacle.Asked(
                        before.level(),
                        askedNow.orElseThrow().id(),
                        askedNow.orElseThrow().name(),
                        before.on(),
                        before.days(),
                        before.due())
                : before;
        Obstacle next = one.with(one.state(), now, one.answeredAt(), null);
        if (raisedMoved) {
            store.raisedFor(
                    one.id(),
                    raisedNow.orElseThrow().id(),
                    raisedNow.orElseThrow().name());
        }
        return written(
                        next,
                        Happening.Kind.TAKEN_OVER,
                        raisedMoved ? raisedNow.orElseThrow().name() : now.name())
                .orElse(one);
    }

    private Obstacle dueMoved(Obstacle one, String why) {
        WorkingCalendar calendar = terms.calendar();
        Obstacle.Asked asked = one.asked();
        LocalDate due = calendar.plus(asked.on(), asked.days());
        if (one.state() != Obstacle.State.WAITING || due.equals(asked.due())) {
            return one;
        }
        Obstacle next = one.with(
                one.state(),
                new Obstacle.Asked(asked.level(), asked.agency(), asked.name(), asked.on(), asked.days(), due),
                one.answeredAt(),
                null);
        return written(next, Happening.Kind.DUE_MOVED, why).orElse(one);
    }

    private void late(Obstacle one) {
        Optional<Line.Level> above = terms.line(one.planId()).above(one.asked().level());
        if (above.isEmpty()) {
            int days = terms.calendar().between(one.asked().due(), terms.today());
            notices.lateAtTheTop(one, (days - 1) / PATIENCE);
            return;
        }
        Obstacle next = one.with(Obstacle.State.WAITING, terms.ask(above.get()), one.answeredAt(), null);
        written(next, Happening.Kind.ESCALATED, "").ifPresent(after -> {
            audit.record(
                    "obstacles.obstacle.escalated",
                    "obstacle",
                    one.id().toString(),
                    java.util.Map.of(
                            "from", one.asked().name(), "to", after.asked().name()));
            notices.escalated(one, after);
            events.publishEvent(new ObstacleEscalated(one.id(), one.planId(), one.itemId()));
        });
    }

    private void remindToAnswer(Obstacle one) {
        if (terms.calendar().between(terms.today(), one.asked().due()) <= 1
                && one.asked().on().isBefore(terms.today())) {
            notices.dueSoon(one);
        }
    }

    private void remindToClose(Obstacle one) {
        if (one.answeredAt() == null) {
            return;
        }
        LocalDate since =
                one.answeredAt().atZone(vn.lienthong.kernel.VietnameseText.ZONE).toLocalDate();
        int days = terms.calendar().between(since, terms.today());
        if (days >= PATIENCE) {
            notices.closeWanted(one, since, days / PATIENCE);
        }
    }

    /** Written, unless somebody was quicker. */
    private Optional<Obstacle> written(Obstacle next, Happening.Kind kind, String words) {
        if (!store.update(next)) {
            return Optional.empty();
        }
        Obstacle after = store.find(next.id()).orElseThrow();
        store.append(after, terms.now(), kind, null, words, null);
        return Optional.of(after);
    }
}
